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
    let lines = row.map { SubjectDetails($0, run, phrases).lines } ?? summary(run, phrases)
    let found = FindingWords.lines(run.timeline.found, of: row?.subject, in: phrases)
    let remarks = row == nil ? remarks(run, phrases) : []
    let history = row.map { SubjectDetails($0, run, phrases).history } ?? []
    return (lines + remarks + found + history).flatMap { head, value in
      let wrapped = TextLines.wrap(value, to: min(width, size.width - 2) - 24)
      return [(head, wrapped.first ?? "")] + wrapped.dropFirst().map { ("", $0) }
    }
  }

  private static func summary(_ run: RunModel, _ phrases: any Phrases) -> [(String, String)] {
    let summary = RunSummary(run.state, now: run.now)
    let longest = summary.longestStep.map { SubjectNames(state: run.state, phrases: phrases).name($0.subject) }
    let table = summary.table(longest: longest, in: phrases)
    let wrong = problems(run, phrases)
    if run.isAtEnd, case .ended(.failed(let reason)) = run.status {
      return [(phrases.head(.failed), run.watched?.exit.map(phrases.words) ?? reason)] + table + wrong
    }
    // Midway the sum of all waiting says nothing yet about what was gained.
    return (run.isAtEnd ? [("", summary.line(in: phrases)), ("", "")] + table : table) + wrong
  }

  /// What is not seen of the program.
  private static func remarks(_ run: RunModel, _ phrases: any Phrases) -> [(String, String)] {
    let shown = run.replay?.remarks.upTo(event: run.state.eventCount) ?? []
    return shown.isEmpty ? [] : [("", "")] + shown.map { ("! \(phrases.word($0.kind))", phrases.told($0.kind)) }
  }

  /// So many things that are wrong with a log are told; the rest is counted.
  private static let mostProblems = 100

  private static func problems(_ run: RunModel, _ phrases: any Phrases) -> [(String, String)] {
    guard let replay = run.replay else { return [] }
    var texts: [String] = []
    if case .broken(let reason) = replay.reading { texts.append(phrases.brokenOff(reason)) }
    texts += replay.decoder.problems.prefix(mostProblems).map(\.description)
    let more = replay.decoder.problemCount - mostProblems
    if more > 0 { texts.append(phrases.moreProblems(more)) }
    return texts.enumerated().map { ($0.offset == 0 ? phrases.problemsInLog : "", $0.element) }
  }
}
