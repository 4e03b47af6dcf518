import VizEngine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A pipe for readers and writers, closed with its last holder.
final class Pipe: Sendable {
  let readEnd: Int32
  let writeEnd: Int32
  /// Closed once only: the numbers are given to others at once.
  private let open: Guarded<Set<Int32>>

  init() throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw NoDescriptor() }
    (readEnd, writeEnd) = (ends[0], ends[1])
    for end in ends { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    open = Guarded(Set(ends))
  }

  deinit {
    shut(readEnd)
    shut(writeEnd)
  }

  func shut(_ end: Int32) {
    if open.withLock({ $0.remove(end) }) != nil { close(end) }
  }

  func write(_ text: String) { send(text, to: writeEnd) }

  func read() -> String { receive(from: readEnd) }
}

/// Two sockets of this process that are connected to each other.
final class SocketPair: Sendable {
  let first: Int32
  let second: Int32

  init() throws {
    var ends: [Int32] = [-1, -1]
    #if canImport(Glibc)
      let type = Int32(SOCK_STREAM.rawValue)
    #else
      let type = SOCK_STREAM
    #endif
    guard socketpair(AF_UNIX, type, 0, &ends) == 0 else { throw NoDescriptor() }
    (first, second) = (ends[0], ends[1])
    for end in ends { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
  }

  deinit {
    close(first)
    close(second)
  }

  func writeToFirst(_ text: String) { send(text, to: second) }
}

struct NoDescriptor: Error {}

private func send(_ text: String, to descriptor: Int32) {
  let bytes = Array(text.utf8)
  _ = write(descriptor, bytes, bytes.count)
}

private func receive(from descriptor: Int32) -> String {
  var bytes = [UInt8](repeating: 0, count: 4096)
  let count = max(0, read(descriptor, &bytes, bytes.count))
  return String(decoding: bytes[..<count], as: UTF8.self)
}
