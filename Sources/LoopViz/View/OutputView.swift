import VizEngine

/// What the program printed; while keys are the program's, also where they go.
enum OutputView {
  /// How large the terminal is that a program has on a screen of this size.
  static func size(on screen: Size) -> Size {
    let area = area(in: RunLayout(size: screen))
    return Size(width: max(20, (area?.width ?? screen.width) - 1), height: max(2, (area?.height ?? screen.height) - 1))
  }

  /// Where what a program prints is seen: where there is no place for it of its own, on that of the log.
  static func area(in layout: RunLayout) -> Rect? { layout[.output] ?? layout[.log] }

  static func draw(_ run: RunModel, _ phrases: any Phrases, in area: Rect, on screen: inout Screen) {
    let isTyping = run.keys == .program
    let below = PaneTitle.draw(phrases.output, in: area, isFocused: run.focus == .output || isTyping, on: &screen)
    guard below.height > 0 else { return }
    let trace = run.timeline.trace
    let back = min(-(run.scroll[.output] ?? 0), max(0, run.state.outputs.count - 1))
    let newest = back == 0 && !run.isTravelling ? newest(run, isTyping) : (lines: [], last: nil)
    let room = max(0, below.height - newest.lines.count - (newest.last == nil ? 0 : 1))
    let known = run.state.outputs.dropLast(back).suffix(room).map { index in
      if case .output(let text) = trace.events[index].kind { trace.tables[text] } else { "" }
    }
    let lines = (known + newest.lines).suffix(below.height - (newest.last == nil ? 0 : 1))
    for (offset, line) in lines.enumerated() {
      screen.write(line, at: Point(x: below.x + 1, y: below.y + offset), columns: below.width - 1)
    }
    guard let last = newest.last else { return }
    let y = below.y + lines.count
    // Of a line that is being written the end is what matters.
    let columns = below.width - 2
    let text = TextWidth.columns(of: last) > columns ? TextWidth.end(of: last, columns: columns) : last
    let end = screen.write(text, at: Point(x: below.x + 1, y: y), in: below)
    if isTyping { screen.write(" ", at: Point(x: end, y: y), in: below, style: Style(.plain, .reverse)) }
  }

  /// What is not in the log yet: lines, and what has no end.
  private static func newest(_ run: RunModel, _ isTyping: Bool) -> (lines: [String], last: String?) {
    guard let watched = run.watched else { return ([], nil) }
    let unfinished = watched.printed.unfinished
    return (watched.waiting, unfinished.isEmpty && !isTyping ? nil : unfinished)
  }
}
