/// How the text log writes numbers and values.
extension [UInt8] {
  mutating func append(_ text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func append(spaces count: Int) {
    for _ in 0..<Swift.max(0, count) { append(Byte.space) }
  }

  /// A number in decimal digits, with spaces before it up to `width`, or zeros.
  mutating func append(_ number: UInt64, width: Int = 1, padding: UInt8 = Byte.space) {
    var length = 1
    var rest = number / 10
    while rest > 0 {
      length += 1
      rest /= 10
    }
    for _ in 0..<Swift.max(0, width - length) { append(padding) }
    let start = count
    for _ in 0..<length { append(Byte.zero) }
    rest = number
    for place in 1...length {
      self[start + length - place] = Byte.zero + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }

  /// Seconds with nine decimals; what lies before zero, which no trace holds, is written as zero.
  mutating func append(_ instant: Instant) {
    let nanoseconds = UInt64(Swift.max(0, instant.nanoseconds))
    append(nanoseconds / 1_000_000_000)
    append(Byte.point)
    append(nanoseconds % 1_000_000_000, width: 9, padding: Byte.zero)
  }

  /// Seconds with as many decimals as it takes: `1`, `0.25`.
  mutating func append(shortest duration: Duration) {
    append(.zero + duration)
    while last == Byte.zero { removeLast() }
    if last == Byte.point { removeLast() }
  }

  mutating func append(_ subject: Subject) {
    if let letter = subject.letterByte {
      append(letter)
      append(UInt64(subject.number))
    } else {
      append("loop")
    }
  }

  /// ` key=`
  mutating func append(key: StaticString) {
    append(Byte.space)
    append(key)
    append(Byte.equals)
  }

  /// A value, between quotes when it has to be.
  mutating func append(value text: String) {
    if text.isEmpty || text.unicodeScalars.contains(where: \.needsQuotes) {
      append(quoted: text)
    } else {
      append(contentsOf: text.utf8)
    }
  }

  mutating func append(quoted text: String) {
    append(Byte.quote)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        append(Byte.backslash)
        append(UInt8(truncatingIfNeeded: scalar.value))
      case "\n": append("\\n")
      case "\t": append("\\t")
      case _ where scalar.endsLineOrControls:
        append("\\u{")
        append(contentsOf: String(scalar.value, radix: 16).utf8)
        append(UInt8(ascii: "}"))
      default: append(scalar)
      }
    }
    append(Byte.quote)
  }

  mutating func append(_ scalar: Unicode.Scalar) {
    if let bytes = UTF8.encode(scalar) { append(contentsOf: bytes) }
  }

  /// Text that was read from a log as it stood; what would break its line becomes a space.
  mutating func append(raw text: String) {
    for byte in text.utf8 { append(byte.isControl ? Byte.space : byte) }
  }
}

extension Unicode.Scalar {
  /// Whether a value that holds this stands between quotes.
  fileprivate var needsQuotes: Bool {
    self == " " || self == "\"" || self == "=" || endsLineOrControls
  }

  /// Whether this is a control character, or ends a line for some programs: `Cc`, U+2028, U+2029.
  var endsLineOrControls: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: true
    default: false
    }
  }
}
