/// What a piece of text means; the terminal decides which colour, if any, says so.
enum Ink: UInt8, CaseIterable, Hashable, Sendable {
  case plain
  case muted
  case accent
  case pending
  case running
  case suspended
  case finished
  case failed
  case cancelled
  case keyword
  case string
  case comment
  case number
}

/// How a cell looks: its meaning and what is done to it besides.
struct Style: Hashable, Sendable {
  /// What a terminal can do to text without any colour.
  struct Attributes: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    static let bold = Attributes(rawValue: 1)
    static let reverse = Attributes(rawValue: 2)
    static let underline = Attributes(rawValue: 4)
    static let dim = Attributes(rawValue: 8)
  }

  var ink: Ink
  var attributes: Attributes

  init(_ ink: Ink = .plain, _ attributes: Attributes = []) {
    self.ink = ink
    self.attributes = attributes
  }

  static let plain = Style()

  /// The same style with more done to it.
  func adding(_ more: Attributes) -> Style {
    Style(ink, attributes.union(more))
  }
}

extension Style: CustomStringConvertible {
  /// The meaning and the attributes in words, such as `pending bold`; a plain ink beside an attribute goes unsaid.
  var description: String {
    var words = ink == .plain && !attributes.isEmpty ? [] : ["\(ink)"]
    if attributes.contains(.bold) { words.append("bold") }
    if attributes.contains(.reverse) { words.append("reverse") }
    if attributes.contains(.underline) { words.append("underline") }
    if attributes.contains(.dim) { words.append("dim") }
    return words.joined(separator: " ")
  }
}
