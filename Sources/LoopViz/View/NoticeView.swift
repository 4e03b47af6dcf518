import VizEngine

/// What is worth a look above all else, on one line: what lints found last, or what is not seen of the program.
enum NoticeView {
  /// Nothing when there is none.
  static func text(_ run: RunModel, _ phrases: any Phrases) -> String? {
    let count = run.state.eventCount
    let remarks = run.replay?.remarks.upTo(event: count) ?? []
    // That nothing more is seen stays true, whatever was found before.
    for remark in remarks { if case .failed = remark.kind { return phrases.brief(remark.kind) } }
    let finding = run.timeline.found.newest
    guard let remark = remarks.max(by: { $0.last < $1.last }) else { return finding.map(phrases.brief) }
    guard let finding, run.timeline.count(upTo: finding.instant) > remark.last else {
      return phrases.brief(remark.kind)
    }
    return phrases.brief(finding)
  }

  /// Draws it to the right of a title, on the rule.
  static func draw(_ run: RunModel, _ phrases: any Phrases, after title: String, in row: Rect, on screen: inout Screen)
  {
    guard let text = text(run, phrases) else { return }
    let start = row.x + TextWidth.columns(of: title) + 7
    let shown = TextWidth.clipped("! \(text)", to: max(0, row.maxX - start - 3), ellipsis: screen.glyphs.ellipsis)
    screen.write(" \(shown) ", at: Point(x: start, y: row.y), in: row, style: Style(.failed, .bold))
  }
}
