#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The bytes that the text log gives a meaning.
enum Byte {
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")
  static let backslash = UInt8(ascii: "\\")
  static let equals = UInt8(ascii: "=")
  static let hash = UInt8(ascii: "#")
  static let colon = UInt8(ascii: ":")
  static let comma = UInt8(ascii: ",")
  static let point = UInt8(ascii: ".")
  static let dash = UInt8(ascii: "-")
  static let zero = UInt8(ascii: "0")
  static let nine = UInt8(ascii: "9")
  static let delete: UInt8 = 0x7F
}

extension UInt8 {
  /// Whether a word, a key, a header's name or a subject may hold this byte.
  var isTokenByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), Byte.zero...Byte.nine,
      Byte.dash, UInt8(ascii: "_"):
      true
    default: false
    }
  }

  var isDigit: Bool { self >= Byte.zero && self <= Byte.nine }

  /// Whether this is a control character of ASCII.
  var isControl: Bool { self < Byte.space || self == Byte.delete }
}

extension Span<UInt8> {
  /// Whether these bytes spell `text`.
  func spells(_ text: StaticString, in range: Range<Int>) -> Bool {
    guard range.count == text.utf8CodeUnitCount else { return false }
    let expected = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    for offset in expected.indices where self[range.lowerBound + offset] != expected[offset] { return false }
    return true
  }

  /// The first place from `start` on that holds `byte`, or `end`.
  func firstIndex(of byte: UInt8, from start: Int, to end: Int) -> Int {
    var index = start
    while index < end, self[index] != byte { index += 1 }
    return index
  }

  /// The first place from `start` on that ends a line, or the end; as fast as the machine reads memory.
  func endOfLine(from start: Int) -> Int {
    withUnsafeBytes { bytes in
      guard start < bytes.count, let base = bytes.baseAddress,
        let found = memchr(base + start, Int32(Byte.lineFeed), bytes.count - start)
      else { return bytes.count }
      return UnsafeRawPointer(found) - base
    }
  }

  /// The first place from `start` on that holds no token byte.
  func endOfToken(from start: Int) -> Int {
    var index = start
    while index < count, self[index].isTokenByte { index += 1 }
    return index
  }

  /// The first place from `start` on that holds no space.
  func endOfSpaces(from start: Int) -> Int {
    var index = start
    while index < count, self[index] == Byte.space { index += 1 }
    return index
  }

  /// The bytes as a string; `nil` when they are not UTF-8.
  func text(in range: Range<Int>) -> String? {
    extracting(range).withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) }
  }

  /// A number in decimal digits without signs or leading zeros; `nil` for anything else, also when it is too large.
  func number(in range: Range<Int>) -> UInt64? {
    guard !range.isEmpty, range.count == 1 || self[range.lowerBound] != Byte.zero else { return nil }
    return digits(in: range)
  }

  /// A time or duration in seconds and nine decimals; `nil` for anything else, also when it is too large.
  func nanoseconds(in range: Range<Int>) -> Int64? {
    let point = range.upperBound - 10
    guard point > range.lowerBound, self[point] == Byte.point,
      let seconds = number(in: range.lowerBound..<point),
      let fraction = digits(in: point + 1..<range.upperBound)
    else { return nil }
    let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, overflowToo) = whole.addingReportingOverflow(fraction)
    return overflow || overflowToo ? nil : Int64(exactly: sum)
  }

  /// Whether there are digits, and nothing but digits.
  func areDigits(in range: Range<Int>) -> Bool {
    for index in range where !self[index].isDigit { return false }
    return !range.isEmpty
  }

  /// Whether the bytes are a number with up to nine decimals: `1`, `0.25`.
  func isDecimal(in range: Range<Int>) -> Bool {
    let point = firstIndex(of: Byte.point, from: range.lowerBound, to: range.upperBound)
    guard number(in: range.lowerBound..<point) != nil else { return false }
    guard point < range.upperBound else { return true }
    let fraction = point + 1..<range.upperBound
    return fraction.count <= 9 && !fraction.isEmpty && digits(in: fraction) != nil
  }

  private func digits(in range: Range<Int>) -> UInt64? {
    var value: UInt64 = 0
    if range.count <= 19 {
      // So few cannot overflow.
      for index in range {
        let digit = self[index] &- Byte.zero
        guard digit <= 9 else { return nil }
        value = value &* 10 &+ UInt64(digit)
      }
      return value
    }
    for index in range {
      guard self[index].isDigit else { return nil }
      let (scaled, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflowToo) = scaled.addingReportingOverflow(UInt64(self[index] - Byte.zero))
      if overflow || overflowToo { return nil }
      value = sum
    }
    return value
  }
}
