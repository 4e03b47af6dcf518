import VizEngine

/// One or two plain sentences about the selected task, or about what happened last.
enum WhyView {
  static func draw(_ run: RunModel, _ phrases: any Phrases, in area: Rect, on screen: inout Screen) {
    let below = PaneTitle.draw(phrases.why, in: area, isFocused: false, on: &screen)
    guard let subject = run.explained else {
      screen.write(phrases.nothingYet, at: Point(x: below.x + 1, y: below.y), in: below, style: Style(.muted))
      return
    }
    let why = Why(state: run.state, tables: run.timeline.trace.tables, now: run.now)
    let lines = TextLines.wrap(why.sentence(for: subject, in: phrases), to: below.width - 2)
    for (offset, line) in lines.prefix(below.height).enumerated() {
      let isCut = offset == below.height - 1 && lines.count > below.height
      let text = isCut ? line + screen.glyphs.ellipsis : line
      screen.write(text, at: Point(x: below.x + 1, y: below.y + offset), columns: below.width - 1)
    }
  }
}
