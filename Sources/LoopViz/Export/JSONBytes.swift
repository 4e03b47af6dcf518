import VizEngine

/// How JSON is written into bytes, without a `String` for each value.
extension [UInt8] {
  mutating func add(_ text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// A number in decimal digits, with zeros before it up to `width`.
  mutating func add(_ number: UInt64, width: Int = 1) {
    var length = 1
    var rest = number / 10
    while rest > 0 {
      length += 1
      rest /= 10
    }
    length = Swift.max(length, width)
    let start = count
    for _ in 0..<length { append(UInt8(ascii: "0")) }
    rest = number
    for place in 1...length {
      self[start + length - place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }

  mutating func add(_ number: Int) { add(UInt64(Swift.max(0, number))) }

  /// A string between quotes.
  mutating func add(json text: String) {
    append(UInt8(ascii: "\""))
    add(jsonInside: text)
    append(UInt8(ascii: "\""))
  }

  /// What stands between the quotes of a string, of which this may be a part.
  mutating func add(jsonInside text: String) {
    for byte in text.utf8 { add(jsonByte: byte) }
  }

  /// A byte of UTF-8 as it stands between quotes.
  mutating func add(jsonByte byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): add("\\\"")
    case UInt8(ascii: "\\"): add("\\\\")
    case UInt8(ascii: "\n"): add("\\n")
    case UInt8(ascii: "\t"): add("\\t")
    case 0..<0x20, 0x7F: add(jsonUnit: UInt16(byte))
    case 0xBF where count > 1 && self[count - 1] == 0xBB && self[count - 2] == 0xEF:
      // Some readers take U+FEFF at the start of a string for a byte order mark, and drop it.
      removeLast(2)
      add(jsonUnit: 0xFEFF)
    default: append(byte)
    }
  }

  /// A character by its number, in one or two units of UTF-16; what is no character is written as U+FFFD.
  mutating func add(jsonScalar value: UInt32) {
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter { add(jsonUnit: unit) }
  }

  /// `\u001b`
  private mutating func add(jsonUnit unit: UInt16) {
    add("\\u")
    for shift in [12, 8, 4, 0] as [UInt16] {
      let digit = UInt8(truncatingIfNeeded: unit >> shift & 15)
      append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }
}
