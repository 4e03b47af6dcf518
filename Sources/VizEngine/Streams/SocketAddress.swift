#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where a socket is: an address with a port, as the system's calls take it.
public struct SocketAddress: Hashable, Sendable {
  private let bytes: [UInt8]
  /// The numeric address: `127.0.0.1`, `::1`.
  public let host: String
  /// The port.
  public let port: Int

  init?(_ address: UnsafePointer<sockaddr>, length: socklen_t) {
    bytes = Array(UnsafeRawBufferPointer(start: address, count: Int(length)))
    var host = [CChar](repeating: 0, count: Int(NI_MAXHOST))
    var port = [CChar](repeating: 0, count: Int(NI_MAXSERV))
    let status = getnameinfo(
      address, length, &host, socklen_t(host.count), &port, socklen_t(port.count), NI_NUMERICHOST | NI_NUMERICSERV)
    guard status == 0, let number = Int(Self.text(port)) else { return nil }
    self.host = Self.text(host)
    self.port = number
  }

  private static func text(_ buffer: [CChar]) -> String {
    String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Asks a call like `getsockname` to fill in an address; `nil` when it fails.
  init?(_ ask: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Bool) {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let address = withUnsafeMutablePointer(to: &storage) { storage in
      storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer -> SocketAddress? in
        ask(pointer, &length) ? SocketAddress(pointer, length: length) : nil
      }
    }
    guard let address else { return nil }
    self = address
  }

  /// Lends the address to a system call.
  func withPointer<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
    var storage = sockaddr_storage()
    withUnsafeMutableBytes(of: &storage) { $0.copyBytes(from: bytes) }
    return withUnsafePointer(to: &storage) { storage in
      storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(bytes.count)) }
    }
  }

  var family: Int32 { withPointer { address, _ in Int32(address.pointee.sa_family) } }

  /// Whether a server that listens here gets what is sent to `other`.
  func includes(_ other: SocketAddress) -> Bool {
    port == other.port && family == other.family && (host == other.host || host == "0.0.0.0" || host == "::")
  }

  /// As Python prints it: `('127.0.0.1', 8080)`.
  var tuple: String { family == AF_INET6 ? "('\(host)', \(port), 0, 0)" : "('\(host)', \(port))" }
}

extension SocketAddress: CustomStringConvertible {
  /// `127.0.0.1:8080`, `[::1]:8080`.
  public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}

extension SocketAddress {
  /// The addresses of a host; `""` stands for all of this machine's. Blocks while a name server is asked, unless
  /// `isNumeric`, which finds numeric addresses only.
  static func lookUp(
    _ host: String, port: Int, isNumeric: Bool, isPassive: Bool
  ) throws(ConnectionError) -> [SocketAddress] {
    guard (0...65535).contains(port) else { throw .portOutOfRange(port) }
    var hints = addrinfo()
    hints.ai_flags = (isNumeric ? AI_NUMERICHOST : 0) | (isPassive ? AI_PASSIVE : 0)
    hints.ai_socktype = streamSocketType
    var list: UnsafeMutablePointer<addrinfo>?
    let status = getaddrinfo(host.isEmpty ? nil : host, String(port), &hints, &list)
    guard status == 0 else { throw .unknownHost(host, code: status, reason: String(cString: gai_strerror(status))) }
    defer { freeaddrinfo(list) }
    var addresses: [SocketAddress] = []
    var next = list
    while let entry = next {
      if let pointer = entry.pointee.ai_addr,
        let address = SocketAddress(pointer, length: entry.pointee.ai_addrlen), !addresses.contains(address)
      {
        addresses.append(address)
      }
      next = entry.pointee.ai_next
    }
    return addresses
  }
}

#if canImport(Glibc)
  let streamSocketType = Int32(SOCK_STREAM.rawValue)
#else
  let streamSocketType = SOCK_STREAM
#endif
