import VizEngine

/// What all events together have come to, in a few numbers: all of the loop's state that is no list of subjects.
struct LoopTotals: Hashable, Sendable {
  /// How many events were folded.
  var eventCount = 0
  var now = Instant.zero
  var iteration: UInt32 = 0
  /// How many turns tasks and callbacks have had.
  var turn = 0
  /// Whether the loop is inside `run…`.
  var isLoopRunning = false
  var isLoopClosed = false
  /// The loop sleeps, and until when.
  var idle: LoopState.Idle?
  /// What has the loop.
  var running: Subject?
  /// Jobs that a thread of the pool has now.
  var jobsAtWork: [Subject] = []
  /// Time during which a task or callback had the loop.
  var busy = Duration.zero
  var longestStep: LoopState.Step?

  var tasks = 0
  private var lanes: [Int] = [0, 0, 0, 0]
  /// How many events were output.
  var outputs = 0
  /// How often a task came to its end.
  var ends = 0
  /// How many tasks wait at a descriptor.
  var readers = 0

  /// What tasks waited for timers, threads and the outside, in waits that are over.
  private var waited = Duration.zero
  /// How many such waits are under way, and the sum of the instants at which they began.
  private var openWaits = 0
  private var openSince = Duration.zero
}

extension LoopTotals {
  func count(in lane: Lane) -> Int { lanes[lane.number] }

  /// A task goes from one lane to another; a new one comes from none.
  mutating func move(from old: Lane?, to new: Lane) {
    if let old { lanes[old.number] -= 1 }
    lanes[new.number] += 1
  }

  mutating func openWait(at instant: Instant) {
    openWaits += 1
    openSince += instant - .zero
  }

  mutating func closeWait(since start: Instant, at instant: Instant) {
    openWaits -= 1
    openSince -= start - .zero
    waited += instant - start
  }

  /// What all tasks together have waited for timers, threads and the outside until `now`.
  func waitedOutside(at now: Instant) -> Duration {
    waited + max(.zero, (now - .zero) * openWaits - openSince)
  }
}

extension Lane {
  fileprivate var number: Int {
    switch self {
    case .pending: 0
    case .running: 1
    case .suspended: 2
    case .finished: 3
    }
  }
}
