import Dispatch

/// Runs a body that blocks on a thread of its own, because Swift's shared threads are few and belong to all tests.
///
/// Only a few bodies run at once, so that programs with a clock get enough of a small machine.
public func onOwnThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
  await Slots.shared.take()
  // A task of its own and not a plain thread: it keeps the test's identity, to which expectations are attributed.
  let result = await Task(executorPreference: ThreadExecutor()) { () async -> Result<Value, any Error> in
    Result { try body() }
  }.value
  await Slots.shared.giveBack()
  return try result.get()
}

/// One thread for one task.
private final class ThreadExecutor: TaskExecutor {
  private let queue = DispatchQueue(label: "end-to-end test")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { [self] in job.runSynchronously(on: asUnownedTaskExecutor()) }
  }
}

/// A counting semaphore that blocks no thread.
private actor Slots {
  static let shared = Slots()
  private var free = 5
  private var waiting: [CheckedContinuation<Void, Never>] = []

  func take() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  func giveBack() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}
