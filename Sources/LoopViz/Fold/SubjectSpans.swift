import VizEngine

/// How long a subject's single runs and waits took, as far as a cursor: what its percentiles are made of.
struct SubjectSpans: Hashable, Sendable {
  /// The spans of one phase, the shortest first.
  struct Sorted: Hashable, Sendable {
    fileprivate(set) var durations: [Duration] = []

    var count: Int { durations.count }
    var total: Duration { durations.reduce(.zero, +) }
    var longest: Duration? { durations.last }

    /// The least duration that `share` (0 to 1) of all are not longer than: the nearest rank.
    func percentile(_ share: Double) -> Duration? {
      guard !durations.isEmpty else { return nil }
      let rank = (share * Double(durations.count)).rounded(.up)
      return durations[min(max(0, Int(rank) - 1), durations.count - 1)]
    }
  }

  private(set) var running = Sorted()
  private(set) var suspended = Sorted()
  private(set) var pending = Sorted()
  /// Whether there were more than are looked at; these are the newest.
  private(set) var isCut = false

  /// So many of a subject's newest moves are looked at, so that it is done within a frame.
  private static let limit = 1 << 16

  /// The spans that are over at the cursor. O(the subject's own events).
  init(of row: Int, in timeline: Timeline) {
    let events = timeline.trace.events
    let histories = timeline.histories
    var limit = timeline.state.eventCount
    var end: Instant?
    for _ in 0..<Self.limit {
      guard let move = histories.lastMove(of: row, before: limit, events) else {
        sort()
        return
      }
      let event = events[Int(move)]
      if let end, let phase = event.kind.place(of: event.subject.kind)?.phase { add(end - event.instant, to: phase) }
      end = event.instant
      limit = Int(move)
    }
    isCut = true
    sort()
  }

  private mutating func add(_ duration: Duration, to phase: Phase) {
    switch phase {
    case .running: running.durations.append(duration)
    case .suspended: suspended.durations.append(duration)
    case .pending: pending.durations.append(duration)
    case .finished, .failed, .cancelled: break
    }
  }

  private mutating func sort() {
    running.durations.sort()
    suspended.durations.sort()
    pending.durations.sort()
  }
}
