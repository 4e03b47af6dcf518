/// The end of a connection that is read. asyncio: `StreamReader`.
///
/// One task at a time may wait in it. A connection whose reader and writer nobody holds any more is closed; asyncio
/// closes it with the writer alone, but Swift gives a variable back after its last use, and not where its scope ends.
///
/// `@unchecked Sendable`: used on its loop's thread only, and every call checks that.
public final class StreamReader: @unchecked Sendable {
  private let loop: EventLoop
  /// The connection, as the trace knows it.
  let subject: Subject
  private let limit: Int
  private var buffer = ByteBuffer()
  private var isEnded = false
  private var error: ConnectionError?
  private var waiter: Future<Void>?
  /// The buffer is so full that the connection is not read.
  private var isPaused = false
  weak var transport: StreamTransport?

  init(loop: EventLoop, subject: Subject, limit: Int) {
    self.loop = loop
    self.subject = subject
    self.limit = limit
  }

  deinit {
    if loop.isOnOwnThread, !loop.isClosed { transport?.close() }
  }

  /// Whether everything was read and no more will come. asyncio: `at_eof`.
  public var isAtEnd: Bool {
    loop.checkThread()
    return isEnded && buffer.isEmpty
  }

  /// Reads a line with its `\n`; without one, or nothing at all, what comes before the end. asyncio: `readline`.
  /// - Throws: ``StreamError/lineTooLong(_:)``, ``ConnectionError``, ``CancelledError``.
  public func readLine(fileID: StaticString = #fileID, line: UInt32 = #line) async throws -> [UInt8] {
    do {
      return try await read(until: Self.newline, "readline", at: CallSite(fileID, line))
    } catch let error as IncompleteReadError {
      return error.partial
    } catch let error as LimitOverrunError {
      if buffer.has(Self.newline, at: error.consumed) {
        buffer.drop(error.consumed + 1)
      } else {
        buffer.drop(buffer.count)
      }
      resumeIfDrained()
      throw StreamError.lineTooLong(error.description)
    }
  }

  private static let newline: [UInt8] = [10]

  /// Reads up to and with `separator`. asyncio: `readuntil`.
  /// - Throws: ``IncompleteReadError`` when the end comes before, ``LimitOverrunError`` when it does not come within the
  ///   limit, ``StreamError``, ``ConnectionError``, ``CancelledError``.
  public func read(
    until separator: [UInt8], fileID: StaticString = #fileID, line: UInt32 = #line
  ) async throws -> [UInt8] {
    try await read(until: separator, "readuntil", at: CallSite(fileID, line))
  }

  /// Reads exactly so many bytes. asyncio: `readexactly`.
  /// - Throws: ``IncompleteReadError`` when the end comes before, ``StreamError``, ``ConnectionError``,
  ///   ``CancelledError``.
  public func read(
    exactly count: Int, fileID: StaticString = #fileID, line: UInt32 = #line
  ) async throws -> [UInt8] {
    loop.checkThread()
    guard count >= 0 else { throw StreamError.negativeCount }
    if let error { throw error }
    while buffer.count < count {
      if isEnded { throw IncompleteReadError(partial: buffer.takeAll(), expected: count) }
      try await waitForData("readexactly", at: CallSite(fileID, line))
    }
    let bytes = buffer.take(count)
    resumeIfDrained()
    return bytes
  }

  /// Reads what is there, at most so many bytes, and waits only when nothing is; nothing at the end.
  /// asyncio: `read(n)`.
  /// - Throws: ``StreamError``, ``ConnectionError``, ``CancelledError``.
  public func read(upTo count: Int, fileID: StaticString = #fileID, line: UInt32 = #line) async throws -> [UInt8] {
    loop.checkThread()
    guard count >= 0 else { throw StreamError.negativeCount }
    if let error { throw error }
    if count == 0 { return [] }
    if buffer.isEmpty, !isEnded { try await waitForData("read", at: CallSite(fileID, line)) }
    let bytes = buffer.take(count)
    resumeIfDrained()
    return bytes
  }

  /// Reads everything until the other end has written its last. asyncio: `read()`.
  /// - Throws: ``StreamError``, ``ConnectionError``, ``CancelledError``.
  public func readToEnd(fileID: StaticString = #fileID, line: UInt32 = #line) async throws -> [UInt8] {
    var all: [UInt8] = []
    while true {
      let bytes = try await read(upTo: limit, fileID: fileID, line: line)
      if bytes.isEmpty { return all }
      all += bytes
    }
  }

  private func read(until separator: [UInt8], _ name: String, at site: CallSite) async throws -> [UInt8] {
    loop.checkThread()
    guard !separator.isEmpty else { throw StreamError.emptySeparator }
    if let error { throw error }
    // Up to here no separator begins.
    var offset = 0
    while true {
      if let place = buffer.firstPlace(of: separator, from: offset) {
        guard place <= limit else {
          throw LimitOverrunError(
            description: "Separator is found, but chunk is longer than limit", consumed: place)
        }
        let bytes = buffer.take(place + separator.count)
        resumeIfDrained()
        return bytes
      }
      offset = max(offset, buffer.count + 1 - separator.count)
      guard offset <= limit else {
        throw LimitOverrunError(
          description: "Separator is not found, and chunk exceed the limit", consumed: offset)
      }
      if isEnded { throw IncompleteReadError(partial: buffer.takeAll(), expected: nil) }
      try await waitForData(name, at: site)
    }
  }

  private func waitForData(_ name: String, at site: CallSite) async throws {
    guard waiter == nil else { throw StreamError.alreadyAwaited(name) }
    // Without this, one who waits for more than the buffer takes would wait for ever.
    if isPaused { resume() }
    let waiter = Future<Void>(loop: loop, reason: .descriptor(subject, .read))
    self.waiter = waiter
    defer { self.waiter = nil }
    try await waiter.value(at: site)
  }

  private func resumeIfDrained() {
    if isPaused, buffer.count <= limit { resume() }
  }

  private func resume() {
    isPaused = false
    transport?.resumeReading()
  }

  /// Bytes have come. asyncio: `feed_data`.
  func feed(_ bytes: UnsafeRawBufferPointer) {
    buffer.append(bytes)
    wakeWaiter(with: .success(()))
    if !isPaused, buffer.count > 2 * limit, let transport {
      isPaused = true
      transport.pauseReading()
    }
  }

  /// No more will come. asyncio: `feed_eof`.
  func feedEnd() {
    isEnded = true
    wakeWaiter(with: .success(()))
  }

  /// The connection broke. asyncio: `set_exception`.
  func feed(_ error: ConnectionError) {
    self.error = error
    wakeWaiter(with: .failure(error))
  }

  /// The error that the connection broke with. asyncio: `exception`.
  var brokenBy: ConnectionError? { error }

  private func wakeWaiter(with outcome: Result<Void, any Error>) {
    guard let waiter else { return }
    self.waiter = nil
    if !waiter.isDone { waiter.conclude(with: outcome, waker: .subject(subject)) }
  }
}
