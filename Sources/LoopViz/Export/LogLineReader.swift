/// Goes along a line of the text log, as the encoder writes it, and writes it as a JSON object.
struct LogLineReader {
  /// How a key's value stands in JSON.
  private enum Form {
    case string, number, list
  }

  private let line: [UInt8]
  private var place = 0
  /// Whether the last `on` was of those that wait for a list.
  private var waitsForList = false

  private static let space = UInt8(ascii: " ")
  private static let quote = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")

  /// A line with its end.
  init(_ line: [UInt8]) {
    self.line = line
  }

  /// Writes the object and a line's end.
  mutating func writeObject(to bytes: inout [UInt8]) {
    bytes.add("{\"time\":")
    bytes.append(contentsOf: line[nextWord()])
    bytes.add(",\"iteration\":")
    bytes.append(contentsOf: line[nextWord()])
    bytes.add(",\"subject\":")
    Self.append(string: line[nextWord()], to: &bytes)
    bytes.add(",\"word\":")
    Self.append(string: line[nextWord()], to: &bytes)
    skipSpaces()
    while place < end {
      writeField(to: &bytes)
      skipSpaces()
    }
    bytes.add("}\n")
  }

  private var end: Int { line.count - 1 }

  private mutating func skipSpaces() {
    while place < end, line[place] == Self.space { place += 1 }
  }

  private mutating func nextWord() -> Range<Int> {
    skipSpaces()
    let start = place
    while place < end, line[place] != Self.space { place += 1 }
    return start..<place
  }

  private mutating func writeField(to bytes: inout [UInt8]) {
    let start = place
    while place < end, line[place] != UInt8(ascii: "="), line[place] != Self.space { place += 1 }
    let key = line[start..<place]
    if place < end, line[place] == UInt8(ascii: "=") { place += 1 }
    bytes.add(",\"")
    // Keys of other programs that are called as a column is; no key of a log can hold a colon.
    if Self.isColumn(key) { bytes.add("key:") }
    for byte in key { bytes.add(jsonByte: byte) }
    bytes.add("\":")
    if place < end, line[place] == Self.quote {
      writeQuoted(to: &bytes)
    } else {
      let value = line[nextWord()]
      if Self.spells("on", key) { waitsForList = Self.isListWait(value) }
      switch form(of: key, value) {
      case .number: bytes.append(contentsOf: value)
      case .list: Self.append(list: value, to: &bytes)
      case .string: Self.append(string: value, to: &bytes)
      }
    }
  }

  /// A value with the log's escapes, which become JSON's.
  private mutating func writeQuoted(to bytes: inout [UInt8]) {
    bytes.append(Self.quote)
    place += 1
    while place < end, line[place] != Self.quote {
      if line[place] == Self.backslash, place + 1 < end {
        writeEscape(to: &bytes)
      } else {
        bytes.add(jsonByte: line[place])
        place += 1
      }
    }
    place += 1
    bytes.append(Self.quote)
  }

  private mutating func writeEscape(to bytes: inout [UInt8]) {
    let letter = line[place + 1]
    place += 2
    switch letter {
    case UInt8(ascii: "n"): bytes.add("\\n")
    case UInt8(ascii: "t"): bytes.add("\\t")
    case UInt8(ascii: "u") where place < end && line[place] == UInt8(ascii: "{"):
      var value: UInt32 = 0
      place += 1
      while place < end, line[place] != UInt8(ascii: "}") {
        let digit = Character(Unicode.Scalar(line[place])).hexDigitValue ?? 0
        value = min(value, 0xFF_FFFF) << 4 | UInt32(digit)
        place += 1
      }
      place += 1
      bytes.add(jsonScalar: value)
    default: bytes.add(jsonByte: letter)
    }
  }

  private func form(of key: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) -> Form {
    if waitsForList, Self.spells("of", key) { return .list }
    let isNumber = Self.spells("until", key) || Self.spells("delay", key) || Self.spells("thread", key)
    return isNumber && Self.isNumber(value) ? .number : .string
  }

  private static func append(string value: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(quote)
    for byte in value { bytes.add(jsonByte: byte) }
    bytes.append(quote)
  }

  /// `T2,T3`, or `-` for none.
  private static func append(list value: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    bytes.add("[")
    if !spells("-", value) {
      bytes.append(quote)
      for byte in value {
        if byte == UInt8(ascii: ",") { bytes.add("\",\"") } else { bytes.add(jsonByte: byte) }
      }
      bytes.append(quote)
    }
    bytes.add("]")
  }

  /// Whether JSON would take it for a number: digits, without a zero before others, and decimals.
  private static func isNumber(_ value: ArraySlice<UInt8>) -> Bool {
    let parts = value.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, whole.count == 1 || whole.first != UInt8(ascii: "0") else { return false }
    return parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }
  }

  private static func isColumn(_ key: ArraySlice<UInt8>) -> Bool {
    spells("time", key) || spells("iteration", key) || spells("subject", key) || spells("word", key)
  }

  private static func isListWait(_ value: ArraySlice<UInt8>) -> Bool {
    spells("gather", value) || spells("wait", value) || spells("group", value) || spells("first", value)
  }

  private static func spells(_ word: StaticString, _ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count == word.utf8CodeUnitCount else { return false }
    return bytes.elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }
}
