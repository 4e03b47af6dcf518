import VizEngine

/// One or two plain sentences about the selected task, or about the event that is shown last: read in sequence, they tell the run.
enum WhyView {
  static func draw(_ run: RunModel, _ phrases: any Phrases, in area: Rect, on screen: inout Screen) {
    let below = PaneTitle.draw(phrases.why, in: area, isFocused: false, on: &screen)
    NoticeView.draw(run, phrases, after: phrases.why, in: area.split(top: 1).top, on: &screen)
    guard let sentence = sentence(run, phrases) else {
      screen.write(phrases.nothingYet, at: Point(x: below.x + 1, y: below.y), in: below, style: Style(.muted))
      return
    }
    let lines = TextLines.wrap(sentence, to: below.width - 2)
    for (offset, line) in lines.prefix(below.height).enumerated() {
      let isCut = offset == below.height - 1 && lines.count > below.height
      let text = isCut ? line + screen.glyphs.ellipsis : line
      screen.write(text, at: Point(x: below.x + 1, y: below.y + offset), columns: below.width - 1)
    }
  }

  /// Of the selected task or thing, or else of the last event before the shown instant.
  private static func sentence(_ run: RunModel, _ phrases: any Phrases) -> String? {
    let (state, trace) = (run.state, run.timeline.trace)
    let why = Why(state: state, tables: trace.tables, now: run.now)
    if let selection = run.selection, state.index(of: selection) != nil {
      return why.sentence(for: selection, in: phrases)
    }
    return trace.events.prefix(state.eventCount).last.map { why.sentence(for: $0, in: phrases) }
  }
}
