import VizEngine

/// All about the selected task; with none selected, all about the run.
enum DetailsView {
  private static let width = 76

  /// How far the details can be scrolled.
  static func lastLine(of model: AppModel) -> Int {
    max(0, (model.run.map { text(of: $0, model.size).count } ?? 0) - (model.size.height - 4))
  }

  static func draw(_ model: AppModel, from first: Int, on screen: inout Screen) {
    guard let run = model.run else { return }
    let row = run.selection.flatMap { run.state[$0] }
    let title =
      row.map { $0.coroutine.isEmpty ? $0.name : "\($0.name) \($0.coroutine)" } ?? (run.isOver ? "summary" : "so far")
    let text = text(of: run, model.size)
    let inside = Box.draw(title, width: width, height: text.count + 2, on: &screen)
    let top = min(first, max(0, text.count - inside.height))
    for (offset, (head, value)) in text.dropFirst(top).prefix(inside.height).enumerated() {
      let y = inside.y + offset
      screen.write(head, at: Point(x: inside.x, y: y), columns: 19, style: Style(.muted))
      screen.write(value, at: Point(x: inside.x + 20, y: y), columns: inside.width - 20)
    }
    if top + inside.height < text.count { Box.markMore(below: inside, on: &screen) }
  }

  /// All lines, each with its head; a value that is longer than its column goes on below itself.
  private static func text(of run: RunModel, _ size: Size) -> [(String, String)] {
    let row = run.selection.flatMap { run.state[$0] }
    let lines = row.map { $0.subject.kind == .primitive ? thing($0, run) : details(of: $0, run) } ?? summary(run)
    let subject = row?.subject
    let found = FindingWords.lines(run.timeline.linter, of: subject)
    return (lines + found).flatMap { head, value in
      let wrapped = TextLines.wrap(value, to: min(width, size.width - 2) - 24)
      return [(head, wrapped.first ?? "")] + wrapped.dropFirst().map { ("", $0) }
    }
  }

  private static func summary(_ run: RunModel) -> [(String, String)] {
    let summary = RunSummary(run.state, now: run.now)
    let longest = summary.longestStep.map { SubjectNames(state: run.state).name($0.subject) }
    let table = summary.table(longest: longest)
    if case .ended(.failed(let reason)) = run.status { return [("failed", reason)] + table }
    // Midway the sum of all waiting says nothing yet about what was gained.
    return run.isOver ? [("", summary.line), ("", "")] + table : table
  }

  /// A lock, semaphore or the like.
  private static func thing(_ row: SubjectState, _ run: RunModel) -> [(String, String)] {
    let names = SubjectNames(state: run.state)
    let why = Why(state: run.state, tables: run.timeline.trace.tables, now: run.now)
    let taken = run.state.index(of: row.subject).map { run.timeline.holdings[$0].filter(\.isTaking).count } ?? 0
    return [
      ("state", row.holders.isEmpty ? "free" : "held"), ("why", why.sentence(for: row.subject)), made(row, names),
      ("taken", taken == 1 ? "once" : "\(taken) times"),
    ]
  }

  private static func made(_ row: SubjectState, _ names: SubjectNames) -> (String, String) {
    ("made", "at \(TimeText.seconds(row.birth)) s by \(row.parent == .loop ? "the program" : names.name(row.parent))")
  }

  private static func details(of row: SubjectState, _ run: RunModel) -> [(String, String)] {
    let tables = run.timeline.trace.tables
    let names = SubjectNames(state: run.state)
    let why = Why(state: run.state, tables: tables, now: run.now)
    var lines = [("state", row.phase.word), ("why", why.sentence(for: row.subject))]
    if !row.phase.isEnd, let place = tables[row.location] { lines.append(("stands at", "\(place)")) }
    let held = run.state.primitives.filter { $0.holders.contains(row.subject) }.map(\.name)
    if !held.isEmpty { lines.append(("holds", held.joined(separator: ", "))) }
    if let end = row.end { lines.append((row.phase == .failed ? "error" : "result", tables[end])) }
    lines.append(made(row, names))
    lines.append(("turns", "\(row.steps)"))
    lines.append(("ran", TimeText.short(row.time(in: .running, at: run.now))))
    lines.append(("waited", TimeText.short(row.time(in: .suspended, at: run.now))))
    lines.append(("in the ready queue", TimeText.short(row.time(in: .pending, at: run.now))))
    return lines
  }
}
