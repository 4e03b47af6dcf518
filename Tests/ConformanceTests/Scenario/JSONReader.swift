/// Reads one JSON document.
struct JSONReader {
  private let bytes: [UInt8]
  private var place = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// Reads `text`, which holds one document and nothing else.
  static func read(_ text: String) throws(ScenarioError) -> JSON {
    var reader = JSONReader(text)
    let document = try reader.value()
    reader.skipBlanks()
    guard reader.place == reader.bytes.count else { throw reader.error("expected nothing after the document") }
    return document
  }

  private func error(_ sentence: String) -> ScenarioError {
    let line = bytes.prefix(place).count { $0 == UInt8(ascii: "\n") } + 1
    return ScenarioError(place: "line \(line)", sentence: sentence)
  }

  private mutating func skipBlanks() {
    while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
  }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func accept(_ character: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard next == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(ScenarioError) {
    guard accept(character) else { throw error("expected \(character)") }
  }

  private mutating func value() throws(ScenarioError) -> JSON {
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): return try mapping()
    case UInt8(ascii: "["): return try list()
    case UInt8(ascii: "\""): return .text(try text())
    default: return try word()
    }
  }

  private mutating func mapping() throws(ScenarioError) -> JSON {
    try expect("{")
    var members: [JSON.Member] = []
    if accept("}") { return .mapping(members) }
    repeat {
      skipBlanks()
      let key = try text()
      try expect(":")
      members.append(JSON.Member(key: key, value: try value()))
    } while accept(",")
    try expect("}")
    return .mapping(members)
  }

  private mutating func list() throws(ScenarioError) -> JSON {
    try expect("[")
    var items: [JSON] = []
    if accept("]") { return .list(items) }
    repeat { items.append(try value()) } while accept(",")
    try expect("]")
    return .list(items)
  }

  private mutating func word() throws(ScenarioError) -> JSON {
    let start = place
    while let next, !" \t\n\r,]}:".utf8.contains(next) { place += 1 }
    let word = String(decoding: bytes[start..<place], as: UTF8.self)
    switch word {
    case "null": return .null
    case "true": return .truth(true)
    case "false": return .truth(false)
    default:
      if let number = Int(word) { return .whole(number) }
      if let number = Double(word), number.isFinite { return .fraction(number) }
      throw error("cannot read '\(word)'")
    }
  }

  private mutating func text() throws(ScenarioError) -> String {
    guard next == UInt8(ascii: "\"") else { throw error("expected a text in double quotes") }
    place += 1
    var units: [UInt8] = []
    while let next, next != UInt8(ascii: "\"") {
      place += 1
      if next == UInt8(ascii: "\\") {
        units += Array(String(try escaped()).utf8)
      } else {
        units.append(next)
      }
    }
    guard next != nil else { throw error("a text does not end") }
    place += 1
    return String(decoding: units, as: UTF8.self)
  }

  private mutating func escaped() throws(ScenarioError) -> Unicode.Scalar {
    defer { place += 1 }
    switch next {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "u"): return try escapedUnit()
    case .some(let other) where "\"\\/".utf8.contains(other): return Unicode.Scalar(other)
    default: throw error("unknown escape in a text")
    }
  }

  /// After `\u`; leaves `place` at the last digit read.
  private mutating func escapedUnit() throws(ScenarioError) -> Unicode.Scalar {
    let first = try hexadecimal(at: place + 1)
    place += 4
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard bytes.dropFirst(place + 1).starts(with: "\\u".utf8) else { throw error("half of a surrogate pair") }
    let second = try hexadecimal(at: place + 3)
    place += 6
    guard (0xD800..<0xDC00).contains(first), (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw error("half of a surrogate pair") }
    return scalar
  }

  private func hexadecimal(at start: Int) throws(ScenarioError) -> UInt32 {
    let digits = String(decoding: bytes.dropFirst(start).prefix(4), as: UTF8.self)
    guard digits.utf8.count == 4, let number = UInt32(digits, radix: 16) else { throw error("four hexadecimal digits") }
    return number
  }
}
