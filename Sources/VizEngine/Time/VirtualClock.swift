/// Time that never passes by itself: it moves by what blocks, and when nothing is ready it jumps to what is due next.
///
/// Ten seconds of sleeping take a millisecond, and every run gives the same instants and the same order. For that, jobs
/// of the thread pool run one at a time, in the order in which they were given out, each until it blocks or ends, and
/// never beside the loop: only between two passes, while it waits, and while a step blocks. Those that block go on in
/// the order of their ends, before timers of the same instant. A job that waits for the loop by other means than
/// ``EventLoop/block(_:)``, or a step that so waits for a job, therefore waits for ever.
/// trio: `MockClock`.
public final class VirtualClock: LoopClock {
  private struct Sleeper {
    var job: Int
    var deadline: Instant
  }

  private struct State {
    var now = Instant.zero
    /// The job whose turn it is.
    var working: Int?
    /// Whether the loop stands still, so that a job may have its turn.
    var isLoopWaiting = false
    /// Jobs that have a thread and wait for their first turn.
    var starting: [Int] = []
    var sleepers: [Sleeper] = []

    private var hasWork: Bool { working != nil || !starting.isEmpty }

    /// Lets jobs work; once none has anything to do, the first that sleeps until `limit` goes on.
    /// - Returns: whether one does; else the loop goes on.
    mutating func letJobsWork(until limit: Instant?) -> Monitor<State>.Verdict<Bool> {
      let isNews = hasWork && !isLoopWaiting
      isLoopWaiting = hasWork
      guard hasWork else { return .done(letSleeperGo(until: limit)) }
      return isNews ? .announce : .wait(atMost: nil)
    }

    /// Moves time to the end of the first job that is due until `limit`, and gives that job its turn.
    private mutating func letSleeperGo(until limit: Instant?) -> Bool {
      guard let first = sleepers.min(by: { ($0.deadline, $0.job) < ($1.deadline, $1.job) }),
        limit.map({ first.deadline <= $0 }) ?? true
      else { return false }
      now = max(now, first.deadline)
      sleepers.removeAll { $0.job == first.job }
      working = first.job
      return true
    }
  }

  private let state = Monitor(State())

  /// A clock that stands at zero.
  public init() {}

  /// The word in a log's `# clock:` line.
  public var name: String { "virtual" }

  /// The present instant.
  public var now: Instant { state.read { $0.now } }

  /// Moves the clock on, at once.
  public func block(for duration: Duration) {
    let end = now + max(.zero, duration)
    runJobs(until: end)
    state.change { $0.now = max($0.now, end) }
  }

  /// Waits until the loop, having nothing else to do, has moved the clock so far.
  public func blockJob(for duration: Duration) {
    let job = state.change { state -> Int? in
      guard let job = state.working else { return nil }
      state.sleepers.append(Sleeper(job: job, deadline: state.now + max(.zero, duration)))
      state.working = nil
      return job
    }
    guard let job else { return }
    state.wait { $0.working == job ? .done(()) : .wait(atMost: nil) }
  }

  /// Holds time until the job has had its turn.
  public func jobDidStart(_ job: Int) {
    state.change { $0.starting.append(job) }
  }

  /// Forgets it.
  public func jobWasRefused(_ job: Int) {
    state.change { state in state.starting.removeAll { $0 == job } }
  }

  /// Holds the job until the loop stands still, and those before it have ended or block.
  public func admitJob(_ job: Int) {
    state.wait { state -> Monitor<State>.Verdict<Void> in
      guard state.isLoopWaiting, state.working == nil, state.starting.first == job else { return .wait(atMost: nil) }
      state.working = state.starting.removeFirst()
      return .done(())
    }
  }

  /// Lets time move again, after the loop has seen the result.
  public func jobDidEnd() {
    state.change { $0.working = nil }
  }

  /// Waits until every job has ended, or blocks beyond the present instant.
  public func settleJobs() {
    runJobs(until: now)
  }

  /// Lets jobs work until all of them are done or blocked beyond `limit`.
  private func runJobs(until limit: Instant) {
    var hasLetGo = true
    while hasLetGo {
      hasLetGo = state.wait { $0.letJobsWork(until: limit) }
    }
  }

  /// Jumps to what is due next, a job's end or the deadline, unless a descriptor is ready before.
  public func idle(until deadline: Instant?, wakeUp: WakeUp, descriptors: (any ReadinessSource)?) {
    if let descriptors, descriptors.waitBeforeJump() { return }
    let hasLetGo = state.wait { $0.letJobsWork(until: deadline) }
    if hasLetGo {
      // The loop is to read what the job has sent before time moves on.
      settleJobs()
    } else if let deadline {
      state.change { $0.now = max($0.now, deadline) }
    } else if let descriptors {
      descriptors.wait(atMost: nil)
    } else {
      wakeUp.wait(atMost: nil)
    }
  }
}
