/// One `key=value` of a line, as places in it.
struct TextLogField {
  var key: Range<Int>
  /// The value within its quotes.
  var value: Range<Int>
  var isQuoted: Bool
  var hasEscapes = false
  var isTaken = false

  /// Key and value as written.
  var written: Range<Int> { key.lowerBound..<(isQuoted ? value.upperBound + 1 : value.upperBound) }
}

/// The fields of one line: split first, then taken one by one by those who know them; what is left is not known.
struct TextLogFields {
  private var fields: [TextLogField] = []

  /// Forgets the line before, and splits this one from `start` on.
  mutating func split(_ line: Span<UInt8>, from start: Int) throws(LineFault) {
    fields.removeAll(keepingCapacity: true)
    var index = line.endOfSpaces(from: start)
    while index < line.count {
      let keyEnd = line.endOfToken(from: index)
      guard keyEnd > index, keyEnd < line.count, line[keyEnd] == Byte.equals else { throw .field }
      let field = try Self.field(of: line, key: index..<keyEnd)
      fields.append(field)
      let end = field.written.upperBound
      index = line.endOfSpaces(from: end)
      guard index > end || index == line.count else { throw .openQuote }
    }
  }

  private static func field(of line: Span<UInt8>, key: Range<Int>) throws(LineFault) -> TextLogField {
    let start = key.upperBound + 1
    guard start < line.count, line[start] == Byte.quote else {
      var end = start
      while end < line.count, line[end] != Byte.space {
        guard line[end] != Byte.quote, line[end] != Byte.equals else { throw .field }
        guard !line[end].isControl else { throw .control }
        end += 1
      }
      guard end > start else { throw .field }
      return TextLogField(key: key, value: start..<end, isQuoted: false)
    }
    return try TextLogField(quotedIn: line, at: start, key: key)
  }

  /// The field with this key, which is known from now on; `nil` when the line has none.
  mutating func take(_ key: StaticString, of line: Span<UInt8>) throws(LineFault) -> TextLogField? {
    guard let index = try index(of: key, in: line) else { return nil }
    fields[index].isTaken = true
    return fields[index]
  }

  /// The field with this key, left for others; `nil` when the line has none.
  func peek(at key: StaticString, of line: Span<UInt8>) throws(LineFault) -> TextLogField? {
    try index(of: key, in: line).map { fields[$0] }
  }

  private func index(of key: StaticString, in line: Span<UInt8>) throws(LineFault) -> Int? {
    var found: Int?
    for index in fields.indices where line.spells(key, in: fields[index].key) {
      guard found == nil else { throw .repeated(key) }
      found = index
    }
    return found
  }

  /// The fields as written with one space between: all of them, or those that nobody took.
  ///
  /// What is known of every line, its `at=`, is never among them.
  func written(of line: Span<UInt8>, onlyUntaken: Bool) throws(LineFault) -> String {
    var result = ""
    for field in fields where !(onlyUntaken && field.isTaken) && !line.spells("at", in: field.key) {
      guard let text = line.text(in: field.written) else { throw .encoding }
      result += result.isEmpty ? text : " " + text
    }
    return result
  }

  /// Whether every field was taken.
  var areAllTaken: Bool { fields.allSatisfy(\.isTaken) }
}

extension TextLogField {
  /// The field whose opening quote stands at `start`.
  init(quotedIn line: Span<UInt8>, at start: Int, key: Range<Int>) throws(LineFault) {
    var end = start + 1
    var hasEscapes = false
    var isEscaped = false
    while end < line.count, isEscaped || line[end] != Byte.quote {
      guard !line[end].isControl else { throw .control }
      isEscaped = !isEscaped && line[end] == Byte.backslash
      hasEscapes = hasEscapes || isEscaped
      end += 1
    }
    guard end < line.count else { throw .openQuote }
    self.init(key: key, value: start + 1..<end, isQuoted: true, hasEscapes: hasEscapes)
  }

  /// The value in the tables; without escapes no string is made for it.
  func reference(of line: Span<UInt8>, into tables: inout TraceTables) throws(LineFault) -> TextReference {
    guard !hasEscapes else { return tables.reference(to: try text(of: line)) }
    let bytes = line.extracting(value)
    let reference = bytes.withUnsafeBufferPointer { bytes in
      // A character beyond ASCII has to be looked at: what is not UTF-8 is no text.
      bytes.allSatisfy { $0 < 0x80 } || String(validating: bytes, as: UTF8.self) != nil
        ? tables.reference(toUTF8: bytes) : nil
    }
    guard let reference else { throw .encoding }
    return reference
  }

  /// The value, with its escapes resolved.
  func text(of line: Span<UInt8>) throws(LineFault) -> String {
    guard hasEscapes else {
      guard let text = line.text(in: value) else { throw .encoding }
      return text
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(value.count)
    var index = value.lowerBound
    while index < value.upperBound {
      if line[index] == Byte.backslash {
        try Self.resolveEscape(of: line, at: &index, end: value.upperBound, into: &bytes)
      } else {
        bytes.append(line[index])
        index += 1
      }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .encoding }
    return text
  }

  private static func resolveEscape(
    of line: Span<UInt8>, at index: inout Int, end: Int, into bytes: inout [UInt8]
  ) throws(LineFault) {
    guard index + 1 < end else { throw .escape }
    let letter = line[index + 1]
    index += 2
    switch letter {
    case Byte.quote, Byte.backslash: bytes.append(letter)
    case UInt8(ascii: "n"): bytes.append(Byte.lineFeed)
    case UInt8(ascii: "t"): bytes.append(UInt8(ascii: "\t"))
    case UInt8(ascii: "u"):
      guard index < end, line[index] == UInt8(ascii: "{") else { throw .escape }
      let close = line.firstIndex(of: UInt8(ascii: "}"), from: index + 1, to: end)
      guard close < end, let scalar = line.scalar(inHexadecimal: index + 1..<close) else { throw .escape }
      bytes.append(contentsOf: String(Character(scalar)).utf8)
      index = close + 1
    default: throw .escape
    }
  }
}

extension Span<UInt8> {
  /// The character with this number in one to six hexadecimal digits; `nil` when there is none.
  fileprivate func scalar(inHexadecimal range: Range<Int>) -> Unicode.Scalar? {
    guard (1...6).contains(range.count) else { return nil }
    var value: UInt32 = 0
    for index in range {
      guard let digit = Character(Unicode.Scalar(self[index])).hexDigitValue, self[index] < 0x80 else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return Unicode.Scalar(value)
  }
}
