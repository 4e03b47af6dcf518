import VizEngine

/// All about the selected task; with none selected, all about the run.
enum DetailsView {
  private static let width = 76

  /// How far the details can be scrolled.
  static func lastLine(of model: AppModel) -> Int {
    max(0, (model.run.map { text(of: $0, model.phrases, model.size).count } ?? 0) - (model.size.height - 4))
  }

  static func draw(_ model: AppModel, from first: Int, on screen: inout Screen) {
    guard let run = model.run else { return }
    let phrases = model.phrases
    let row = run.selection.flatMap { run.state[$0] }
    let title =
      row.map { $0.coroutine.isEmpty ? $0.name : "\($0.name) \($0.coroutine)" }
      ?? (run.isAtEnd ? phrases.summary : phrases.soFar)
    let text = text(of: run, phrases, model.size)
    let inside = Box.draw(title, width: width, height: text.count + 2, on: &screen)
    let top = min(first, max(0, text.count - inside.height))
    for (offset, (head, value)) in text.dropFirst(top).prefix(inside.height).enumerated() {
      let y = inside.y + offset
      screen.write(head, at: Point(x: inside.x, y: y), columns: 19, style: Style(.muted))
      screen.write(value, at: Point(x: inside.x + 20, y: y), columns: inside.width - 20)
    }
    if top + inside.height < text.count { Box.markMore(phrases, below: inside, on: &screen) }
  }

  /// All lines, each with its head; a value that is longer than its column goes on below itself.
  private static func text(of run: RunModel, _ phrases: any Phrases, _ size: Size) -> [(String, String)] {
    let row = run.selection.flatMap { run.state[$0] }
    let lines =
      row.map { $0.subject.kind == .primitive ? thing($0, run, phrases) : details(of: $0, run, phrases) }
      ?? summary(run, phrases)
    let subject = row?.subject
    let found = FindingWords.lines(run.timeline.found, of: subject, in: phrases)
    return (lines + found).flatMap { head, value in
      let wrapped = TextLines.wrap(value, to: min(width, size.width - 2) - 24)
      return [(head, wrapped.first ?? "")] + wrapped.dropFirst().map { ("", $0) }
    }
  }

  private static func summary(_ run: RunModel, _ phrases: any Phrases) -> [(String, String)] {
    let summary = RunSummary(run.state, now: run.now)
    let longest = summary.longestStep.map { SubjectNames(state: run.state, phrases: phrases).name($0.subject) }
    let table = summary.table(longest: longest, in: phrases)
    if run.isAtEnd, case .ended(.failed(let reason)) = run.status { return [(phrases.head(.failed), reason)] + table }
    // Midway the sum of all waiting says nothing yet about what was gained.
    return run.isAtEnd ? [("", summary.line(in: phrases)), ("", "")] + table : table
  }

  /// A lock, semaphore or the like.
  private static func thing(
    _ row: SubjectState, _ run: RunModel, _ phrases: any Phrases
  ) -> [(String, String)] {
    let names = SubjectNames(state: run.state, phrases: phrases)
    let why = Why(state: run.state, tables: run.timeline.trace.tables, now: run.now)
    let taken = run.state.index(of: row.subject).map { run.timeline.takings(of: $0) } ?? 0
    return [
      (phrases.head(.state), row.holders.isEmpty ? phrases.free : phrases.held),
      (phrases.head(.why), why.sentence(for: row.subject, in: phrases)), made(row, names),
      (phrases.head(.taken), phrases.times(taken)),
    ]
  }

  private static func made(_ row: SubjectState, _ names: SubjectNames) -> (String, String) {
    let maker = row.parent == .loop ? names.phrases.theProgram : names.name(row.parent)
    return (names.phrases.head(.made), names.phrases.made(at: TimeText.seconds(row.birth), by: maker))
  }

  private static func details(
    of row: SubjectState, _ run: RunModel, _ phrases: any Phrases
  ) -> [(String, String)] {
    let tables = run.timeline.trace.tables
    let names = SubjectNames(state: run.state, phrases: phrases)
    let why = Why(state: run.state, tables: tables, now: run.now)
    var lines: [(DetailsLine, String)] = [
      (.state, phrases.word(row.phase)), (.why, why.sentence(for: row.subject, in: phrases)),
    ]
    if !row.phase.isEnd, let place = tables[row.location] { lines.append((.place, "\(place)")) }
    let held = run.state.things(heldBy: row).compactMap { run.state.name(of: $0) }
    if !held.isEmpty { lines.append((.holds, phrases.list(held, more: 0))) }
    if let end = row.end { lines.append((row.phase == .failed ? .error : .result, tables[end])) }
    let (head, maker) = made(row, names)
    let spent: [(DetailsLine, String)] = [
      (.turns, "\(row.steps)"),
      (.ran, TimeText.short(row.time(in: .running, at: run.now))),
      (.waited, TimeText.short(row.time(in: .suspended, at: run.now))),
      (.ready, TimeText.short(row.time(in: .pending, at: run.now))),
    ]
    return lines.map { (phrases.head($0), $1) } + [(head, maker)] + spent.map { (phrases.head($0), $1) }
  }
}
