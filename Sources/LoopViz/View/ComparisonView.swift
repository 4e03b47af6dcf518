import VizEngine

/// Two runs one above the other, on one axis of time, each with what it comes to.
enum ComparisonView {
  static func draw(_ comparison: ComparisonModel, _ phrases: any Phrases, on screen: inout Screen) {
    let layout = ComparisonLayout(size: screen.size, comparison)
    drawHeader(comparison, phrases, in: layout.header, on: &screen)
    for side in ComparisonModel.Side.allCases {
      let compared = comparison[side]
      let area = layout.area(of: side)
      let rows = visible(compared, height: layout.rows(of: side).height)
      drawTitle(compared, phrases, rows, isFocused: comparison.focus == side, in: area, on: &screen)
      draw(compared, rows, comparison, phrases, layout.rows(of: side), layout.bars, on: &screen)
      drawTotals(compared, comparison, phrases, in: area.split(bottom: 1).bottom, on: &screen)
    }
    drawAxis(comparison, phrases, layout, on: &screen)
    drawCursor(comparison, layout, on: &screen)
    ComparisonEndView.draw(comparison, phrases, in: layout.last, on: &screen)
    ComparedCodeView.draw(comparison, in: layout.code, on: &screen)
    drawFooter(comparison, phrases, in: layout.footer, on: &screen)
  }

  /// The rows that are seen: enough of them to hold the selection, or else the newest.
  static func visible(_ compared: ComparedRun, height: Int) -> Slice<RowNumbers> {
    let rows = compared.rows
    guard rows.count > height else { return rows[0...] }
    let selected = compared.selection.flatMap { compared.state.index(of: $0) }.map { rows.place(of: $0) }
    let first = min(max(0, (selected ?? rows.count - 1) - height / 2), rows.count - max(0, height))
    return rows[first..<first + max(0, height)]
  }

  private static func drawHeader(
    _ comparison: ComparisonModel, _ phrases: any Phrases, in area: Rect, on screen: inout Screen
  ) {
    let glyphs = screen.glyphs
    let flow =
      comparison.isAtEnd
      ? "\(glyphs.finished) \(phrases.ended)"
      : comparison.playback.isPlaying
        ? "\(glyphs.play) \(comparison.speed.text(glyphs))" : "\(glyphs.pause) \(phrases.paused)"
    let place = phrases.past(seconds: TimeText.seconds(comparison.now), of: TimeText.seconds(comparison.playback.end))
    let text = "  \(flow)   \(place) "
    let names = phrases.beside(comparison.upper.run.name, comparison.lower.run.name)
    screen.write(
      " \(names)", at: area.origin, columns: area.width - TextWidth.columns(of: text), style: Style(.accent, .bold))
    screen.writeRight(text, in: area, style: Style(.plain, .bold))
  }

  private static func drawTitle(
    _ compared: ComparedRun, _ phrases: any Phrases, _ rows: Slice<RowNumbers>, isFocused: Bool, in area: Rect,
    on screen: inout Screen
  ) {
    let mark = isFocused ? "\(screen.glyphs.selection) " : ""
    var title = "\(mark)\(compared.run.name)"
    switch compared.run.source {
    case .example(let entry): title += "  \(entry.words(phrases.catalog).title)"
    case .log(_, 0): break
    case .log(_, let problems): title += "  \(phrases.problems(problems))"
    }
    let total = compared.rows.count
    if total > rows.count { title += "  \(phrases.rows(rows.startIndex..<rows.endIndex, of: total))" }
    let status = status(of: compared, phrases, screen.glyphs)
    let room = area.width - (status.map { TextWidth.columns(of: $0.text) + 4 } ?? 0)
    _ = PaneTitle.draw("", in: area, isFocused: false, on: &screen)
    let line = Rect(x: area.x, y: area.y, width: max(0, room), height: min(1, area.height))
    _ = PaneTitle.draw(title, in: line, isFocused: isFocused, on: &screen)
    guard let status else { return }
    let right = Rect(x: area.x, y: area.y, width: area.width - 1, height: min(1, area.height))
    screen.writeRight(" \(status.text) ", in: right, style: status.style)
  }

  private static func status(
    of compared: ComparedRun, _ phrases: any Phrases, _ glyphs: Glyphs
  ) -> (text: String, style: Style)? {
    guard compared.isAtEnd else { return nil }
    let end = TimeText.seconds(compared.end)
    switch compared.run.ending {
    case .succeeded: return ("\(glyphs.finished) \(phrases.endedAt(seconds: end))", Style(.finished, .bold))
    case .failed: return ("\(glyphs.failed) \(phrases.failedAt(seconds: end))", Style(.failed, .bold))
    }
  }

