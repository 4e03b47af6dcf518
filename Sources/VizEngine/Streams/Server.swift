#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Listens for connections and makes a task of each. asyncio: `Server`.
///
/// Made by ``EventLoop/startServer(host:port:limit:backlog:fileID:line:_:)``.
///
/// `@unchecked Sendable`: used on its loop's thread only, and every call checks that.
public final class Server: @unchecked Sendable {
  private struct Listener {
    var socket: StreamSocket
    var subject: Subject
    var address: SocketAddress
  }

  private let loop: EventLoop
  private let streams: OpenStreams
  private var descriptors: WatchedDescriptors { streams.descriptors }
  private let limit: Int
  private let backlog: Int32
  private let site: CallSite
  private let client: @Sendable (StreamReader, StreamWriter) -> Coroutine<Void>

  private var listeners: [Listener] = []
  private var clients: [Int32: StreamTransport] = [:]
  /// `nil` once it is closed and its last client gone.
  private var waiters: [Future<Void>]? = []
  private var serving: Future<Void>?

  /// Whether it takes connections. asyncio: `is_serving`.
  public var isServing: Bool { !listeners.isEmpty }

  init(
    loop: EventLoop, streams: OpenStreams, limit: Int, backlog: Int, site: CallSite,
    client: @escaping @Sendable (StreamReader, StreamWriter) -> Coroutine<Void>
  ) {
    self.loop = loop
    self.streams = streams
    self.limit = limit
    self.backlog = Int32(clamping: backlog)
    self.site = site
    self.client = client
  }

  /// Where it listens. asyncio: `sockets`.
  public var addresses: [SocketAddress] {
    loop.checkThread()
    return listeners.map(\.address)
  }

  /// The port on which it listens, which the system chose if 0 was asked for; 0 when it is closed.
  public var port: Int { addresses.first?.port ?? 0 }

  /// Opens a socket at each address, or none at all.
  func open(_ addresses: [SocketAddress]) throws(ConnectionError) {
    for address in addresses {
      do throws(SystemRefusal) {
        let socket = try StreamSocket(for: address)
        let subject = loop.nextDescriptor()
        do throws(SystemRefusal) {
          try socket.bind(to: address)
          try socket.listen(backlog: backlog)
        } catch {
          socket.close()
          throw error
        }
        let bound = socket.local ?? address
        listeners.append(Listener(socket: socket, subject: subject, address: bound))
        loop.recordCreated(subject, name: bound.description, parent: loop.currentSubject, at: site)
        streams.listeners[socket.descriptor] = self
        try watch(listeners[listeners.count - 1])
      } catch {
        // An address that this machine does not have, as asyncio passes over a family that is switched off.
        if error.code == EADDRNOTAVAIL, addresses.count > 1 { continue }
        shut()
        throw ConnectionError(bindingTo: address, code: error.code)
      }
    }
  }

  private func watch(_ listener: Listener) throws(SystemRefusal) {
    let reaction = Reaction { [unowned self] in accept(from: listener) }
    try descriptors.set(
      .init(subject: listener.subject, owner: .listener, reader: reaction), for: listener.socket.descriptor)
  }

  /// asyncio: `_accept_connection`.
  private func accept(from listener: Listener) {
    for _ in 0..<max(1, backlog) {
      do throws(SystemRefusal) {
        guard let (socket, peer) = try nextClient(of: listener) else { return }
        accept(socket, from: peer, at: listener)
      } catch {
        report("socket.accept() out of system resource", ConnectionError(code: error.code), of: listener.subject)
        try? descriptors.set(nil, for: listener.socket.descriptor)
        _ = try? loop.callLater(.seconds(1), "accept again", fileID: site.fileID, line: site.line) { [weak self] in
          guard let self, isServing else { return }
          try? watch(listener)
        }
        return
      }
    }
  }

  private func nextClient(of listener: Listener) throws(SystemRefusal) -> (StreamSocket, SocketAddress)? {
    if let found = try listener.socket.accept() { return found }
    guard streams.loopback?.isAwaited(by: self) ?? false else { return nil }
    listener.socket.await(Int32(POLLIN))
    return try listener.socket.accept()
  }

  /// A client of the same loop has connected: waits until the system tells this server of it.
  func awaitClient(at address: SocketAddress) {
    guard let listener = listeners.first(where: { $0.address.includes(address) }) else { return }
    if listener.socket.await(Int32(POLLIN)) { descriptors.awaitTelling(of: listener.socket.descriptor) }
  }

  /// asyncio: `_accept_connection2`, a task of its own.
  private func accept(_ socket: StreamSocket, from peer: SocketAddress, at listener: Listener) {
    let loop = loop
    let parent = loop.currentSubject
    loop.currentSubject = listener.subject
    defer { loop.currentSubject = parent }
    let subject = loop.nextDescriptor()
    loop.recordCreated(subject, name: peer.description, parent: listener.subject, at: site)
    streams.unattached[socket.descriptor] = subject
    let pipes = socket.local.flatMap { streams.loopback?.take(client: peer, server: $0) }
    let waiter = Future<Void>(loop: loop, reason: .descriptor(subject, .read))
    let begin = { [self] in
      let reader = StreamReader(loop: loop, subject: subject, limit: limit)
      let transport = StreamTransport(
        loop: loop, streams: streams, socket: socket, subject: subject, peer: peer, reader: reader,
        server: self, pipes: pipes)
      transport.begin(waiter: waiter) { [self] in serve(transport, reader) }
      return transport
    }
    let site = site
    let accepting = Box(begin)
    let coroutine = Coroutine("accept(\(peer))", fileID: site.fileID, line: site.line) {
      let transport = accepting.value()
      do { try await waiter.value(at: site) } catch {
        transport.close()
        throw error
      }
    }
    // Refused by a closed loop alone, which accepts nothing.
    _ = try? loop.createTask(coroutine, fileID: site.fileID, line: site.line)
  }

