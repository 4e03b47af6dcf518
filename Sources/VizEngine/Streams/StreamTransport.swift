#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A connected socket with what is still to be sent. asyncio: `_SelectorSocketTransport` and `StreamReaderProtocol`.
///
/// Kept by its loop until it is closed, as the loop is by it: who drops a loop without closing it leaves both open.
final class StreamTransport {
  let loop: EventLoop
  let socket: StreamSocket
  let subject: Subject
  let local: SocketAddress?
  let peer: SocketAddress?
  /// Done when the connection is closed, with the error that broke it. asyncio: `StreamReaderProtocol._closed`.
  let closed: Future<Void>
  private let streams: OpenStreams
  private var descriptors: WatchedDescriptors { streams.descriptors }
  /// Weak: the user's, who closes the connection by forgetting it.
  private weak var reader: StreamReader?
  private var server: Server?
  private let outgoing: LoopbackPipe?
  private let incoming: LoopbackPipe?

  private var unsent = ByteBuffer()
  private(set) var isClosing = false
  private(set) var isReadingPaused = false
  private var isEndWritten = false
  /// `connectionLost` has happened or stands in the ready queue. asyncio: `_conn_lost`.
  private var isLost = false
  private var isClosed = false

  private var highWater = 64 * 1024
  private var lowWater = 16 * 1024
  private var isWritingPaused = false
  private var isConnectionLost = false
  private var drainWaiters: [Future<Void>] = []

  /// - Parameters:
  ///   - pipes: what is known when the other end is on the same loop, seen from the client.
  ///   - server: who accepted it; `nil` at the client's end.
  init(
    loop: EventLoop, streams: OpenStreams, socket: StreamSocket, subject: Subject, peer: SocketAddress,
    reader: StreamReader, server: Server?, pipes: LoopbackConnections.Pipes?
  ) {
    self.loop = loop
    self.streams = streams
    self.socket = socket
    self.subject = subject
    self.reader = reader
    self.server = server
    self.peer = peer
    local = socket.local
    closed = Future<Void>(loop: loop, reason: .descriptor(subject, .write))
    outgoing = server == nil ? pipes?.outgoing : pipes?.incoming
    incoming = server == nil ? pipes?.incoming : pipes?.outgoing
    reader.transport = self
    outgoing?.sender = self
    incoming?.receiver = self
    socket.setNoDelay()
    streams.unattached[socket.descriptor] = nil
    streams.transports[socket.descriptor] = self
    server?.attach(self)
  }

  /// Goes on in three turns of one pass, as asyncio's transport does: made known, then read, then awaited.
  func begin(waiter: Future<Void>, connectionMade: @escaping () -> Void) {
    loop.callSoonUnseen(connectionMade)
    loop.callSoonUnseen { [self] in startReading() }
    loop.callSoonUnseen { [self] in
      if !waiter.isDone { waiter.conclude(with: .success(()), waker: .subject(subject)) }
    }
  }

  // MARK: Reading

  private func startReading() {
    guard !isClosing, !isReadingPaused else { return }
    change { $0.reader = Reaction { [unowned self] in readReady() } }
    incoming?.awaitArrival()
  }

  func pauseReading() {
    guard !isClosing, !isReadingPaused else { return }
    isReadingPaused = true
    stopReading()
  }

  func resumeReading() {
    guard !isClosing, isReadingPaused else { return }
    isReadingPaused = false
    startReading()
  }

  private func stopReading() { change { $0.reader = nil } }

  /// Waits until the loop's selector tells of something to read.
  func awaitReadiness() {
    if socket.await(Int32(POLLIN)) { descriptors.awaitTelling(of: socket.descriptor) }
  }

  var isWatchingRead: Bool { descriptors[socket.descriptor]?.reader != nil }

  private func readReady() {
    guard !isLost else { return }
    switch socket.receive(into: streams.scratch) {
    case .again: return
    case .failed(let code): breakOff(ConnectionError(code: code))
    case .done(0):
      reader?.feedEnd()
      stopReading()
    case .done(var count):
      if let incoming { count = completeReading(count, of: incoming) }
      reader?.feed(UnsafeRawBufferPointer(rebasing: streams.scratch[..<count]))
    }
  }

  /// On a virtual clock all that was sent has come, so that it is read at once.
  private func completeReading(_ first: Int, of incoming: LoopbackPipe) -> Int {
    incoming.didReceive(first)
    var count = first
    while incoming.hasBytes, count < streams.scratch.count {
      incoming.awaitArrival()
      let rest = UnsafeMutableRawBufferPointer(rebasing: streams.scratch[count...])
      guard case .done(let more) = socket.receive(into: rest), more > 0 else { break }
      incoming.didReceive(more)
      count += more
    }
    return count
  }

  // MARK: Writing

  var bufferedCount: Int { unsent.count }

