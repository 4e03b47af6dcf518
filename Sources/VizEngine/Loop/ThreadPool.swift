/// Threads that run blocking jobs beside the loop. Python: `ThreadPoolExecutor`.
///
/// A thread is started only when a job comes and none is idle, up to the limit; idle ones are kept.
final class ThreadPool: Sendable {
  private struct State {
    var jobs: [@Sendable () -> Void] = []
    var threads = 0
    var idle = 0
    /// Jobs that have a thread, or will have one at once; the others wait for a thread to come free.
    var claimed = 0
    var unclaimed = 0
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
      state.jobs.append(job)
      if state.claimed < limit {
        state.claimed += 1
        clock.jobDidStart()
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
      let isAlone = state.change { state in
        state.threads -= 1
        guard state.threads == 0 else { return false }
        state.jobs.removeLast()
        state.claimed -= 1
        return true
      }
      guard !isAlone else {
        clock.jobDidEnd()
        throw error
      }
    }
  }

  /// Lets idle threads end; jobs that were given out are still run.
  func shutDown() {
    state.change { $0.isShutDown = true }
  }

  private func work() {
    while let job = nextJob() {
      job()
      state.change { state in
        if state.unclaimed > 0 {
          state.unclaimed -= 1
          clock.jobDidStart()
        } else {
          state.claimed -= 1
        }
      }
      clock.jobDidEnd()
    }
  }

  private func nextJob() -> (@Sendable () -> Void)? {
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
