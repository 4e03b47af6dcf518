import VizEngine

/// The loop's inside: its pass, the ready queue in order, the timers, the threads, the descriptors, what tasks share.
enum LoopView {
  static func draw(_ run: RunModel, in area: Rect, on screen: inout Screen) {
    let state = run.state
    let title = "loop, pass \(state.iteration)"
    let below = PaneTitle.draw(title, in: area, isFocused: run.focus == .loop, on: &screen)
    var y = below.y
    func line(_ head: String, _ text: String, _ style: Style) {
      guard y < below.maxY else { return }
      screen.write(head, at: Point(x: below.x + 1, y: y), columns: 9, style: Style(.muted))
      screen.write(text, at: Point(x: below.x + 11, y: y), columns: below.width - 12, style: style)
      y += 1
    }
    let names = SubjectNames(state: state)
    line(
      "has it", state.running.map(names.name) ?? "nothing", state.running == nil ? Style(.muted) : Phase.running.style)
    list("ready", state.readyQueue.map { describe(state[$0], run) }, .pending, line)
    list(
      "timers", state.timers.map { "\(TimeText.countdown(($0.deadline ?? .zero) - run.now))  \($0.name)" }, .suspended,
      line)
    let threads = state.jobsAtWork.map { "\(state[$0]?.thread ?? 0)  \(names.name($0))" }
    if !threads.isEmpty { list("threads", threads, .running, line) }
    let watched = state.descriptors.map { "\($0.name)\(readers(of: $0, state))" }
    if !watched.isEmpty { list("watched", watched, .suspended, line) }
    let shared = state.primitives.map { describe($0, state, names) }
    if !shared.isEmpty { list("shared", shared, .suspended, line) }
  }

  /// Who waits at a descriptor: `: Task-2 reads`.
  private static func readers(of descriptor: SubjectState, _ state: LoopState) -> String {
    let waiting = state.waiting(for: descriptor.subject).map { row in
      if case .descriptor(_, .write) = row.wait { "\(row.name) writes" } else { "\(row.name) reads" }
    }
    return waiting.isEmpty ? "" : ": \(waiting.joined(separator: ", "))"
  }

  /// A lock, queue or the like: how many wait, and who has it: `till (2 wait): Task-1`.
  private static func describe(_ thing: SubjectState, _ state: LoopState, _ names: SubjectNames) -> String {
    let waiting = state.waiting(for: thing.subject).count
    let queue = waiting == 0 ? "" : " (\(waiting) wait\(waiting == 1 ? "s" : ""))"
    return "\(thing.name)\(queue)\(thing.holders.isEmpty ? "" : ": \(names.list(thing.holders))")"
  }

  private static func list(
    _ head: String, _ items: [String], _ phase: Phase, _ line: (String, String, Style) -> Void
  ) {
    guard !items.isEmpty else {
      line(head, "none", Style(.muted))
      return
    }
    for (index, item) in items.enumerated() { line(index == 0 ? head : "", item, Style(phase.ink)) }
  }

  /// What a handle of the ready queue is: a first step, a wake-up and by whom, a callback.
  private static func describe(_ row: SubjectState?, _ run: RunModel) -> String {
    guard let row else { return "" }
    if row.subject.kind == .handle { return "\(row.name): callback" }
    if row.steps == 0 { return "\(row.name): first step" }
    guard let waker = row.waker else { return "\(row.name): next step" }
    return "\(row.name): \(WakerWords.short(waker, SubjectNames(state: run.state)))"
  }
}
