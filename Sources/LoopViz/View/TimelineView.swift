import VizEngine

/// A Gantt chart: a row for each task, callback and job, time from left to right.
enum TimelineView {
  /// Where names end and bars begin.
  static func split(_ area: Rect) -> (labels: Rect, bars: Rect) {
    let (labels, bars) = area.split(left: min(26, max(22, area.width * 3 / 10)))
    return (labels, bars)
  }

  /// The rows that are seen: enough of them to hold the selection.
  static func visible(_ run: RunModel, height: Int) -> (rows: ArraySlice<Int>, total: Int) {
    let rows = run.rows
    guard rows.count > height else { return (rows[...], rows.count) }
    let wanted = run.selectedRow(in: rows) ?? rows.count - 1
    let first = min(max(0, wanted - height / 2), rows.count - height)
    return (rows[first..<first + height], rows.count)
  }

  static func draw(_ run: RunModel, wall: WallTime, in area: Rect, on screen: inout Screen) {
    let below = area.split(top: 1).rest
    let (rows, total) = visible(run, height: below.height)
    let more = total > rows.count ? " \((rows.startIndex) + 1)-\(rows.endIndex) of \(total)" : ""
    let sorted = run.sort == .creation ? "" : " by \(run.sort.word)"
    let title = "timeline\(sorted)\(more)"
    _ = PaneTitle.draw(title, in: area, isFocused: run.focus == .timeline, on: &screen)
    let (labels, bars) = split(below)
    let cursor = column(of: run.now, run.shownWindow, bars)
    TimelineAxis.draw(
      run.shownWindow, above: bars, from: max(bars.x, area.x + title.count + 4), on: &screen)
    for (offset, index) in rows.enumerated() {
      let row = run.state.subjects[index]
      let y = below.y + offset
      let isLit = run.lit[row.subject].map { $0 > wall } ?? false
      drawLabel(row, run, isLit, in: Rect(x: labels.x, y: y, width: labels.width, height: 1), on: &screen)
      let bar = TimelineBar(
        run.timeline.histories[index], window: run.shownWindow, now: run.now, width: bars.width)
      draw(bar, at: Point(x: bars.x, y: y), on: &screen)
    }
    guard !run.isOver, let cursor else { return }
    let free = [" ", screen.glyphs.horizontal]
    for y in area.y..<area.maxY where free.contains(screen[Point(x: cursor, y: y)]?.character ?? "?") {
      screen.write(
        String(screen.glyphs.cursor), at: Point(x: cursor, y: y), in: area, style: Style(.accent))
    }
  }

  private static func drawLabel(
    _ row: SubjectState, _ run: RunModel, _ isLit: Bool, in line: Rect, on screen: inout Screen
  ) {
    var style = Style(.plain)
    if isLit { style = style.adding(.bold) }
    if row.subject == run.selection { style = style.adding([.reverse, .bold]) }
    let mark = String(row.phase.mark(screen.glyphs))
    screen.write(mark, at: Point(x: line.x + 1, y: line.y), in: line, style: row.phase.style)
    let text = row.coroutine.isEmpty ? row.name : "\(row.name) \(row.coroutine)"
    screen.write(text, at: Point(x: line.x + 3, y: line.y), columns: line.width - 4, style: style)
  }

  private static func draw(_ bar: TimelineBar, at origin: Point, on screen: inout Screen) {
    for (offset, column) in bar.columns.enumerated() {
      let (character, style) = look(column, screen.glyphs)
      guard let character else { continue }
      screen.write(String(character), at: Point(x: origin.x + offset, y: origin.y), in: screen.bounds, style: style)
    }
  }

  private static func look(_ column: TimelineBar.Column, _ glyphs: Glyphs) -> (Character?, Style) {
    switch column {
    case .empty: (nil, .plain)
    case .stretch(.pending): (glyphs.pendingBar, Phase.pending.style)
    case .stretch(.running): (glyphs.runningFullBar, Phase.running.style)
    case .stretch(.suspended): (glyphs.suspendedBar, Phase.suspended.style)
    case .run: (glyphs.runningBar, Phase.running.style)
    case .end(let phase), .stretch(let phase): (phase.mark(glyphs), phase.style)
    }
  }

  /// The column in which an instant stands, if it is seen.
  static func column(of instant: Instant, _ window: TimeWindow, _ bars: Rect) -> Int? {
    let share = (instant - window.start) / window.span
    guard share >= 0, share <= 1 else { return nil }
    return bars.x + min(bars.width - 1, Int(share * Double(bars.width)))
  }
}

extension SortOrder {
  var word: String {
    switch self {
    case .creation: "creation"
    case .name: "name"
    case .phase: "state"
    case .waiting: "time waited"
    }
  }
}
