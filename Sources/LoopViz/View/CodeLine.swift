/// A line of Swift with its number, in the colours of its words.
enum CodeLine {
  static let gutter = 4

  /// A line that runs now is one bar, in which colours of words would be hard to read.
  private static let lit = Style(.running, [.reverse, .bold])

  static func draw(
    _ line: Substring, number: Int, in area: Rect, as language: CodeLanguage = .swift, isLit: Bool = false,
    on screen: inout Screen
  ) {
    let label = TextWidth.paddedLeft("\(number)", to: gutter - 1)
    screen.write(label, at: area.origin, in: area, style: Style(.muted))
    var x = area.x + gutter
    for piece in CodeInk.pieces(of: line, in: language) {
      x = screen.write(piece.text, at: Point(x: x, y: area.y), in: area, style: isLit ? Self.lit : Style(piece.ink))
    }
    if isLit { screen.fill(Rect(x: x, y: area.y, width: area.maxX - x, height: 1), with: " ", style: Self.lit) }
    if x > area.maxX, area.width > 1 {
      let end = TextWidth.columns(of: screen.glyphs.ellipsis)
      screen.write(
        screen.glyphs.ellipsis, at: Point(x: area.maxX - end, y: area.y), in: area, style: Style(.muted))
    }
  }
}

/// Tells keywords, strings, numbers and comments of a line apart; enough for the examples, no parser.
enum CodeInk {
  struct Piece: Hashable, Sendable {
    var text: String
    var ink: Ink
  }

  static func pieces(of line: Substring, in language: CodeLanguage = .swift) -> [Piece] {
    var pieces: [Piece] = []
    var rest = line
    while let first = rest.first {
      let text: Substring
      let ink: Ink
      if rest.hasPrefix(language.comment) {
        (text, ink) = (rest, .comment)
      } else if first == "\"" {
        let body = rest.dropFirst().prefix { $0 != "\"" }
        (text, ink) = (rest.prefix(body.count + 2), .string)
      } else if first.isLetter || first == "_" {
        text = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        ink = language.keywords.contains(text) ? .keyword : .plain
      } else if first.isNumber {
        (text, ink) = (rest.prefix { $0.isNumber || $0 == "." }, .number)
      } else {
        (text, ink) = (rest.prefix(1), .plain)
      }
      pieces.append(Piece(text: String(text), ink: ink))
      rest = rest.dropFirst(text.count)
    }
    return pieces
  }
}