  private static func draw(
    _ compared: ComparedRun, _ rows: Slice<RowNumbers>, _ comparison: ComparisonModel, _ phrases: any Phrases,
    _ area: Rect, _ bars: Rect, on screen: inout Screen
  ) {
    let state = compared.state
    let names = SubjectNames(state: state, phrases: phrases)
    let columns = TimelineColumns(
      compared.timeline, window: comparison.shownWindow, now: min(comparison.now, compared.end), width: bars.width)
    for (offset, index) in rows.enumerated() {
      let row = state.subject(at: index)
      let line = Rect(x: area.x, y: area.y + offset, width: bars.x - area.x, height: 1)
      drawLabel(row, names, isSelected: row.subject == compared.selection, in: line, on: &screen)
      let bar = Rect(x: bars.x, y: line.y, width: bars.width, height: 1)
      TimelineView.drawBar(index, row.subject, columns, in: bar, on: &screen)
    }
  }

  private static func drawLabel(
    _ row: SubjectState, _ names: SubjectNames, isSelected: Bool, in line: Rect, on screen: inout Screen
  ) {
    let isThing = row.subject.kind == .primitive
    let mark = isThing ? (row.holders.isEmpty ? " " : screen.glyphs.held) : row.phase.mark(screen.glyphs)
    let rest = isThing ? names.list(row.holders, limit: 2) : row.coroutine
    screen.write(
      String(mark), at: Point(x: line.x + 1, y: line.y), in: line, style: isThing ? Style(.accent) : row.phase.style)
    screen.write(
      rest.isEmpty ? row.name : "\(row.name) \(rest)", at: Point(x: line.x + 3, y: line.y), columns: line.width - 4,
      style: isSelected ? Style(.plain, [.reverse, .bold]) : .plain)
  }

  private static func drawTotals(
    _ compared: ComparedRun, _ comparison: ComparisonModel, _ phrases: any Phrases, in line: Rect,
    on screen: inout Screen
  ) {
    let now = min(comparison.now, compared.end)
    let text =
      compared.isAtEnd
      ? phrases.totals(compared.outcome)
      : phrases.soFar(busy: compared.state.busy, waited: compared.state.waitedOutside(at: now), of: now - .zero)
    screen.write(
      text, at: Point(x: line.x + 1, y: line.y), columns: line.width - 2,
      style: compared.isAtEnd ? Style(.plain, .bold) : Style(.muted))
  }

  private static func drawAxis(
    _ comparison: ComparisonModel, _ phrases: any Phrases, _ layout: ComparisonLayout, on screen: inout Screen
  ) {
    guard !layout.axis.isEmpty else { return }
    _ = PaneTitle.draw(phrases.time, in: layout.axis, isFocused: false, on: &screen)
    let bars = Rect(x: layout.bars.x, y: layout.axis.maxY, width: layout.bars.width, height: 0)
    TimelineAxis.draw(comparison.shownWindow, [], above: bars, from: bars.x, on: &screen)
  }

  /// A line through both runs at the instant that is shown, where there is nothing else.
  private static func drawCursor(
    _ comparison: ComparisonModel, _ layout: ComparisonLayout, on screen: inout Screen
  ) {
    guard !comparison.isAtEnd,
      let x = TimelineView.column(of: comparison.now, comparison.shownWindow, layout.bars)
    else { return }
    let rows = ComparisonModel.Side.allCases.map { layout.rows(of: $0) } + [layout.axis]
    for area in rows {
      for y in area.y..<area.maxY {
        let here = screen[Point(x: x, y: y)]?.character
        guard here == " " || here == screen.glyphs.horizontal else { continue }
        screen.write(String(screen.glyphs.cursor), at: Point(x: x, y: y), in: area, style: Style(.accent))
      }
    }
  }

  private static func drawFooter(
    _ comparison: ComparisonModel, _ phrases: any Phrases, in area: Rect, on screen: inout Screen
  ) {
    let arrows = screen.glyphs == .unicode ? "←→" : "<- ->"
    let flow: [(String, String)] =
      comparison.isAtEnd
      ? [("r", phrases.hint(.again))]
      : [(phrases.space, phrases.hint(comparison.playback.isPlaying ? .pause : .goOn)), ("< >", phrases.hint(.speed))]
    FooterView.draw(
      flow + [
        (", .", phrases.hint(.event)), (arrows, phrases.hint(.column)), ("Tab", phrases.hint(.otherRun)),
        ("\(screen.glyphs.arrowUp)\(screen.glyphs.arrowDown)", phrases.hint(.select)), ("+-", phrases.hint(.zoom)),
        ("?", phrases.hint(.help)), ("q", phrases.hint(.back)),
      ], in: area, on: &screen)
  }
}
