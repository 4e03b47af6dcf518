/// Time that never passes by itself: it moves by what blocks, and when nothing is ready it jumps to what is due next.
///
/// Ten seconds of sleeping take a millisecond, and every run gives the same instants. Jobs of the thread pool that
/// block are let go one at a time in the order of their ends, before timers of the same instant. trio: `MockClock`.
public final class VirtualClock: LoopClock {
  private struct Sleeper {
    var number: Int
    var deadline: Instant
  }

  private struct State {
    var now = Instant.zero
    var workingJobs = 0
    var sleepers: [Sleeper] = []
    var lastSleeper = 0
    /// Jobs that came back, or began to block, since the loop last looked.
    var news = false
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
    state.change { $0.now = $0.now + max(.zero, duration) }
  }

  /// Waits until the loop, having nothing else to do, has moved the clock so far.
  public func blockJob(for duration: Duration) {
    let number = state.change { state in
      state.lastSleeper += 1
      state.sleepers.append(Sleeper(number: state.lastSleeper, deadline: state.now + max(.zero, duration)))
      state.workingJobs -= 1
      // The loop is to read what the job has sent before time moves.
      state.news = true
      return state.lastSleeper
    }
    state.wait { state in
      state.sleepers.contains { $0.number == number } ? .wait(atMost: nil) : .done(())
    }
  }

  /// Holds time while the job computes.
  public func jobDidStart() {
    state.change { $0.workingJobs += 1 }
  }

  /// Lets time move again, after the loop has seen the result.
  public func jobDidEnd() {
    state.change { state in
      state.workingJobs -= 1
      state.news = true
    }
  }

  /// Jumps to what is due next: a job's end or the deadline.
  public func idle(until deadline: Instant?, wakeUp: WakeUp) {
    let isIdle = state.wait { state -> Monitor<State>.Verdict<Bool> in
      if state.news {
        state.news = false
        return .done(false)
      }
      if state.workingJobs > 0 { return .wait(atMost: nil) }
      let first = state.sleepers.min { ($0.deadline, $0.number) < ($1.deadline, $1.number) }
      if let first, deadline.map({ first.deadline <= $0 }) ?? true {
        state.now = max(state.now, first.deadline)
        state.sleepers.removeAll { $0.number == first.number }
        state.workingJobs += 1
        return .announce
      }
      guard let deadline else { return .done(true) }
      state.now = max(state.now, deadline)
      return .done(false)
    }
    if isIdle { wakeUp.wait(atMost: nil) }
  }
}
