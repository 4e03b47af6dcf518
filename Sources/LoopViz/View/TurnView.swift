import VizEngine

/// The turn at the cursor, opened: who had the loop and why, what happened, and what it put into the ready queue.
enum TurnView {
  private static let width = 76
  /// More names of a queue than anybody reads.
  private static let mostNames = 12

  /// How far the box can be scrolled.
  static func lastLine(of model: AppModel) -> Int {
    max(0, (model.run.map { lines($0, model.phrases, model.size).count } ?? 0) - (model.size.height - 4))
  }

  static func draw(_ model: AppModel, from first: Int, on screen: inout Screen) {
    guard let run = model.run else { return }
    let turn = run.state.turn
    let events = run.timeline.trace.events
    let start = run.timeline.start(ofTurn: turn)
    let event = start < events.count ? events[start] : nil
    let title = model.phrases.turn(
      turn, pass: event?.iteration ?? 0, seconds: TimeText.seconds(event?.instant ?? .zero))
    let lines = lines(run, model.phrases, model.size)
    let inside = Box.draw(title, width: width, height: lines.count + 2, on: &screen)
    let top = min(first, max(0, lines.count - inside.height))
    for (offset, (head, value)) in lines.dropFirst(top).prefix(inside.height).enumerated() {
      let y = inside.y + offset
      screen.write(head, at: Point(x: inside.x, y: y), columns: 19, style: Style(.muted))
      screen.write(value, at: Point(x: inside.x + 20, y: y), columns: inside.width - 20)
    }
    if top + inside.height < lines.count { Box.markMore(model.phrases, below: inside, on: &screen) }
  }

  private static func lines(_ run: RunModel, _ phrases: any Phrases, _ size: Size) -> [(String, String)] {
    let turn = run.state.turn
    let known = run.timeline.trace.events
    let start = run.timeline.start(ofTurn: turn)
    // Once the loop sleeps, what comes is no work of this turn.
    let next =
      known[start..<run.timeline.start(ofTurn: turn + 1)].firstIndex(where: \.isIdle)
      ?? run.timeline.start(ofTurn: turn + 1)
    // What the whole turn has led to, also when the cursor stands in its midst.
    var timeline = run.timeline
    timeline.seek(to: .at(next))
    let state = timeline.state
    let names = SubjectNames(state: state, phrases: phrases)
    let events = known[start..<next]
    var lines: [(String, String)] = []
    if turn > 0, let first = events.first {
      let isGiven = events.dropFirst().first { $0.subject == first.subject && $0.kind.isMove }
      let duration = TimeText.short((isGiven?.instant ?? run.now) - first.instant)
      let name = names.name(first.subject)
      lines.append(
        (phrases.head(.who), phrases.hadTheLoop(name, for: duration, isOver: isGiven != nil)))
      lines.append((phrases.head(.woken), why(first, start, run, phrases)))
    }
    let told = events.dropFirst(turn > 0 ? 1 : 0).map { event in
      let words = EventWords(event, tables: timeline.trace.tables, names: names)
      return "\(words.who)  \(words.what)  \(words.detail)"
    }
    lines += headed(.events, told, phrases)
    let queued = events.filter(\.putsIntoQueue).map { names.name($0.subject) }
    lines += headed(.queued, list(queued, queued.count, phrases), phrases)
    let queue = state.readyQueue.prefix(mostNames).map(names.name)
    lines += headed(.queue, list(Array(queue), state.readyQueue.count, phrases), phrases)
    return lines.flatMap { head, value in
      let wrapped = TextLines.wrap(value, to: min(width, size.width - 2) - 24)
      return [(head, wrapped.first ?? "")] + wrapped.dropFirst().map { ("", $0) }
    }
  }

  private static func headed(
    _ head: TurnLine, _ values: [String], _ phrases: any Phrases
  ) -> [(String, String)] {
    values.enumerated().map { ($0 == 0 ? phrases.head(head) : "", $1) }
  }

  private static func list(_ names: [String], _ count: Int, _ phrases: any Phrases) -> [String] {
    let shown = Array(names.prefix(mostNames))
    return [shown.isEmpty ? phrases.queueIsEmpty : phrases.list(shown, more: count - shown.count)]
  }

  /// The sentence of the event with which the turn began.
  private static func why(_ event: TraceEvent, _ number: Int, _ run: RunModel, _ phrases: any Phrases) -> String {
    var timeline = run.timeline
    timeline.seek(to: .at(number + 1))
    let state = timeline.state
    return Why(state: state, tables: timeline.trace.tables, now: state.now).sentence(for: event, in: phrases)
  }
}

extension TraceEvent {
  fileprivate var isIdle: Bool {
    if case .idle = kind { true } else { false }
  }
}
