import VizEngine

/// The last pane of a comparison: why, while the runs are played; at the end, what differs.
enum ComparisonEndView {
  static func draw(_ comparison: ComparisonModel, _ phrases: any Phrases, in area: Rect, on screen: inout Screen) {
    let compared = comparison[comparison.focus]
    guard comparison.isAtEnd, compared.selection == nil else {
      drawWhy(compared, comparison, phrases, in: area, on: &screen)
      // Where there is room, the other one too.
      let rest = area.split(top: 4).rest
      if rest.height >= 4 { drawWhy(comparison[comparison.focus.other], comparison, phrases, in: rest, on: &screen) }
      return
    }
    let below = PaneTitle.draw(phrases.difference, in: area, isFocused: true, on: &screen)
    let lines = draw(phrases.sentence(comparison.verdict), style: .plain, in: below, on: &screen)
    drawTable(comparison, phrases, in: below.split(top: lines + 1).rest, on: &screen)
  }

  private static func drawWhy(
    _ compared: ComparedRun, _ comparison: ComparisonModel, _ phrases: any Phrases, in area: Rect,
    on screen: inout Screen
  ) {
    let below = PaneTitle.draw(phrases.why(of: compared.run.name), in: area, isFocused: false, on: &screen)
    let sentence = why(compared, at: min(comparison.now, compared.end), phrases)
    draw(sentence ?? phrases.nothingYet, style: sentence == nil ? Style(.muted) : .plain, in: below, on: &screen)
  }

  /// Why the selected row is as it is, or what happened last.
  private static func why(_ compared: ComparedRun, at now: Instant, _ phrases: any Phrases) -> String? {
    let why = Why(state: compared.state, tables: compared.timeline.trace.tables, now: now)
    if let selection = compared.selection { return why.sentence(for: selection, in: phrases) }
    return compared.last.map { why.sentence(for: $0, in: phrases) }
  }

  /// Writes lines as far as there is room, and says how many.
  @discardableResult
  private static func draw(_ text: String, style: Style, in area: Rect, on screen: inout Screen) -> Int {
    let lines = TextLines.wrap(text, to: area.width - 2)
    for (offset, line) in lines.prefix(area.height).enumerated() {
      let isCut = offset == area.height - 1 && lines.count > area.height
      screen.write(
        isCut ? line + screen.glyphs.ellipsis : line, at: Point(x: area.x + 1, y: area.y + offset),
        columns: area.width - 2, style: style)
    }
    return min(lines.count, area.height)
  }

  /// Where there is room: what both have come to, number beside number.
  private static func drawTable(
    _ comparison: ComparisonModel, _ phrases: any Phrases, in area: Rect, on screen: inout Screen
  ) {
    let tables = ComparisonModel.Side.allCases.map { side in
      let outcome = comparison[side].outcome
      let longest = outcome.summary.longestStep.map {
        SubjectNames(state: comparison[side].state, phrases: phrases).name($0.subject)
      }
      return outcome.summary.table(longest: longest, in: phrases)
    }
    let rows = tables[0].count >= tables[1].count ? tables[0] : tables[1]
    guard area.height > rows.count else { return }
    let (first, second) = (area.x + 21, area.x + 21 + max(24, (area.width - 22) / 3))
    for (side, x) in zip(ComparisonModel.Side.allCases, [first, second]) {
      screen.write(
        comparison[side].run.name, at: Point(x: x, y: area.y), columns: second - first - 1, style: Style(.accent, .bold)
      )
    }
    for (offset, row) in rows.enumerated() {
      let y = area.y + 1 + offset
      screen.write(row.0, at: Point(x: area.x + 1, y: y), columns: 19, style: Style(.muted))
      for (table, x) in zip(tables, [first, second]) where offset < table.count {
        screen.write(table[offset].1, at: Point(x: x, y: y), columns: min(second - first - 1, area.maxX - x))
      }
    }
  }
}
