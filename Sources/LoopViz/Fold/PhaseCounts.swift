/// How many of some tasks, callbacks and jobs are in each phase.
struct PhaseCounts: Hashable, Sendable {
  private var counts = [Int](repeating: 0, count: Phase.allCases.count)

  init() {}

  /// Of what the standings say. O(rows), and a byte for each.
  init(_ standings: ArraySlice<Standing>) {
    for standing in standings where standing.isWork { self[standing.phase] += 1 }
  }

  subscript(phase: Phase) -> Int {
    get { counts[phase.number] }
    set { counts[phase.number] = newValue }
  }

  var total: Int { counts.reduce(0, +) }

  /// The phases in which there are any, those with the most first.
  var largestFirst: [(phase: Phase, count: Int)] {
    let some = Phase.allCases.lazy.map { (phase: $0, count: self[$0]) }.filter { $0.count > 0 }
    return some.sorted { ($1.count, $0.phase.number) < ($0.count, $1.phase.number) }
  }
}

extension Phase {
  fileprivate var number: Int {
    switch self {
    case .pending: 0
    case .running: 1
    case .suspended: 2
    case .finished: 3
    case .failed: 4
    case .cancelled: 5
    }
  }
}
