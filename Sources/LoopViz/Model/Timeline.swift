import VizEngine

/// A run as far as it is known, folded: the events, the state after them, what lints found, and every subject's history.
struct Timeline: Sendable {
  private(set) var trace = Trace()
  private(set) var state = LoopState()
  private(set) var linter = Linter()
  /// For each of ``LoopState/subjects`` its stretches, oldest first.
  private(set) var histories: [[Stretch]] = []

  /// For each of ``LoopState/subjects`` that can be held when it was taken and given back; empty for all others.
  private(set) var holdings: [[Holding]] = []

  /// From an instant on so many hold a lock or the like.
  struct Holding: Hashable, Sendable {
    var start: Instant
    var holders: Int
    /// Whether it begins with somebody taking it.
    var isTaking: Bool
  }

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
      holdings.append([])
      return
    }
    switch event.kind {
    case .acquired(let thing): note(thing, at: event.instant, isTaking: true)
    case .released(let thing): note(thing, at: event.instant, isTaking: false)
    default: break
    }
    guard let index = state.index(of: event.subject) else { return }
    let phase = state.subjects[index].phase
    if histories[index].last?.phase != phase { histories[index].append(Stretch(start: event.instant, phase: phase)) }
  }

  private mutating func note(_ thing: Subject, at instant: Instant, isTaking: Bool) {
    guard let index = state.index(of: thing) else { return }
    let holders = state.subjects[index].holders.count
    holdings[index].append(Holding(start: instant, holders: holders, isTaking: isTaking))
  }
}
