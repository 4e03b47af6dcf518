import VizEngine

/// A Gantt chart: a row for each task, callback and job, and for what they hold, time from left to right.
enum TimelineView {
  /// Where names end and bars begin.
  static func split(_ area: Rect) -> (labels: Rect, bars: Rect) {
    let (labels, bars) = area.split(left: min(26, max(22, area.width * 3 / 10)))
    return (labels, bars)
  }

  /// The rows that are seen: enough of them to hold the selection.
  static func visible(_ run: RunModel, height: Int) -> (rows: Slice<RowNumbers>, total: Int) {
    let rows = run.rows
    guard rows.count > height else { return (rows[0...], rows.count) }
    let wanted = run.selectedRow(in: rows) ?? rows.count - 1
    let first = min(max(0, wanted - height / 2), rows.count - height)
    return (rows[first..<first + height], rows.count)
  }

  static func draw(_ run: RunModel, _ phrases: any Phrases, wall: WallTime, in area: Rect, on screen: inout Screen) {
    let below = area.split(top: 1).rest
    let groups = run.isFolded ? run.groups(lines: below.height) : []
    let (rows, total) = run.isFolded ? (RowNumbers()[0...], 0) : visible(run, height: below.height)
    let seen = total > rows.count ? rows.startIndex..<rows.endIndex : nil
    let title =
      groups.first.map { phrases.foldedTimeline(run.axis, each: $0.size) }
      ?? phrases.timeline(run.axis, run.sort, only: run.filter.text, rows: seen, of: total)
    _ = PaneTitle.draw(title, in: area, isFocused: run.focus == .timeline, on: &screen)
    let (labels, bars) = split(below)
    let scale = TimelineScale(run, width: bars.width)
    let cursor = scale.column(of: run.place, run.timeline, in: bars)
    let from = max(bars.x, area.x + TextWidth.columns(of: title) + 4)
    switch scale {
    case .time(let window): TimelineAxis.draw(window, run.marks, above: bars, from: from, on: &screen)
    case .turn(let window): TurnAxis.draw(run, window, above: bars, from: from, on: &screen)
    }
    let columns = scale.columns(run, width: bars.width)
    DensityRows(run, groups, columns).draw(labels: labels, bars: bars, on: &screen)
    let state = run.state
    for (offset, index) in rows.enumerated() {
      let row = state.subject(at: index)
      let y = below.y + offset
      let isLit = run.lit[row.subject].map { $0 > wall } ?? false
      drawLabel(row, run, phrases, isLit, in: Rect(x: labels.x, y: y, width: labels.width, height: 1), on: &screen)
      drawBar(index, row.subject, columns, in: Rect(x: bars.x, y: y, width: bars.width, height: 1), on: &screen)
    }
    if let path = run.criticalPath {
      CriticalPathView.light(path, run, rows: rows.map(state.who), scale, in: bars, on: &screen)
    }
    guard !run.isAtEnd, let cursor else { return }
    let free = [" ", screen.glyphs.horizontal]
    for y in area.y..<area.maxY where free.contains(screen[Point(x: cursor, y: y)]?.character ?? "?") {
      screen.write(
        String(screen.glyphs.cursor), at: Point(x: cursor, y: y), in: area, style: Style(.accent))
    }
  }

  private static func drawLabel(
    _ row: SubjectState, _ run: RunModel, _ phrases: any Phrases, _ isLit: Bool, in line: Rect,
    on screen: inout Screen
  ) {
    var style = Style(.plain)
    if isLit { style = style.adding(.bold) }
    if row.subject == run.selection { style = style.adding([.reverse, .bold]) }
    let isThing = row.subject.kind == .primitive
    if isThing {
      let mark = row.holders.isEmpty ? " " : String(screen.glyphs.held)
      screen.write(mark, at: Point(x: line.x + 1, y: line.y), in: line, style: Style(.accent))
    } else {
      let mark = String(row.phase.mark(screen.glyphs))
      screen.write(mark, at: Point(x: line.x + 1, y: line.y), in: line, style: row.phase.style)
    }
    let rest = isThing ? holders(of: row, run, phrases) : row.coroutine
    let text = rest.isEmpty ? row.name : "\(row.name) \(rest)"
    screen.write(text, at: Point(x: line.x + 3, y: line.y), columns: line.width - 4, style: style)
  }

  /// Whoever has it, by name; several are counted.
  private static func holders(of thing: SubjectState, _ run: RunModel, _ phrases: any Phrases) -> String {
    thing.holders.count > 1
      ? phrases.holders(thing.holders.count) : SubjectNames(state: run.state, phrases: phrases).list(thing.holders)
  }

  static func drawBar(
    _ row: Int, _ subject: Subject, _ columns: TimelineColumns, in line: Rect, on screen: inout Screen
  ) {
    let glyphs = screen.glyphs
    let looks =
      subject.kind == .primitive
      ? HoldingBar(row: row, columns).columns.map { look($0, glyphs) }
      : TimelineBar(row: row, columns).columns.map { look($0, glyphs) }
    for (offset, (character, style)) in looks.enumerated() {
      guard let character else { continue }
      screen.write(String(character), at: Point(x: line.x + offset, y: line.y), in: screen.bounds, style: style)
    }
  }

  private static func look(_ column: HoldingBar.Column, _ glyphs: Glyphs) -> (Character?, Style) {
    switch column {
    case .empty: (nil, .plain)
    case .held: (glyphs.heldBar, Style(.accent))
    case .taken: (glyphs.takenBar, Style(.accent, .bold))
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

  /// The column under a point of the pane, and how many there are; nothing beside the bars.
  static func column(at point: Point, in area: Rect) -> (column: Int, width: Int)? {
    let bars = split(area.split(top: 1).rest).bars
    guard bars.width > 0, point.x >= bars.x, point.x < bars.maxX, point.y < area.maxY, point.y >= area.y else {
      return nil
    }
    return (point.x - bars.x, bars.width)
  }

  /// The column in which an instant stands, if it is seen.
  static func column(of instant: Instant, _ window: TimeWindow, _ bars: Rect) -> Int? {
    let share = (instant - window.start) / window.span
    guard share >= 0, share <= 1 else { return nil }
    return bars.x + min(bars.width - 1, Int(share * Double(bars.width)))
  }
}
