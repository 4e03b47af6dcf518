/// The keys, and what every mark and word means.
enum HelpView {
  private struct Line {
    var head: String
    var text: String
    var style: Style
  }

  private static let words: [(Phase, String)] = [
    (.pending, "made or woken; in the ready queue, has not the loop"),
    (.running, "has the loop now; one at most"),
    (.suspended, "gave the loop back at an await; waits for something"),
    (.finished, "returned"),
    (.failed, "raised an error"),
    (.cancelled, "was cancelled"),
  ]

  private static let terms: [(String, String)] = [
    ("loop", "runs one thing at a time, in turns"),
    ("turn", "what runs between two awaits of one task, or a callback"),
    ("pass", "one round of the loop: take in, wait, run what is ready"),
    ("task", "a coroutine that the loop drives"),
    ("timer", "wakes a task when its time has come"),
    ("thread", "runs blocking work beside the loop"),
    ("lock", "once taken, it has a row in the timeline: who has it, and when"),
    ("finding", "something that goes wrong; the header counts them, Enter tells"),
  ]

  private static let width = 76
  private static let headWidth = 13

  /// All lines on a screen so wide; a text that is longer goes on below itself.
  private static func lines(_ glyphs: Glyphs, screenWidth: Int) -> [Line] {
    let columns = min(width, screenWidth - 2) - 4 - headWidth
    return entries(glyphs).flatMap { entry in
      let texts = TextLines.wrap(entry.text, to: columns)
      return texts.isEmpty
        ? [entry]
        : texts.enumerated().map { Line(head: $0 == 0 ? entry.head : "", text: $1, style: entry.style) }
    }
  }

  private static func entries(_ glyphs: Glyphs) -> [Line] {
    let states = words.map { phase, text in
      Line(head: "\(phase.mark(glyphs)) \(phase.word)", text: text, style: phase.style)
    }
    let keys = KeyMap.bindings.map { binding in
      let label = glyphs == .unicode ? binding.label : binding.labelInASCII
      return Line(head: label, text: binding.words, style: Style(.accent, .bold))
    }
    let explained = terms.map { Line(head: $0, text: $1, style: Style(.plain, .bold)) }
    let gap = Line(head: "", text: "", style: .plain)
    return states + [gap] + keys + [gap] + explained
  }

  /// How far the help can be scrolled on a screen of this size.
  static func lastLine(in size: Size) -> Int {
    max(0, lines(.unicode, screenWidth: size.width).count - (size.height - 4))
  }

  static func draw(from first: Int, on screen: inout Screen) {
    let lines = lines(screen.glyphs, screenWidth: screen.size.width)
    let inside = Box.draw("help", width: width, height: lines.count + 2, on: &screen)
    let top = min(first, max(0, lines.count - inside.height))
    for (offset, line) in lines.dropFirst(top).prefix(inside.height).enumerated() {
      let y = inside.y + offset
      screen.write(line.head, at: Point(x: inside.x, y: y), columns: 12, style: line.style)
      screen.write(line.text, at: Point(x: inside.x + headWidth, y: y), columns: inside.width - headWidth)
    }
    if top + inside.height < lines.count { Box.markMore(below: inside, on: &screen) }
  }
}

extension KeyBinding {
  /// The label where there are no arrows.
  fileprivate var labelInASCII: String {
    switch command {
    case .up: "Up k"
    case .down: "Down j"
    default: label
    }
  }
}
