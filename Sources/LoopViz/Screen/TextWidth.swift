/// How many columns text takes on a terminal.
enum TextWidth {
  /// 0 for a mark that joins the cell before it, 2 for East Asian wide characters and emoji, otherwise 1.
  ///
  /// A control character counts as 1: what is drawn in its place takes one column.
  static func columns(of character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    if first.value < 0x300 || isControl(first) { return scalars.count == 1 ? columns(of: first) : cluster(scalars) }
    return cluster(scalars)
  }

  /// The columns of a whole text; O(length), and a few nanoseconds a byte for ASCII.
  static func columns(of text: some StringProtocol) -> Int {
    if isPrintableASCII(text) { return text.utf8.count }
    return text.reduce(0) { $0 + columns(of: $1) }
  }

  /// The columns of a scalar that stands alone.
  static func columns(of scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    if WidthTable.isZeroWidth(scalar) { return 0 }
    return WidthTable.isWide(scalar) ? 2 : 1
  }

  /// Whether a terminal might obey the scalar, or break the line at it, rather than show it.
  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: true
    default: false
    }
  }

  /// Whether every byte is one visible ASCII character or a space, so that bytes, characters and columns coincide.
  static func isPrintableASCII(_ text: some StringProtocol) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  }

  /// Of several scalars no more than two columns ever show, whatever the terminal makes of the sequence.
  private static func cluster(_ scalars: Character.UnicodeScalarView) -> Int {
    var columns = 0
    for scalar in scalars {
      if isControl(scalar) { return 1 }
      if scalar == joiner { break }
      if scalar == emojiSelector { return columns == 0 ? 0 : 2 }
      columns += self.columns(of: scalar)
      if columns >= 2 { return 2 }
    }
    return columns
  }

  static let joiner: Unicode.Scalar = "\u{200D}"
  static let emojiSelector: Unicode.Scalar = "\u{FE0F}"
  static let textSelector: Unicode.Scalar = "\u{FE0E}"
}

/// Text cut and filled to a number of columns.
extension TextWidth {
  /// The text, cut at a character's border so that it takes at most `limit` columns with the ellipsis that says so.
  static func clipped(_ text: String, to limit: Int, ellipsis: String = "…") -> String {
    guard limit > 0 else { return "" }
    if columns(of: text) <= limit { return text }
    let ending = prefix(ellipsis, columns: limit)
    return prefix(text, columns: limit - columns(of: ending)) + ending
  }

  /// The end of a text, so much of it as has room.
  static func end(of text: String, columns limit: Int) -> String {
    var width = 0
    let kept = text.reversed().prefix { character in
      width += columns(of: character)
      return width <= limit
    }
    return String(kept.reversed())
  }

  /// The text with spaces after it up to `width` columns; longer text stays as it is.
  static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - columns(of: text)))
  }

  /// The text with spaces before it up to `width` columns, for numbers that should end in one column.
  static func paddedLeft(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - columns(of: text))) + text
  }

  /// As many of the first characters as fit.
  private static func prefix(_ text: String, columns limit: Int) -> String {
    var used = 0
    return String(
      text.prefix { character in
        used += columns(of: character)
        return used <= limit
      })
  }
}