  /// Carries what belongs to the loop's thread into a coroutine, which runs there.
  ///
  /// `@unchecked Sendable`: a coroutine of the loop's runs on the loop's thread alone.
  private final class Box<Value>: @unchecked Sendable {
    let value: Value

    init(_ value: Value) {
      self.value = value
    }
  }

  /// The connection is made: the user's coroutine becomes a task. asyncio: `StreamReaderProtocol.connection_made`.
  private func serve(_ transport: StreamTransport, _ reader: StreamReader) {
    let coroutine = client(reader, StreamWriter(loop: loop, transport: transport, reader: reader))
    let parent = loop.currentSubject
    loop.currentSubject = transport.subject
    defer { loop.currentSubject = parent }
    guard let task = try? loop.createTask(coroutine, fileID: site.fileID, line: site.line) else { return }
    _ = task.registerNotification { [self] task in
      if task.isCancelled { return transport.close() }
      guard let error = task.error else { return }
      task.isErrorRetrieved = true
      report("Unhandled exception in client_connected_cb", error, of: task.subject)
      transport.close()
    }
  }

  private func report(_ text: String, _ error: any Error, of subject: Subject) {
    loop.report(.unhandled, subject, text, error: error, at: site)
  }

  // MARK: The end

  /// Takes no more connections; those that there are go on. asyncio: `close`.
  public func close() {
    loop.checkThread()
    guard isServing else { return }
    shut()
    if let serving, !serving.isDone { serving.cancel() }
    if clients.isEmpty { wakeWaiters(by: loop.currentSubject) }
  }

  /// Gives the listening descriptors back.
  func shut() {
    streams.loopback?.forget(self)
    for listener in listeners {
      descriptors[listener.socket.descriptor]?.reader?.isCancelled = true
      try? descriptors.set(nil, for: listener.socket.descriptor)
      streams.listeners[listener.socket.descriptor] = nil
      listener.socket.close()
      loop.recordFinished(listener.subject, (), at: nil)
    }
    listeners = []
  }

  /// Waits until it is closed and its last connection gone. asyncio: `wait_closed`.
  /// - Throws: ``CancelledError``.
  public func waitClosed(fileID: StaticString = #fileID, line: UInt32 = #line) async throws {
    loop.checkThread()
    guard waiters != nil else { return }
    let subject = listeners.first?.subject ?? clients.values.map(\.subject).min { $0.number < $1.number } ?? .loop
    let waiter = Future<Void>(loop: loop, reason: .descriptor(subject, .read))
    waiters?.append(waiter)
    try await waiter.value(fileID: fileID, line: line)
  }

  /// Waits until the server is closed, or the waiting task is cancelled, which closes it. asyncio: `serve_forever`.
  /// - Throws: ``StreamError/serverClosed``, ``StreamError/serverAwaited``, ``CancelledError``.
  public func serveForever(fileID: StaticString = #fileID, line: UInt32 = #line) async throws {
    loop.checkThread()
    guard serving == nil else { throw StreamError.serverAwaited }
    guard let listener = listeners.first else { throw StreamError.serverClosed }
    let future = Future<Void>(loop: loop, reason: .descriptor(listener.subject, .read))
    serving = future
    defer { serving = nil }
    do {
      try await future.value(fileID: fileID, line: line)
    } catch let error as CancelledError {
      close()
      try await waitClosed(fileID: fileID, line: line)
      throw error
    }
  }

  /// Closes every connection that it has. asyncio: `close_clients`.
  public func closeClients() {
    loop.checkThread()
    for client in sortedClients { client.close() }
  }

  /// Breaks off every connection that it has. asyncio: `abort_clients`.
  public func abortClients() {
    loop.checkThread()
    for client in sortedClients { client.breakOff(nil) }
  }

  private var sortedClients: [StreamTransport] { clients.values.sorted { $0.subject.number < $1.subject.number } }

  func attach(_ transport: StreamTransport) { clients[transport.socket.descriptor] = transport }

  func detach(_ transport: StreamTransport) {
    clients[transport.socket.descriptor] = nil
    if clients.isEmpty, !isServing { wakeWaiters(by: transport.subject) }
  }

  private func wakeWaiters(by waker: Subject) {
    let waiting = waiters ?? []
    waiters = nil
    for waiter in waiting where !waiter.isDone { waiter.conclude(with: .success(()), waker: .subject(waker)) }
  }
}

extension Server: CustomStringConvertible {
  /// As asyncio's `repr`: `<Server sockets=(127.0.0.1:8080)>`.
  public var description: String {
    "<Server sockets=(\(listeners.map(\.address.description).joined(separator: ", ")))>"
  }
}
