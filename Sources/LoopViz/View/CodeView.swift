import VizEngine

/// The example's source, with each task's mark at the line where it stands.
enum CodeView {
  static func draw(_ run: RunModel, in area: Rect, on screen: inout Screen) {
    let below = PaneTitle.draw(run.entry.file, in: area, isFocused: run.focus == .code, on: &screen)
    let lesson = run.entry.lesson
    let standing = tasksByLine(run)
    let first = firstLine(run, lesson, height: below.height)
    for (offset, line) in lesson.dropFirst(first).prefix(below.height).enumerated() {
      let row = Rect(x: below.x, y: below.y + offset, width: below.width, height: 1)
      let here = standing[line.number] ?? []
      let isRunning = here.contains { $0.phase == .running }
      let (marks, code) = row.split(left: 3)
      CodeLine.draw(line.text, number: line.number, in: code, isLit: isRunning, on: &screen)
      drawMarks(here, in: marks, on: &screen)
    }
  }

  /// Two marks at most, the most interesting first; how many more there are.
  private static func drawMarks(_ tasks: [SubjectState], in area: Rect, on screen: inout Screen) {
    let order: [Phase] = [.running, .pending, .suspended]
    let sorted = order.flatMap { phase in tasks.filter { $0.phase == phase } }
    guard let first = sorted.first else { return }
    screen.write(
      String(first.phase.mark(screen.glyphs)), at: Point(x: area.x + 1, y: area.y), in: area, style: first.phase.style)
    guard sorted.count > 1 else { return }
    let count = sorted.count < 10 ? "\(sorted.count)" : "+"
    screen.write(count, at: Point(x: area.x + 2, y: area.y), in: area, style: Style(first.phase.ink))
  }

  private static func tasksByLine(_ run: RunModel) -> [Int: [SubjectState]] {
    let tables = run.timeline.trace.tables
    var lines: [Int: [SubjectState]] = [:]
    for row in run.state.tasks where !row.phase.isEnd {
      guard let place = tables[row.location], place.file == run.entry.file else { continue }
      lines[place.line, default: []].append(row)
    }
    return lines
  }

  /// The top line: the first when all fit, else so that the line where something happens stands in the middle.
  private static func firstLine(_ run: RunModel, _ lesson: [CatalogEntry.Line], height: Int) -> Int {
    guard lesson.count > height else { return 0 }
    let subject = run.selection ?? run.state.running ?? run.explained
    let number = subject.flatMap { run.state[$0] }.flatMap { run.timeline.trace.tables[$0.location]?.line }
    let line = lesson.firstIndex { $0.number == number } ?? 0
    return min(max(0, line - height / 2 + (run.scroll[.code] ?? 0)), lesson.count - height)
  }
}
