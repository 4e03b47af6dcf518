#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The system's calls for a stream socket that never blocks. Python: `socket.socket`.
struct StreamSocket {
  let descriptor: Int32

  /// How a call ended that may have to be tried again.
  enum Outcome {
    case done(Int)
    /// Nothing could be done without waiting.
    case again
    case failed(Int32)

    init(_ count: Int) {
      if count >= 0 {
        self = .done(count)
      } else {
        let code = errno
        self = code == EAGAIN || code == EWOULDBLOCK || code == EINTR || code == EINPROGRESS ? .again : .failed(code)
      }
    }
  }

  private init(adopting descriptor: Int32) {
    self.descriptor = descriptor
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    #if canImport(Darwin)
      setOption(SOL_SOCKET, SO_NOSIGPIPE)
    #endif
  }

  /// A socket of the same family as `address`.
  init(for address: SocketAddress) throws(SystemRefusal) {
    let descriptor = socket(address.family, streamSocketType, 0)
    guard descriptor >= 0 else { throw SystemRefusal(code: errno) }
    self.init(adopting: descriptor)
  }

  func setOption(_ level: Int32, _ option: Int32) {
    var on: Int32 = 1
    setsockopt(descriptor, level, option, &on, socklen_t(MemoryLayout<Int32>.size))
  }

  /// Small writes are sent at once. asyncio: `_set_nodelay`.
  func setNoDelay() { setOption(Int32(IPPROTO_TCP), TCP_NODELAY) }

  func connect(to address: SocketAddress) -> Outcome {
    Outcome(Int(address.withPointer { systemConnect(descriptor, $0, $1) }))
  }

  /// How the connecting ended: 0, or the error's number.
  func takeError() -> Int32 {
    var code: Int32 = 0
    var length = socklen_t(MemoryLayout<Int32>.size)
    return getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &length) == 0 ? code : errno
  }

  func bind(to address: SocketAddress) throws(SystemRefusal) {
    setOption(SOL_SOCKET, SO_REUSEADDR)
    if address.family == AF_INET6 { setOption(Int32(IPPROTO_IPV6), IPV6_V6ONLY) }
    guard address.withPointer({ systemBind(descriptor, $0, $1) }) == 0 else { throw SystemRefusal(code: errno) }
  }

  func listen(backlog: Int32) throws(SystemRefusal) {
    guard systemListen(descriptor, backlog) == 0 else { throw SystemRefusal(code: errno) }
  }

  /// The next who has connected, with where from; `nil` when there is none.
  func accept() throws(SystemRefusal) -> (socket: StreamSocket, peer: SocketAddress)? {
    var accepted: Int32 = -1
    let peer = SocketAddress { address, length in
      accepted = systemAccept(descriptor, address, length)
      return accepted >= 0
    }
    guard accepted >= 0 else {
      let code = errno
      if code == EAGAIN || code == EWOULDBLOCK || code == EINTR || code == ECONNABORTED { return nil }
      throw SystemRefusal(code: code)
    }
    let socket = StreamSocket(adopting: accepted)
    guard let peer else {
      socket.close()
      return nil
    }
    return (socket, peer)
  }

  func receive(into buffer: UnsafeMutableRawBufferPointer) -> Outcome {
    Outcome(recv(descriptor, buffer.baseAddress, buffer.count, 0))
  }

  func send(_ bytes: UnsafeRawBufferPointer) -> Outcome {
    #if canImport(Glibc)
      let flags = Int32(MSG_NOSIGNAL)
    #else
      let flags: Int32 = 0
    #endif
    return Outcome(systemSend(descriptor, bytes.baseAddress, bytes.count, flags))
  }

  func endWriting() { _ = shutdown(descriptor, Int32(SHUT_WR)) }

  func close() { Self.close(descriptor) }

  static func close(_ descriptor: Int32) { _ = systemClose(descriptor) }

  var local: SocketAddress? { SocketAddress { getsockname(descriptor, $0, $1) == 0 } }
  var peer: SocketAddress? { SocketAddress { getpeername(descriptor, $0, $1) == 0 } }

  /// Waits, the loop with it, until `events` of poll can be told, but not for long.
  /// - Returns: whether they can.
  @discardableResult
  func await(_ events: Int32) -> Bool {
    var watched = pollfd(fd: descriptor, events: Int16(events), revents: 0)
    return poll(&watched, 1, 1000) > 0
  }
}

// Beside the methods of the same names.
private let systemConnect = connect
private let systemBind = bind
private let systemListen = listen
private let systemAccept = accept
private let systemSend = send
private let systemClose = close
