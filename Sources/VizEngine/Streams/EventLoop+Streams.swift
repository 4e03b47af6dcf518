#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension EventLoop {
  /// Connects to a server. asyncio: `open_connection`.
  ///
  /// A host's addresses are tried in turn; a name is looked up by a thread of the pool.
  /// - Parameter limit: the longest line that the reader takes, and half of what it keeps unread.
  /// - Throws: ``ConnectionError``, ``StreamError/limitNotPositive``, ``LoopError``, ``SystemError``,
  ///   ``CancelledError``.
  public func openConnection(
    host: String, port: Int, limit: Int = 1 << 16, fileID: StaticString = #fileID, line: UInt32 = #line
  ) async throws -> (reader: StreamReader, writer: StreamWriter) {
    try checkOpen()
    _ = try currentTaskOrThrow()
    guard limit > 0 else { throw StreamError.limitNotPositive }
    let site = CallSite(fileID, line)
    let streams = try openStreams()
    let addresses = try await lookUp(host, port: port, isPassive: false, at: site)
    let connection = try await connect(toOneOf: addresses, streams, at: site)
    let reader = StreamReader(loop: self, subject: connection.subject, limit: limit)
    let transport = StreamTransport(
      loop: self, streams: streams, socket: connection.socket, subject: connection.subject,
      peer: connection.address, reader: reader, server: nil, pipes: connection.pipes)
    let waiter = Future<Void>(loop: self, reason: .descriptor(connection.subject, .write))
    transport.begin(waiter: waiter) {}
    do {
      try await waiter.value(at: site)
    } catch {
      transport.close()
      throw error
    }
    return (reader, StreamWriter(loop: self, transport: transport, reader: reader))
  }

  /// Listens for connections; `client` makes a coroutine for each, which becomes a task. asyncio: `start_server`.
  /// - Parameters:
  ///   - host: an address or name of this machine; an empty one stands for all of its addresses.
  ///   - port: 0 for one that is free: ``Server/port`` tells which.
  ///   - limit: the longest line that a reader takes, and half of what it keeps unread.
  /// - Throws: ``ConnectionError``, ``StreamError/limitNotPositive``, ``LoopError``, ``SystemError``,
  ///   ``CancelledError``.
  public func startServer(
    host: String, port: Int, limit: Int = 1 << 16, backlog: Int = 100,
    fileID: StaticString = #fileID, line: UInt32 = #line,
    _ client: @escaping @Sendable (StreamReader, StreamWriter) -> Coroutine<Void>
  ) async throws -> Server {
    try checkOpen()
    _ = try currentTaskOrThrow()
    guard limit > 0 else { throw StreamError.limitNotPositive }
    let site = CallSite(fileID, line)
    let streams = try openStreams()
    // asyncio gathers the look-ups of all hosts, each a task, also when there is nothing to look up.
    let search = Coroutine("getaddrinfo(\(host))", fileID: fileID, line: line) { [self] in
      try await lookUp(host, port: port, isPassive: true, at: site)
    }
    let found = try await gather([search], fileID: fileID, line: line).value(fileID: fileID, line: line)
    let server = Server(
      loop: self, streams: streams, limit: limit, backlog: backlog, site: site, client: client)
    try server.open(found.flatMap { $0 })
    do { try await sleep(.zero, fileID: fileID, line: line) } catch {
      server.close()
      throw error
    }
    return server
  }

  /// As the other, with a closure that is awaited in a task of this name for each connection. asyncio: `start_server`.
  /// - Throws: ``ConnectionError``, ``StreamError/limitNotPositive``, ``LoopError``, ``SystemError``,
  ///   ``CancelledError``.
  public func startServer(
    host: String, port: Int, limit: Int = 1 << 16, backlog: Int = 100, label: String = "client()",
    fileID: StaticString = #fileID, line: UInt32 = #line,
    _ client: @escaping @Sendable (StreamReader, StreamWriter) async throws -> Void
  ) async throws -> Server {
    try await startServer(host: host, port: port, limit: limit, backlog: backlog, fileID: fileID, line: line) {
      reader, writer in
      Coroutine(label, fileID: fileID, line: line) { try await client(reader, writer) }
    }
  }

  /// A numeric host has its address at once, another is looked up by a thread. asyncio: `_ensure_resolved`.
  private func lookUp(
    _ host: String, port: Int, isPassive: Bool, at site: CallSite
  ) async throws -> [SocketAddress] {
    do throws(ConnectionError) {
      return try SocketAddress.lookUp(host, port: port, isNumeric: true, isPassive: isPassive)
    } catch {
      guard case .unknownHost = error else { throw error }
    }
    let job = try runInExecutor("getaddrinfo \(host)", fileID: site.fileID, line: site.line) {
      try SocketAddress.lookUp(host, port: port, isNumeric: false, isPassive: isPassive)
    }
    return try await job.value(fileID: site.fileID, line: site.line)
  }

  private struct Connection {
    var socket: StreamSocket
    var subject: Subject
    var address: SocketAddress
    var pipes: LoopbackConnections.Pipes?
  }

  private func connect(
    toOneOf addresses: [SocketAddress], _ streams: OpenStreams, at site: CallSite
  ) async throws -> Connection {
    var errors: [ConnectionError] = []
    for address in addresses {
      do { return try await connect(to: address, streams, at: site) } catch let error as ConnectionError {
        errors.append(error)
      }
    }
    if let first = errors.first, errors.allSatisfy({ $0 == first }) { throw first }
    throw ConnectionError.several(errors)
  }

  /// asyncio: `sock_connect`.
  private func connect(
    to address: SocketAddress, _ streams: OpenStreams, at site: CallSite
  ) async throws -> Connection {
    let socket: StreamSocket
    do throws(SystemRefusal) { socket = try StreamSocket(for: address) } catch {
      throw ConnectionError(connectingTo: address, code: error.code)
    }
    let subject = nextDescriptor()
    recordCreated(subject, name: address.description, parent: currentSubject, at: site)
    streams.unattached[socket.descriptor] = subject
    var connection = Connection(socket: socket, subject: subject, address: address)
    do {
      switch socket.connect(to: address) {
      case .done: break
      case .failed(let code): throw ConnectionError(connectingTo: address, code: code)
      case .again:
        if let loopback = streams.loopback, let server = streams.server(at: address) {
          connection.pipes = loopback.begin(socket, to: address, of: server)
        }
        try await awaitConnection(connection, streams, at: site)
      }
      return connection
    } catch {
      try? streams.descriptors.set(nil, for: socket.descriptor)
      streams.unattached[socket.descriptor] = nil
      socket.close()
      recordFinished(subject, (), at: nil)
      throw error
    }
  }

  private func awaitConnection(
    _ connection: Connection, _ streams: OpenStreams, at site: CallSite
  ) async throws {
    let (socket, subject, address) = (connection.socket, connection.subject, connection.address)
    let future = Future<Void>(loop: self, reason: .descriptor(subject, .write))
    let reaction = Reaction {
      guard !future.isDone else { return }
      let code = socket.takeError()
      let outcome: Result<Void, any Error> =
        code == 0 ? .success(()) : .failure(ConnectionError(connectingTo: address, code: code))
      future.conclude(with: outcome, waker: .subject(subject))
    }
    // Before the task is woken: the callback that stops the watching was registered first.
    _ = future.registerNotification { _ in
      reaction.isCancelled = true
      try? streams.descriptors.set(nil, for: socket.descriptor)
    }
    do throws(SystemRefusal) {
      let owner: WatchedDescriptors.Owner = connection.pipes == nil ? .stream : .pair
      try streams.descriptors.set(.init(subject: subject, owner: owner, writer: reaction), for: socket.descriptor)
    } catch {
      throw ConnectionError(connectingTo: address, code: error.code)
    }
    try await future.value(at: site)
  }
}
