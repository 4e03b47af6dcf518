/// Writes one JSON document piece by piece, two spaces for each depth, keys in the order in which they are given.
struct JSONText {
  /// The start of a line, for each depth that documents of this program have.
  private static let indents = (0..<6).map { "\n" + String(repeating: "  ", count: $0) }

  private var writer: PieceWriter
  private var depth = 0
  private var isFirst = true

  init(_ writer: PieceWriter) {
    self.writer = writer
  }

  mutating func object(_ key: String? = nil, _ body: (inout JSONText) throws(FileError) -> Void) throws(FileError) {
    try nest(key, "{", "}", body)
  }

  mutating func list(_ key: String? = nil, _ body: (inout JSONText) throws(FileError) -> Void) throws(FileError) {
    try nest(key, "[", "]", body)
  }

  mutating func put(_ key: String? = nil, _ number: some BinaryInteger) throws(FileError) {
    try put(key, raw: "\(number)")
  }

  /// A text, or `null`.
  mutating func put(_ key: String? = nil, _ text: String?) throws(FileError) {
    try put(key, raw: text.map(Self.quoted) ?? "null")
  }

  mutating func putNull(_ key: String) throws(FileError) {
    try put(key, raw: "null")
  }

  mutating func finish() throws(FileError) {
    try writer.write("\n")
    try writer.flush()
  }

  private mutating func put(_ key: String?, raw value: String) throws(FileError) {
    try begin(key)
    try writer.write(value)
  }

  private mutating func nest(
    _ key: String?, _ open: String, _ close: String, _ body: (inout JSONText) throws(FileError) -> Void
  ) throws(FileError) {
    try begin(key)
    try writer.write(open)
    depth += 1
    isFirst = true
    try body(&self)
    depth -= 1
    if !isFirst { try beginLine() }
    try writer.write(close)
    isFirst = false
  }

  private mutating func begin(_ key: String?) throws(FileError) {
    defer { isFirst = false }
    guard depth > 0 else { return }
    if !isFirst { try writer.write(",") }
    try beginLine()
    guard let key else { return }
    try writer.write("\"")
    try writer.write(key)
    try writer.write("\": ")
  }

  private mutating func beginLine() throws(FileError) {
    if depth >= Self.indents.count { return try writer.write("\n" + String(repeating: "  ", count: depth)) }
    try writer.write(Self.indents[depth])
  }

  /// A text between quotes; RFC 8259 wants escapes of the quote, the backslash and control characters below U+0020.
  static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
    if isPlain { return "\"\(text)\"" }
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
