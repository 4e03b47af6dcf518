/// The keys, and what every mark and word means.
enum HelpView {
  private struct Line {
    var head: String
    var text: String
    var style: Style
  }

  private static let width = 76
  private static let headWidth = 13

  /// All lines on a screen so wide; a text that is longer goes on below itself.
  private static func lines(_ phrases: any Phrases, _ glyphs: Glyphs, screenWidth: Int) -> [Line] {
    let columns = min(width, screenWidth - 2) - 4 - headWidth
    return entries(phrases, glyphs).flatMap { entry in
      let texts = TextLines.wrap(entry.text, to: columns)
      return texts.isEmpty
        ? [entry]
        : texts.enumerated().map { Line(head: $0 == 0 ? entry.head : "", text: $1, style: entry.style) }
    }
  }

  private static func entries(_ phrases: any Phrases, _ glyphs: Glyphs) -> [Line] {
    let states = Phase.allCases.map { phase in
      Line(head: "\(phase.mark(glyphs)) \(phrases.word(phase))", text: phrases.meaning(phase), style: phase.style)
    }
    let keys = KeyMap.bindings.map { binding in
      let meaning = phrases.meaning(binding.command, at: binding.place)
      return Line(head: binding.label(phrases, glyphs), text: meaning, style: Style(.accent, .bold))
    }
    let explained = phrases.terms.map { Line(head: $0.word, text: $0.meaning, style: Style(.plain, .bold)) }
    let gap = Line(head: "", text: "", style: .plain)
    return states + [gap] + keys + [gap] + explained
  }

  /// How far the help can be scrolled on a screen of this size.
  static func lastLine(in size: Size, _ phrases: any Phrases) -> Int {
    max(0, lines(phrases, .unicode, screenWidth: size.width).count - (size.height - 4))
  }

  static func draw(from first: Int, _ phrases: any Phrases, on screen: inout Screen) {
    let lines = lines(phrases, screen.glyphs, screenWidth: screen.size.width)
    let inside = Box.draw(phrases.help, width: width, height: lines.count + 2, on: &screen)
    let top = min(first, max(0, lines.count - inside.height))
    for (offset, line) in lines.dropFirst(top).prefix(inside.height).enumerated() {
      let y = inside.y + offset
      screen.write(line.head, at: Point(x: inside.x, y: y), columns: 12, style: line.style)
      screen.write(line.text, at: Point(x: inside.x + headWidth, y: y), columns: inside.width - headWidth)
    }
    if top + inside.height < lines.count { Box.markMore(phrases, below: inside, on: &screen) }
  }
}

extension KeyBinding {
  /// The label in a language, and where there are no arrows.
  fileprivate func label(_ phrases: any Phrases, _ glyphs: Glyphs) -> String {
    switch (command, glyphs) {
    case (.up, .ascii): "Up k"
    case (.down, .ascii): "Down j"
    case (.columnBack, .ascii): "Left h"
    case (.columnForward, .ascii): "Right l"
    case (.pause, _): phrases.space
    default: label
    }
  }
}
