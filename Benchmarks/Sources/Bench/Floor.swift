/// What the bare Swift runtime can do: continuations resumed through a task executor, in turn, and nothing else.
enum Floor {
  /// `@unchecked`: used on one thread.
  private final class Executor: TaskExecutor, @unchecked Sendable {
    var job: UnownedJob?
    var waiting: [UnsafeContinuation<Void, Never>] = []
    var finished = 0

    func enqueue(_ job: consuming ExecutorJob) {
      self.job = UnownedJob(job)
    }

    func runJob(_ executor: UnownedTaskExecutor) {
      guard let job else { return }
      self.job = nil
      unsafe job.runSynchronously(on: executor)
    }
  }

  /// The best time for so many steps of so many tasks together.
  static func time(tasks: Int, steps: Int) -> Duration {
    Measurement.best {
      let loop = Executor()
      let executor = unsafe loop.asUnownedTaskExecutor()
      return ContinuousClock().measure {
        for _ in 0..<tasks {
          Task(executorPreference: loop) {
            for _ in 0..<steps / tasks { await withUnsafeContinuation { loop.waiting.append($0) } }
            loop.finished += 1
          }
          loop.runJob(executor)
        }
        while loop.finished < tasks {
          let batch = loop.waiting
          loop.waiting.removeAll(keepingCapacity: true)
          for continuation in batch {
            continuation.resume()
            loop.runJob(executor)
          }
        }
      }
    }
  }
}
