import VizEngine

/// The loop's inside: its pass, the ready queue in order, the timers, the threads, the descriptors, what tasks share.
enum LoopView {
  static func draw(_ run: RunModel, _ phrases: any Phrases, in area: Rect, on screen: inout Screen) {
    let state = run.state
    let title = phrases.loop(pass: state.iteration)
    let below = PaneTitle.draw(title, in: area, isFocused: run.focus == .loop, on: &screen)
    var y = below.y
    func line(_ head: String, _ text: String, _ style: Style) {
      guard y < below.maxY else { return }
      screen.write(head, at: Point(x: below.x + 1, y: y), columns: 9, style: Style(.muted))
      screen.write(text, at: Point(x: below.x + 11, y: y), columns: below.width - 12, style: style)
      y += 1
    }
    func list(_ head: LoopLine, _ items: [String], _ phase: Phase) {
      if items.isEmpty { line(phrases.head(head), phrases.none, Style(.muted)) }
      for (index, item) in items.enumerated() { line(index == 0 ? phrases.head(head) : "", item, Style(phase.ink)) }
    }
    let names = SubjectNames(state: state, phrases: phrases)
    let last = run.lastEvent
    if below.height > 4 {
      drawPhases(last.flatMap { PassPhase(of: $0, in: state) }, phrases, at: y, in: below, on: &screen)
      y += 1
    }
    let who = state.running.map { subject in
      last?.subject == subject && last?.beginsTurn == true
        ? phrases.hasLeftTheQueue(names.name(subject)) : names.name(subject)
    }
    line(phrases.head(.hasIt), who ?? phrases.nothing, who == nil ? Style(.muted) : Phase.running.style)
    // No more of each list is made than can be seen.
    let rows = below.height
    list(.ready, ready(run, names, rows: max(2, rows / 2), screen.glyphs), .pending)
    list(
      .timers,
      state.timers.prefix(rows).map { "\(TimeText.countdown(($0.deadline ?? .zero) - run.now))  \($0.name)" },
      .suspended)
    let threads = state.jobsAtWork.prefix(rows).map { "\(state[$0]?.thread ?? 0)  \(names.name($0))" }
    if !threads.isEmpty { list(.threads, threads, .running) }
    let watched = state.descriptors.prefix(rows).map { descriptor($0, names) }
    if !watched.isEmpty { list(.watched, watched, .suspended) }
    let shared = state.primitives.prefix(rows).map { thing($0, names) }
    if !shared.isEmpty { list(.shared, shared, .suspended) }
  }

  /// The ready queue in order, a plus before whom the last event put there. A long one ends with how many more there
  /// are, so that it leaves room for the rest, and with the newcomer if that is one of them.
  private static func ready(_ run: RunModel, _ names: SubjectNames, rows: Int, _ glyphs: Glyphs) -> [String] {
    let state = run.state
    let queue = state.readyQueue
    let newcomer = run.lastEvent.flatMap { $0.putsIntoQueue ? $0.subject : nil }
    let room = queue.count > rows ? rows - 1 : queue.count
    var lines = queue.prefix(room).map { subject in
      (subject == newcomer ? "+ " : "") + handle(state[subject], names)
    }
    guard queue.count > room else { return lines }
    let more = "\(glyphs.ellipsis) \(names.phrases.hidden(queue.count - room, in: .pending))"
    if let newcomer, let place = queue.firstIndex(of: newcomer), place >= room {
      lines.append("+ " + names.phrases.pair(more, handle(state[newcomer], names)))
    } else {
      lines.append(more)
    }
    return lines
  }

  /// The parts of a pass in their order, the present one marked: `poll ▸ timers ▸[turns]`.
  private static func drawPhases(
    _ present: PassPhase?, _ phrases: any Phrases, at y: Int, in area: Rect, on screen: inout Screen
  ) {
    screen.write(phrases.head(.phase), at: Point(x: area.x + 1, y: y), columns: 9, style: Style(.muted))
    var x = area.x + 11
    for (place, phase) in PassPhase.allCases.enumerated() {
      if place > 0 {
        x = screen.write(" \(screen.glyphs.selection) ", at: Point(x: x, y: y), in: area, style: Style(.muted))
      }
      let style = phase == present ? Style(.accent, [.bold, .reverse]) : Style(.muted)
      let word = phase == present ? "[\(phrases.word(phase))]" : phrases.word(phase)
      x = screen.write(word, at: Point(x: x, y: y), in: area, style: style)
    }
  }

  /// Who waits at a descriptor: `socket 5: Task-2 reads`.
  private static func descriptor(_ row: SubjectState, _ names: SubjectNames) -> String {
    let phrases = names.phrases
    let waiting = names.state.waiting(for: row.subject).prefix(4).map { waiter in
      if case .descriptor(_, .write) = waiter.wait { phrases.writes(waiter.name) } else { phrases.reads(waiter.name) }
    }
    return waiting.isEmpty ? row.name : phrases.pair(row.name, phrases.list(waiting, more: 0))
  }

  /// A lock, queue or the like: how many wait, and who has it: `till (2 wait): Task-1`.
  private static func thing(_ row: SubjectState, _ names: SubjectNames) -> String {
    let waiting = names.state.waiting(for: row.subject).count
    let name = waiting == 0 ? row.name : names.phrases.waited(row.name, by: waiting)
    return row.holders.isEmpty ? name : names.phrases.pair(name, names.list(row.holders))
  }

  /// What a handle of the ready queue is: a first step, a wake-up and by whom, a callback.
  private static func handle(_ row: SubjectState?, _ names: SubjectNames) -> String {
    guard let row else { return "" }
    if row.subject.kind == .handle { return names.phrases.callback(row.name) }
    if row.steps == 0 { return names.phrases.firstStep(row.name) }
    guard let waker = row.waker else { return names.phrases.nextStep(row.name) }
    return names.phrases.pair(row.name, names.phrases.short(waker, names))
  }
}
