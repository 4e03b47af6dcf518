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
  // Nanoseconds, because `Duration` counts in 128 bits, and these change with nearly every event; they wrap around
  // rather than stop the program for a log whose times are nonsense.
  private var busyNanoseconds: Int64 = 0
  private var longestNanoseconds: Int64 = 0
  private var longestSubject: Subject?

  var tasks = 0
  private var lanes: [Int] = [0, 0, 0, 0]
  /// How many events were output.
  var outputs = 0
  /// How often a task came to its end.
  var ends = 0
  /// How many tasks wait at a descriptor.
  var readers = 0

  /// What tasks waited for timers, threads and the outside, in waits that are over.
  private var waitedNanoseconds: Int64 = 0
  /// How many such waits are under way, and the sum of the instants at which they began.
  private var openWaits = 0
  private var openSince: Int128 = 0
}

extension LoopTotals {
  func count(in lane: Lane) -> Int { lanes[lane.number] }

  /// A task goes from one lane to another; a new one comes from none.
  mutating func move(from old: Lane?, to new: Lane) {
    if let old { lanes[old.number] -= 1 }
    lanes[new.number] += 1
  }

  /// Time during which a task or callback had the loop.
  var busy: Duration { .nanoseconds(busyNanoseconds) }

  /// A task or callback has had the loop since an instant, and gives it back.
  mutating func endStep(of subject: Subject, since start: Instant, at instant: Instant) {
    let length = instant.nanoseconds &- start.nanoseconds
    busyNanoseconds &+= length
    guard length > longestNanoseconds else { return }
    longestNanoseconds = length
    longestSubject = subject
  }

  var longestStep: LoopState.Step? {
    longestSubject.map { LoopState.Step(subject: $0, duration: .nanoseconds(longestNanoseconds)) }
  }

  mutating func openWait(at instant: Instant) {
    openWaits += 1
    openSince += Int128(instant.nanoseconds)
  }

  mutating func closeWait(since start: Instant, at instant: Instant) {
    openWaits -= 1
    openSince -= Int128(start.nanoseconds)
    waitedNanoseconds &+= instant.nanoseconds &- start.nanoseconds
  }

  /// What all tasks together have waited for timers, threads and the outside until `now`.
  func waitedOutside(at now: Instant) -> Duration {
    let open = max(0, Int128(now.nanoseconds) * Int128(openWaits) - openSince)
    return .nanoseconds(waitedNanoseconds) + .nanoseconds(Int64(clamping: open))
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
