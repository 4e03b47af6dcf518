import VizEngine

/// What is worth a look above all else, on one line: what lints found last, or what is not seen of the program.
enum NoticeView {
  private enum Notice {
    case finding(Finding)
    case remark(ProbeRemark.Kind)
  }

  /// Draws it to the right of a title, on the rule; its place in the source is cut last.
  static func draw(_ run: RunModel, _ phrases: any Phrases, after title: String, in row: Rect, on screen: inout Screen)
  {
    let start = row.x + TextWidth.columns(of: title) + 5
    let room = max(0, row.maxX - start - 5)
    let text: String
    switch notice(run) {
    case .finding(let finding):
      let whole = phrases.brief(finding, isShort: false)
      text = TextWidth.columns(of: whole) <= room ? whole : phrases.brief(finding, isShort: true)
    case .remark(let remark): text = phrases.brief(remark)
    case nil: return
    }
    let shown = TextWidth.clipped(text, to: room, ellipsis: screen.glyphs.ellipsis)
    screen.write(" ! \(shown) ", at: Point(x: start, y: row.y), in: row, style: Style(.failed, .bold))
  }

  private static func notice(_ run: RunModel) -> Notice? {
    let remarks = run.replay?.remarks.upTo(event: run.state.eventCount) ?? []
    // That nothing more is seen stays true, whatever was found before.
    for remark in remarks { if case .failed = remark.kind { return .remark(remark.kind) } }
    let finding = run.timeline.found.newest
    guard let remark = remarks.max(by: { $0.last < $1.last }) else { return finding.map(Notice.finding) }
    guard let finding, run.timeline.count(upTo: finding.instant) > remark.last else { return .remark(remark.kind) }
    return .finding(finding)
  }
}
