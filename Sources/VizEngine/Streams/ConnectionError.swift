#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What befalls a connection, in asyncio's words.
public enum ConnectionError: Error, Hashable, Sendable {
  /// Nobody listens there. asyncio: `ConnectionRefusedError`.
  case refused(SocketAddress)
  /// The other end broke it off. asyncio: `ConnectionResetError(104, 'Connection reset by peer')`.
  case reset
  /// The other end reads no more. asyncio: `BrokenPipeError`.
  case brokenPipe
  /// It is over already. asyncio: `ConnectionResetError('Connection lost')`.
  case lost
  /// Connecting failed for another reason: the system's number.
  case connectFailed(SocketAddress, code: Int32)
  /// Another program, or this one, listens there. asyncio: `OSError(98, 'error while attempting to bind …')`.
  case addressInUse(SocketAddress)
  /// Listening there failed for another reason: the system's number.
  case bindFailed(SocketAddress, code: Int32)
  /// Reading or writing failed for another reason: the system's number.
  case failed(code: Int32)
  /// The host has no address. asyncio: `socket.gaierror`.
  case unknownHost(String, code: Int32, reason: String)
  /// asyncio: `OverflowError('getsockaddrarg: port must be 0-65535.')`.
  case portOutOfRange(Int)
  /// A host has several addresses, and none would do. asyncio: `OSError('Multiple exceptions: …')`.
  case several([ConnectionError])

  /// What reading or writing met.
  init(code: Int32) {
    switch code {
    case ECONNRESET: self = .reset
    case EPIPE: self = .brokenPipe
    default: self = .failed(code: code)
    }
  }

  /// What connecting met.
  init(connectingTo address: SocketAddress, code: Int32) {
    self = code == ECONNREFUSED ? .refused(address) : .connectFailed(address, code: code)
  }

  /// What listening met.
  init(bindingTo address: SocketAddress, code: Int32) {
    self = code == EADDRINUSE ? .addressInUse(address) : .bindFailed(address, code: code)
  }

  /// What the user can do about it.
  public var advice: String {
    switch self {
    case .refused: "Start the server first, and check the port."
    case .reset: "The other end broke off; connect again, or let it finish reading before it closes."
    case .brokenPipe: "The other end reads no more; stop writing to it."
    case .lost: "Connect again: this connection is over."
    case .connectFailed: "Check the address and the network."
    case .addressInUse: "Choose another port, or 0 for one that is free."
    case .bindFailed: "Choose an address of this machine, and a port that you may use."
    case .failed: "Connect again."
    case .unknownHost: "Check the spelling of the host, or use its numeric address."
    case .portOutOfRange: "Choose a port from 0 to 65535."
    case .several: "Check the address, the port and the network."
    }
  }
}

extension ConnectionError: CustomStringConvertible {
  /// asyncio's own words.
  public var description: String {
    switch self {
    case .lost, .portOutOfRange, .several: text
    case .unknownHost(_, let code, _): "[Errno \(code)] \(text)"
    default: "[Errno \(code)] \(text)"
    }
  }

  private var code: Int32 {
    switch self {
    case .refused: ECONNREFUSED
    case .reset: ECONNRESET
    case .brokenPipe: EPIPE
    case .addressInUse: EADDRINUSE
    case .connectFailed(_, let code), .bindFailed(_, let code), .failed(let code), .unknownHost(_, let code, _): code
    case .lost, .portOutOfRange, .several: 0
    }
  }

  private var text: String {
    switch self {
    case .refused(let address), .connectFailed(let address, _): "Connect call failed \(address.tuple)"
    case .addressInUse(let address), .bindFailed(let address, _):
      "error while attempting to bind on address \(address.tuple): \(String(cString: strerror(code)).lowercased())"
    case .reset, .brokenPipe, .failed: String(cString: strerror(code))
    case .unknownHost(_, _, let reason): reason
    case .lost: "Connection lost"
    case .portOutOfRange: "getsockaddrarg: port must be 0-65535."
    case .several(let errors): "Multiple exceptions: \(errors.map(\.description).joined(separator: ", "))"
    }
  }
}

extension ConnectionError: PythonRepresentable {
  var pythonRepresentation: String {
    switch self {
    case .lost: "ConnectionResetError(\(quoted(text)))"
    case .portOutOfRange: "OverflowError(\(quoted(text)))"
    case .several: "OSError(\(quoted(text)))"
    default: "\(pythonType)(\(code), \(quoted(text)))"
    }
  }

  private var pythonType: String {
    if case .unknownHost = self { return "gaierror" }
    return switch code {
    case ECONNREFUSED: "ConnectionRefusedError"
    case ECONNRESET: "ConnectionResetError"
    case ECONNABORTED: "ConnectionAbortedError"
    case EPIPE: "BrokenPipeError"
    case ETIMEDOUT: "TimeoutError"
    case EACCES, EPERM: "PermissionError"
    default: "OSError"
    }
  }
}
