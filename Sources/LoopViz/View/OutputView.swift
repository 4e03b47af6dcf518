import VizEngine

/// What the program printed.
enum OutputView {
  static func draw(_ run: RunModel, _ phrases: any Phrases, in area: Rect, on screen: inout Screen) {
    let below = PaneTitle.draw(phrases.output, in: area, isFocused: run.focus == .output, on: &screen)
    let trace = run.timeline.trace
    let back = min(-(run.scroll[.output] ?? 0), max(0, run.state.outputs.count - 1))
    let shown = run.state.outputs.dropLast(back).suffix(below.height)
    for (offset, index) in shown.enumerated() {
      guard case .output(let text) = trace.events[index].kind else { continue }
      screen.write(
        trace.tables[text], at: Point(x: below.x + 1, y: below.y + offset), columns: below.width - 1)
    }
  }
}
