import VizEngine

/// How the tasks of a run waited for timers, threads and the outside, and how much of that passed at the same time.
struct WaitingAccount: Hashable, Sendable {
  /// How many waits there were.
  private(set) var count = 0
  /// What all of them took, one added to the other.
  private(set) var sum = Duration.zero
  /// The time in which at least one was under way.
  private(set) var covered = Duration.zero

  /// O(events).
  init(_ trace: Trace, end: Instant) {
    var open: Set<Subject> = []
    var last = Instant.zero
    for event in trace.events where event.subject.kind == .task && event.kind.isMove {
      pass(from: last, to: event.instant, open: open.count)
      last = max(last, event.instant)
      open.remove(event.subject)
      if case .suspended(let wait) = event.kind, wait.isOutside {
        open.insert(event.subject)
        count += 1
      }
    }
    pass(from: last, to: end, open: open.count)
  }

  private mutating func pass(from start: Instant, to end: Instant, open: Int) {
    guard end > start, open > 0 else { return }
    sum += (end - start) * open
    covered += end - start
  }

  /// How many passed at the same time, in the mean.
  var overlap: Double { covered > .zero ? sum / covered : 1 }
}
