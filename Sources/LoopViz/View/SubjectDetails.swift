import VizEngine

/// All that is told of one task, callback, job, lock or the like, as lines with a head each.
struct SubjectDetails {
  private let row: SubjectState
  private let run: RunModel
  private let state: LoopState
  private let phrases: any Phrases
  private let names: SubjectNames

  /// So many of its events are told, the newest; before them stands how many there were.
  private static let mostEvents = 500

  init(_ row: SubjectState, _ run: RunModel, _ phrases: any Phrases) {
    self.row = row
    self.run = run
    self.phrases = phrases
    state = run.state
    names = SubjectNames(state: state, phrases: phrases)
  }

  private var tables: TraceTables { run.timeline.trace.tables }

  /// Where it stands, why, and what it has come to.
  var lines: [(String, String)] {
    let why = Why(state: state, tables: tables, now: run.now).sentence(for: row.subject, in: phrases)
    guard row.subject.kind != .primitive else {
      let taken = state.index(of: row.subject).map { run.timeline.takings(of: $0) } ?? 0
      return told([
        (.state, row.holders.isEmpty ? phrases.free : phrases.held), (.why, why), (.made, made),
        (.taken, phrases.times(taken)),
      ])
    }
    var lines: [(DetailsLine, String)] = [(.state, phrases.word(row.phase)), (.why, why)]
    if !row.phase.isEnd, let place = tables[row.location] { lines.append((.place, "\(place)")) }
    let held = state.things(heldBy: row).compactMap { state.name(of: $0) }
    if !held.isEmpty { lines.append((.holds, phrases.list(held, more: 0))) }
    if let end = row.end { lines.append((row.phase == .failed ? .error : .result, tables[end])) }
    lines += [
      (.made, made), (.turns, "\(row.steps)"), (.ran, TimeText.short(row.time(in: .running, at: run.now))),
      (.waited, TimeText.short(row.time(in: .suspended, at: run.now))),
      (.ready, TimeText.short(row.time(in: .pending, at: run.now))),
    ]
    if let index = state.index(of: row.subject) { lines += spans(SubjectSpans(of: index, in: run.timeline)) }
    if row.subject.kind == .task { lines.append((.description, TaskDescription(row, state, tables).text)) }
    return told(lines)
  }

  private func told(_ lines: [(DetailsLine, String)]) -> [(String, String)] { lines.map { (phrases.head($0), $1) } }

  private var made: String {
    phrases.made(
      at: TimeText.seconds(row.birth), by: row.parent == .loop ? phrases.theProgram : names.name(row.parent))
  }

  /// How long single runs and waits took; of one alone the sum has told it.
  private func spans(_ spans: SubjectSpans) -> [(DetailsLine, String)] {
    [(DetailsLine.runs, spans.running), (.waits, spans.suspended)].compactMap { line, spans in
      guard spans.count > 1, let half = spans.percentile(0.5), let most = spans.percentile(0.95),
        let longest = spans.longest
      else { return nil }
      let times = [half, most, longest].map { TimeText.short($0) }
      return (line, phrases.percentiles(count: spans.count, half: times[0], most: times[1], longest: times[2]))
    }
  }

  /// Its own events, oldest first, each with its time.
  var history: [(String, String)] {
    guard let index = state.index(of: row.subject) else { return [] }
    let (numbers, before) = run.timeline.histories.events(of: index, before: state.eventCount, limit: Self.mostEvents)
    var lines = [("", ""), (phrases.head(.history), before > 0 ? phrases.earlierEvents(before) : "")]
    for number in numbers {
      let event = run.timeline.trace.events[number]
      let words = EventWords(event, tables: tables, names: names)
      lines.append(
        (TextWidth.paddedLeft(TimeText.seconds(event.instant), to: 9) + " s", "\(words.what)  \(words.detail)"))
    }
    return lines
  }
}
