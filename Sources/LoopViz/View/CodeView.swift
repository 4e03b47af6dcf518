import VizEngine

/// The example's source, with each task's mark at the line where it stands.
enum CodeView {
  static func draw(_ run: RunModel, _ phrases: any Phrases, in area: Rect, on screen: inout Screen) {
    if let file = run.sourceFile, case .failed(let trouble) = run.sourceReading {
      return drawTrouble(trouble, of: file, run, phrases, in: area, on: &screen)
    }
    guard let code = run.code else { return PlacesView.draw(run, phrases, in: area, on: &screen) }
    let inside = PaneTitle.draw(code.file, in: area, isFocused: run.focus == .code, on: &screen)
    let (below, stack) = inside.height > 4 ? inside.split(bottom: 1) : (inside, nil)
    if let stack { AwaitStackLine.draw(run, phrases, in: stack, on: &screen) }
    let (lesson, language) = (code.lesson, CodeLanguage(of: code.file))
    let standing = phasesByLine(run)
    let selected = selected(run)
    let first = firstLine(run, lesson, selected: selected?.line, height: below.height)
    for (offset, line) in lesson.dropFirst(first).prefix(below.height).enumerated() {
      let row = Rect(x: below.x, y: below.y + offset, width: below.width, height: 1)
      let here = standing[line.number] ?? []
      let isRunning = here.first?.phase == .running
      let (marks, code) = row.split(left: 3)
      CodeLine.draw(line.text, number: line.number, in: code, as: language, isLit: isRunning, on: &screen)
      drawMarks(here, in: marks, on: &screen)
      if let selected, line.number == selected.line {
        let mark = Rect(x: marks.x, y: marks.y, width: 1, height: 1)
        screen.write(String(screen.glyphs.selection), at: mark.origin, in: mark, style: Style(.accent, .bold))
        let name = " \(screen.glyphs.back) \(selected.name) "
        let room = code.width - CodeLine.gutter - TextWidth.columns(of: String(line.text))
        if TextWidth.columns(of: name) <= room { screen.writeRight(name, in: code, style: Style(.accent)) }
      }
    }
  }

  /// In place of the source, why there is none, and below it where tasks stand.
  private static func drawTrouble(
    _ trouble: SourceTrouble, of file: String, _ run: RunModel, _ phrases: any Phrases, in area: Rect,
    on screen: inout Screen
  ) {
    let lines = TextLines.wrap(phrases.sentence(trouble, of: file), to: area.width - 2)
    let (top, rest) = area.split(top: min(area.height, 1 + lines.count))
    let below = PaneTitle.draw(file, in: top, isFocused: run.focus == .code, on: &screen)
    for (offset, line) in lines.prefix(below.height).enumerated() {
      screen.write(line, at: Point(x: below.x + 1, y: below.y + offset), columns: below.width - 1)
    }
    if rest.height > 1 { PlacesView.draw(run, phrases, in: rest, on: &screen) }
  }

  /// Where the selected task stands, if that is in this file, and what it is called.
  private static func selected(_ run: RunModel) -> (line: Int, name: String)? {
    guard let subject = run.selection, let row = run.state[subject], !row.phase.isEnd,
      let place = run.timeline.trace.tables[row.location], place.file == run.code?.file
    else { return nil }
    return (place.line, row.name)
  }

  /// Two marks at most, the most interesting first; how many more there are.
  private static func drawMarks(_ tasks: [Standing], in area: Rect, on screen: inout Screen) {
    guard let first = tasks.first else { return }
    let all = tasks.reduce(0) { $0 + $1.count }
    screen.write(
      String(first.phase.mark(screen.glyphs)), at: Point(x: area.x + 1, y: area.y), in: area, style: first.phase.style)
    guard all > 1 else { return }
    let count = all < 10 ? "\(all)" : "+"
    screen.write(count, at: Point(x: area.x + 2, y: area.y), in: area, style: Style(first.phase.ink))
  }

  /// So many tasks of a phase stand at a line.
  private struct Standing {
    var phase: Phase
    var count: Int
  }

  /// How many of the ready ones are looked at: those that come next.
  private static let mostReady = 256

  /// What stands at each line: what runs, then what is ready, then what is suspended.
  private static func phasesByLine(_ run: RunModel) -> [Int: [Standing]] {
    let (state, tables) = (run.state, run.timeline.trace.tables)
    var lines: [Int: [Standing]] = [:]
    func add(_ count: Int, _ phase: Phase, at location: LocationReference) {
      guard count > 0, let place = tables[location], place.file == run.code?.file else { return }
      let index = lines[place.line]?.firstIndex { $0.phase == phase }
      if let index {
        lines[place.line]?[index].count += count
      } else {
        lines[place.line, default: []].append(Standing(phase: phase, count: count))
      }
    }
    if let running = state.running, running.kind == .task, let row = state[running] {
      add(1, .running, at: row.location)
    }
    for row in state.tasks(in: .pending, limit: mostReady) { add(1, .pending, at: row.location) }
    for (location, count) in state.suspendedAtPlaces { add(count, .suspended, at: location) }
    return lines
  }

  /// The top line: the first when all fit, else so that the line where something happens stands in the middle. The line
  /// of the selected task is never scrolled out of sight.
  private static func firstLine(
    _ run: RunModel, _ lesson: [CatalogEntry.Line], selected: Int?, height: Int
  ) -> Int {
    guard lesson.count > height else { return 0 }
    let subject = run.state.running ?? run.explained
    let present = subject.flatMap { run.state[$0] }.flatMap { run.timeline.trace.tables[$0.location]?.line }
    let place = lesson.firstIndex { $0.number == selected ?? present } ?? 0
    let wanted = min(max(0, place - height / 2 + (run.scroll[.code] ?? 0)), lesson.count - height)
    return selected == nil ? wanted : min(max(wanted, place - height + 1), place)
  }
}
