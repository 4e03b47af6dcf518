import DequeModule

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Threads that run blocking jobs beside the loop. Python: `ThreadPoolExecutor`.
///
/// A thread is started only when a job comes and none is idle, up to the limit; idle ones are kept.
final class ThreadPool: Sendable {
  private struct Job {
    var number: Int
    var body: @Sendable () -> Void
  }

  private struct State {
    /// Jobs that a thread will take at once.
    var claimed = Deque<Job>()
    /// Jobs that wait for a thread to come free.
    var queued = Deque<Job>()
    var threads = 0
    var idle = 0
    /// How many jobs have a thread, or will have one at once.
    var atWork = 0
    var lastJob = 0
    var isShutDown = false
  }

  /// Python's default: the cores and four, at most 32.
  static let defaultLimit = min(32, sysconf(Int32(_SC_NPROCESSORS_ONLN)) + 4)

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
  /// - Returns: the job's number, for ``drop(_:)``.
  /// - Throws: ``SystemError`` when the first thread cannot be started.
  @discardableResult
  func submit(_ body: @escaping @Sendable () -> Void) throws(SystemError) -> Int {
    let (number, needsThread) = state.change { state in
      state.lastJob += 1
      let job = Job(number: state.lastJob, body: body)
      if state.atWork < limit { claim(job, &state) } else { state.queued.append(job) }
      guard state.idle < state.claimed.count, state.threads < limit else { return (job.number, false) }
      state.threads += 1
      return (job.number, true)
    }
    guard needsThread else { return number }
    do {
      try startThread { [self] in work() }
    } catch {
      let refused = state.change { state -> Job? in
        state.threads -= 1
        guard state.threads == 0 else { return nil }
        state.atWork -= 1
        return state.claimed.popLast()
      }
      guard let refused else { return number }
      clock.jobWasRefused(refused.number)
      throw error
    }
    return number
  }

  /// Takes a job back that no thread has taken. concurrent.futures: `Future.cancel`.
  /// - Returns: whether it was still queued.
  func drop(_ number: Int) -> Bool {
    state.change { state in
      guard let place = state.queued.firstIndex(where: { $0.number == number }) else { return false }
      state.queued.remove(at: place)
      return true
    }
  }

  private func claim(_ job: Job, _ state: inout State) {
    state.atWork += 1
    state.claimed.append(job)
    clock.jobDidStart(job.number)
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
        state.atWork -= 1
        if let next = state.queued.popFirst() { claim(next, &state) }
      }
      clock.jobDidEnd()
    }
  }

  private func nextJob() -> Job? {
    state.change { $0.idle += 1 }
    return state.wait { state in
      if let job = state.claimed.popFirst() {
        state.idle -= 1
        return .done(job)
      }
      guard state.isShutDown else { return .wait(atMost: nil) }
      state.idle -= 1
      state.threads -= 1
      return .done(nil)
    }
  }
}
