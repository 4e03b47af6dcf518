/// Threads that run blocking jobs beside the loop. Python: `ThreadPoolExecutor`.
///
/// A thread is started only when a job comes and none is idle, up to the limit; idle ones are kept.
final class ThreadPool: Sendable {
  private struct Job {
    var number: Int
    var body: @Sendable () -> Void
  }

  private struct State {
    var jobs: [Job] = []
    var threads = 0
    var idle = 0
    /// Jobs that have a thread, or will have one at once; the others wait for a thread to come free.
    var claimed = 0
    var unclaimed = 0
    /// The jobs given out and the jobs claimed so far: both happen in order, so that these are the last numbers.
    var lastJob = 0
    var lastClaimed = 0
    var isShutDown = false
  }

  private let state = Monitor(State())
  private let limit: Int
  private let clock: any LoopClock

  /// - Parameters:
  ///   - limit: the most threads at one time, at least 1.
  ///   - clock: is told of jobs at work, so that a virtual one does not jump over them.
  init(limit: Int, clock: any LoopClock) {
    self.limit = max(1, limit)
    self.clock = clock
  }

  /// Runs `job` on a thread as soon as one is free. The loop's thread, or any.
  /// - Throws: ``SystemError`` when the first thread cannot be started.
  func submit(_ job: @escaping @Sendable () -> Void) throws(SystemError) {
    let needsThread = state.change { state in
      state.lastJob += 1
      state.jobs.append(Job(number: state.lastJob, body: job))
      if state.claimed < limit {
        state.claimed += 1
        startNextJob(&state)
      } else {
        state.unclaimed += 1
      }
      guard state.idle < state.jobs.count, state.threads < limit else { return false }
      state.threads += 1
      return true
    }
    guard needsThread else { return }
    do {
      try startThread { [self] in work() }
    } catch {
      let refused = state.change { state -> Job? in
        state.threads -= 1
        guard state.threads == 0 else { return nil }
        state.claimed -= 1
        return state.jobs.popLast()
      }
      guard let refused else { return }
      clock.admitJob(refused.number)
      clock.jobDidEnd()
      throw error
    }
  }

  private func startNextJob(_ state: inout State) {
    state.lastClaimed += 1
    clock.jobDidStart(state.lastClaimed)
  }

  /// Lets idle threads end; jobs that were given out are still run.
  func shutDown() {
    state.change { $0.isShutDown = true }
  }

  private func work() {
    while let job = nextJob() {
      clock.admitJob(job.number)
      job.body()
      state.change { state in
        if state.unclaimed > 0 {
          state.unclaimed -= 1
          startNextJob(&state)
        } else {
          state.claimed -= 1
        }
      }
      clock.jobDidEnd()
    }
  }

  private func nextJob() -> Job? {
    state.change { $0.idle += 1 }
    return state.wait { state in
      if !state.jobs.isEmpty {
        state.idle -= 1
        return .done(state.jobs.removeFirst())
      }
      guard state.isShutDown else { return .wait(atMost: nil) }
      state.idle -= 1
      state.threads -= 1
      return .done(nil)
    }
  }
}
