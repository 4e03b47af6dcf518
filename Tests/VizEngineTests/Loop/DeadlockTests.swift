import TestSupport
import Testing

@testable import VizEngine

@Suite("Deadlocks")
struct DeadlockTests {
  private static func takeBoth(_ loop: EventLoop, _ first: Lock, _ second: Lock) -> Coroutine<Void> {
    Coroutine("takeBoth()") {
      try await first.withLock {
        try await loop.sleep(.seconds(1))
        try await second.withLock {}
      }
    }
  }

  @Test func `two locks taken in opposite order are named with their holders`() throws {
    let run = try runProgram { loop in
      loop.onDeadlock = .throwError
      let (left, right) = (Lock(loop, name: "left"), Lock(loop, name: "right"))
      _ = try await loop.gather([Self.takeBoth(loop, left, right), Self.takeBoth(loop, right, left)]).value()
    }
    let words = "Task-2 waits for right, held by Task-3, and Task-3 waits for left, held by Task-2"
    #expect(run.error as? LoopError == .deadlock(words))
    #expect(run.trace.warnings.first == "deadlock: deadlock: \(words)")
  }

  @Test func `tasks that await each other are a cycle`() throws {
    let run = try runProgram { loop in
      loop.onDeadlock = .throwError
      let tasks = Box<[LoopTask<Void>]>([])
      let first = try loop.createTask(Coroutine("a()") { if let all = tasks.value { try await all[1].value() } })
      let second = try loop.createTask(Coroutine("b()") { if let all = tasks.value { try await all[0].value() } })
      tasks.value = [first, second]
      try await first.value()
    }
    #expect(run.error as? LoopError == .deadlock("Task-2 waits for Task-3, and Task-3 waits for Task-2"))
  }

  @Test func `without a cycle it says what cannot come`() throws {
    let run = try runProgram { loop in
      loop.onDeadlock = .throwError
      try await Event(loop, name: "dawn").wait()
    }
    #expect(
      run.error as? LoopError == .deadlock("Task-1 waits for dawn to be set, and nothing is left that could end this"))
  }

  @Test func `a timer, a thread or another executor is no deadlock`() throws {
    let run = try runProgram { loop in
      loop.onDeadlock = .throwError
      try await loop.sleep(.seconds(1))
      try await loop.toThread { loop.block(.seconds(1)) }
      await Task { @MainActor in }.value
    }
    #expect(run.error == nil && run.trace.warnings.isEmpty)
  }

  @Test func `told to warn, the loop waits, and another thread may end it`() throws {
    let run = try runProgram(clock: RealClock()) { loop in
      let event = Event(loop, name: "signal")
      loop.willWait = {
        guard loop.knownDeadlock != nil else { return }
        loop.willWait = nil
        loop.callSoonThreadSafe { event.set() }
      }
      try await event.wait()
      loop.print("went on")
    }
    #expect(run.output == ["went on"])
    #expect(run.trace.warnings.count == 1)
  }
}
