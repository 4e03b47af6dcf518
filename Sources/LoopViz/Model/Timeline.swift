import VizEngine

/// A run as far as it is known, folded: the events, the state after them, what lints found, and every subject's history.
struct Timeline: Sendable {
  private(set) var trace = Trace()
  private(set) var state = LoopState()
  private(set) var linter = Linter()
  /// For each of ``LoopState/subjects`` its stretches, oldest first.
  private(set) var histories: [[Stretch]] = []

  /// A time that a subject spends in one phase; it ends where the next begins.
  struct Stretch: Hashable, Sendable {
    var start: Instant
    var phase: Phase
  }

  /// Takes in what is new. O(what is new).
  mutating func append(_ delta: TraceDelta) {
    let first = trace.events.count
    trace.append(delta)
    for index in first..<trace.events.count { apply(trace.events[index]) }
  }

  private mutating func apply(_ event: TraceEvent) {
    state.apply(event, tables: trace.tables)
    linter.accept(event, tables: trace.tables)
    if state.subjects.count > histories.count {
      histories.append([Stretch(start: event.instant, phase: .pending)])
      return
    }
    guard let index = state.index(of: event.subject) else { return }
    let phase = state.subjects[index].phase
    if histories[index].last?.phase != phase { histories[index].append(Stretch(start: event.instant, phase: phase)) }
  }
}
