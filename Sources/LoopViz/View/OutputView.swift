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
    let trace = run.timeline.trace
    let unfinished = run.isTravelling ? nil : run.watched?.printed.unfinished
    let last = unfinished.flatMap { !$0.isEmpty || isTyping ? $0 : nil }
    let back = min(-(run.scroll[.output] ?? 0), max(0, run.state.outputs.count - 1))
    let room = below.height - (last != nil && back == 0 ? 1 : 0)
    let shown = run.state.outputs.dropLast(back).suffix(max(0, room))
    var y = below.y
    for index in shown {
      guard case .output(let text) = trace.events[index].kind else { continue }
      screen.write(trace.tables[text], at: Point(x: below.x + 1, y: y), columns: below.width - 1)
      y += 1
    }
    guard let last, back == 0, y < below.maxY else { return }
    // Of a line that is being written the end is what matters.
    let columns = below.width - 2
    let text = TextWidth.columns(of: last) > columns ? TextWidth.end(of: last, columns: columns) : last
    let end = screen.write(text, at: Point(x: below.x + 1, y: y), in: below)
    if isTyping { screen.write(" ", at: Point(x: end, y: y), in: below, style: Style(.plain, .reverse)) }
  }
}