  func write(_ bytes: [UInt8]) throws(StreamError) {
    guard !isEndWritten else { throw .writeAfterEnd }
    guard !bytes.isEmpty, !isLost else { return }
    var sent = 0
    if unsent.isEmpty {
      switch bytes.withUnsafeBytes(socket.send) {
      case .done(let count):
        sent = count
        outgoing?.didSend(count)
      case .again: break
      case .failed(let code): return breakOff(ConnectionError(code: code))
      }
      if sent == bytes.count { return }
      change { $0.writer = Reaction { [unowned self] in writeReady() } }
    }
    unsent.append(bytes[sent...])
    pauseWritingIfFull()
  }

  private func writeReady() {
    guard !isLost else { return }
    switch unsent.withBytes(socket.send) {
    case .again: return
    case .failed(let code):
      stopWriting()
      breakOff(ConnectionError(code: code))
    case .done(let count):
      unsent.drop(count)
      outgoing?.didSend(count)
      resumeWritingIfDrained()
      guard unsent.isEmpty else { return }
      stopWriting()
      if isClosing { connectionLost(nil) } else if isEndWritten { endWriting() }
    }
  }

  private func stopWriting() { change { $0.writer = nil } }

  var isAwaitingRoom: Bool { descriptors[socket.descriptor]?.writer != nil }

  func writeEnd() {
    guard !isClosing, !isEndWritten else { return }
    isEndWritten = true
    if unsent.isEmpty { endWriting() }
  }

  private func endWriting() {
    socket.endWriting()
    outgoing?.didEnd()
  }

  func setWaterMarks(high: Int, low: Int) throws(StreamError) {
    guard high >= low, low >= 0 else { throw .waterMarks(high: high, low: low) }
    (highWater, lowWater) = (high, low)
    pauseWritingIfFull()
  }

  private func pauseWritingIfFull() {
    if unsent.count > highWater { isWritingPaused = true }
  }

  private func resumeWritingIfDrained() {
    guard isWritingPaused, unsent.count <= lowWater else { return }
    isWritingPaused = false
    wakeDrainWaiters(with: .success(()))
  }

  private func wakeDrainWaiters(with outcome: Result<Void, any Error>) {
    for waiter in drainWaiters where !waiter.isDone { waiter.conclude(with: outcome, waker: .subject(subject)) }
  }

  func drain(at site: CallSite) async throws {
    if isConnectionLost { throw ConnectionError.lost }
    guard isWritingPaused else { return }
    let waiter = Future<Void>(loop: loop, reason: .descriptor(subject, .write))
    drainWaiters.append(waiter)
    defer { drainWaiters.removeAll { $0 === waiter } }
    try await waiter.value(at: site)
  }

  // MARK: The end

  /// Closes it when all is sent. asyncio: `close`.
  func close() {
    guard !isClosing else { return }
    isClosing = true
    stopReading()
    guard unsent.isEmpty else { return }
    isLost = true
    stopWriting()
    loop.callSoonUnseen { [self] in connectionLost(nil) }
  }

  /// Closes it at once; what is unsent is dropped. asyncio: `abort`, `_force_close`.
  func breakOff(_ error: ConnectionError?) {
    guard !isLost else { return }
    if !unsent.isEmpty {
      unsent = ByteBuffer()
      stopWriting()
    }
    if !isClosing {
      isClosing = true
      stopReading()
    }
    isLost = true
    loop.callSoonUnseen { [self] in connectionLost(error) }
  }

  private func connectionLost(_ error: ConnectionError?) {
    guard !isClosed else { return }
    if let error { reader?.feed(error) } else { reader?.feedEnd() }
    let outcome: Result<Void, any Error> = error.map { .failure($0) } ?? .success(())
    if !closed.isDone { closed.conclude(with: outcome, waker: .subject(subject)) }
    isConnectionLost = true
    if isWritingPaused { wakeDrainWaiters(with: outcome) }
    shut()
  }

  /// Gives the descriptor back.
  func shut() {
    guard !isClosed else { return }
    (isClosed, isClosing, isLost) = (true, true, true)
    change {
      $0.reader = nil
      $0.writer = nil
    }
    streams.transports[socket.descriptor] = nil
    socket.close()
    outgoing?.didEnd()
    loop.recordFinished(subject, (), at: nil)
    server?.detach(self)
    server = nil
  }

  private func change(_ body: (inout WatchedDescriptors.Watch) -> Void) {
    let old = descriptors[socket.descriptor]
    guard !isClosed || old != nil else { return }
    var watch = old ?? .init(subject: subject, owner: incoming == nil ? .stream : .pair)
    body(&watch)
    old?.reader?.isCancelled = old?.reader !== watch.reader
    old?.writer?.isCancelled = old?.writer !== watch.writer
    do throws(SystemRefusal) { try descriptors.set(watch, for: socket.descriptor) } catch {
      breakOff(ConnectionError(code: error.code))
    }
  }
}
