import Testing
import VizEngine

/// Each body runs in a process of its own, which the misuse ends with a sentence.
@Suite("Misuse from another thread")
struct WrongThreadTests {
  private static let sentence = "was used on a thread that is not its own: send the work there with callSoonThreadSafe"

  /// Whether the process wrote the sentence before it ended.
  private func says(_ result: ExitTest.Result?) -> Bool {
    String(decoding: result?.standardErrorContent ?? [], as: UTF8.self).contains(Self.sentence)
  }

  @Test func `a callback cannot be scheduled`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let loop = try EventLoop(clock: VirtualClock())
      await elsewhere { _ = try? loop.callSoon {} }
    }
    #expect(says(result))
  }

  @Test func `a task cannot be made`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let loop = try EventLoop(clock: VirtualClock())
      await elsewhere { _ = try? loop.createTask(Coroutine("f()") {}) }
    }
    #expect(says(result))
  }

  @Test func `a future cannot be set, cancelled or looked at`() async {
    let set = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let future = try EventLoop(clock: VirtualClock()).createFuture(of: Int.self)
      await elsewhere { try? future.setResult(1) }
    }
    #expect(says(set))
    let cancel = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let future = try EventLoop(clock: VirtualClock()).createFuture(of: Int.self)
      await elsewhere { future.cancel() }
    }
    #expect(says(cancel))
    let look = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let future = try EventLoop(clock: VirtualClock()).createFuture(of: Int.self)
      await elsewhere { _ = try? future.result() }
    }
    #expect(says(look))
  }

  @Test func `the loop cannot be run, stopped or closed`() async {
    let run = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let loop = try EventLoop(clock: VirtualClock())
      await elsewhere { try? loop.runForever() }
    }
    #expect(says(run))
    let stop = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let loop = try EventLoop(clock: VirtualClock())
      await elsewhere { loop.stop() }
    }
    #expect(says(stop))
    let close = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let loop = try EventLoop(clock: VirtualClock())
      await elsewhere { try? loop.close() }
    }
    #expect(says(close))
  }
}

/// Runs `body` on another thread and waits until it is over.
private func elsewhere(_ body: @escaping @Sendable () -> Void) async {
  await withCheckedContinuation { continuation in
    try? startThread {
      body()
      continuation.resume()
    }
  }
}
