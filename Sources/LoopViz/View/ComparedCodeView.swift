import VizEngine

/// The sources of two compared examples side by side, with a mark at each line where tasks stand.
enum ComparedCodeView {
  /// How many tasks are looked at for the marks.
  private static let mostTasks = 256

  static func draw(_ comparison: ComparisonModel, in area: Rect, on screen: inout Screen) {
    guard area.height > 1 else { return }
    let (left, right) = area.split(left: area.width / 2)
    for (side, half) in [(ComparisonModel.Side.upper, left), (.lower, right)] {
      guard case .example(let entry) = comparison[side].run.source else {
        _ = PaneTitle.draw("", in: half, isFocused: false, on: &screen)
        continue
      }
      draw(entry, comparison[side], isFocused: comparison.focus == side, in: half, on: &screen)
    }
  }

  private static func draw(
    _ entry: CatalogEntry, _ compared: ComparedRun, isFocused: Bool, in area: Rect, on screen: inout Screen
  ) {
    let below = PaneTitle.draw(entry.file, in: area, isFocused: isFocused, on: &screen)
    let phases = phases(compared, file: entry.file)
    for (offset, line) in entry.lesson.prefix(below.height).enumerated() {
      let row = Rect(x: below.x, y: below.y + offset, width: below.width - 1, height: 1)
      let (mark, code) = row.split(left: 2)
      CodeLine.draw(line.text, number: line.number, in: code, on: &screen)
      guard let phase = phases[line.number] else { continue }
      screen.write(
        String(phase.mark(screen.glyphs)), at: Point(x: mark.x + 1, y: mark.y), in: mark, style: phase.style)
    }
  }

  /// The phase of whoever stands at a line: of several the one that is nearest to running.
  private static func phases(_ compared: ComparedRun, file: String) -> [Int: Phase] {
    let state = compared.state
    var phases: [Int: Phase] = [:]
    for lane in [Lane.suspended, .pending, .running] {
      for task in state.tasks(in: lane, limit: mostTasks) {
        guard let place = compared.timeline.trace.tables[task.location], place.file == file else { continue }
        phases[place.line] = task.phase
      }
    }
    return phases
  }
}
