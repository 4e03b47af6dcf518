#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Bytes that come in at the end and go out at the front, both in amortised O(their number).
struct ByteBuffer {
  private var bytes: [UInt8] = []
  private var start = 0

  var count: Int { bytes.count - start }
  var isEmpty: Bool { count == 0 }

  mutating func append(_ more: some Sequence<UInt8>) {
    bytes.append(contentsOf: more)
  }

  /// Takes out the first `count` bytes, or all that there are.
  mutating func take(_ count: Int) -> [UInt8] {
    let end = start + min(count, self.count)
    let taken = Array(bytes[start..<end])
    drop(end - start)
    return taken
  }

  mutating func takeAll() -> [UInt8] { take(count) }

  /// Forgets the first `count` bytes, of which there are so many.
  mutating func drop(_ count: Int) {
    start += count
    if start == bytes.count {
      bytes.removeAll(keepingCapacity: bytes.capacity <= Self.keptCapacity)
      start = 0
    } else if start > Self.keptCapacity, start * 2 > bytes.count {
      bytes.removeFirst(start)
      start = 0
    }
  }

  /// A buffer that once was great gives its memory back.
  private static let keptCapacity = 1 << 16

  /// The place, counted from the front, of the first `separator` that begins at `offset` or after.
  func firstPlace(of separator: [UInt8], from offset: Int) -> Int? {
    guard let head = separator.first else { return nil }
    return withBytes { bytes in
      var place = offset
      while place + separator.count <= bytes.count {
        let rest = UnsafeRawBufferPointer(rebasing: bytes[place...(bytes.count - separator.count)])
        guard let base = rest.baseAddress, let found = memchr(base, Int32(head), rest.count) else { return nil }
        place += UnsafeRawPointer(found) - base
        if bytes[place..<place + separator.count].elementsEqual(separator) { return place }
        place += 1
      }
      return nil
    }
  }

  /// Whether `other` stands at `place`.
  func has(_ other: [UInt8], at place: Int) -> Bool {
    withBytes { place + other.count <= $0.count && $0[place..<place + other.count].elementsEqual(other) }
  }

  /// Lends the bytes to a system call.
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[start...])) }
  }
}
