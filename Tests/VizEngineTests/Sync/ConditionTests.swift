import TestSupport
import Testing

@testable import VizEngine

/// `@unchecked`: used on one loop's thread only.
private final class Counter: @unchecked Sendable {
  var value = 0
}

@Suite("Conditions")
struct ConditionTests {
  @Test func `who is notified goes on with the lock, one after the other`() throws {
    let run = try runProgram { loop in
      let condition = Condition(loop)
      let tasks = try (1...2).map { number in
        try loop.createTask(
          Coroutine("w(\(number))") {
            try await condition.withLock {
              try await condition.wait()
              loop.print(number, condition.isLocked)
            }
          })
      }
      try await loop.sleep(.zero)
      loop.print(condition)
      try await condition.withLock { try condition.notifyAll() }
      _ = try await loop.gather(tasks).value()
    }
    #expect(run.output == ["<Condition Condition [unlocked, waiters:2]>", "1 True", "2 True"])
    #expect(run.trace.lines(of: .task(2)).contains("suspended(condition P1)"))
  }

  @Test func `it waits until what it looks at is so`() throws {
    let run = try runProgram { loop in
      let condition = Condition(loop)
      let count = Counter()
      let task = try loop.createTask(
        Coroutine("w()") {
          try await condition.withLock { try await condition.wait { count.value >= 2 } }
          loop.print("seen", count.value)
        })
      for _ in 1...3 {
        try await loop.sleep(.seconds(1))
        try await condition.withLock {
          count.value += 1
          try condition.notify()
        }
      }
      try await task.value()
    }
    #expect(run.output == ["seen 2"])
  }

  @Test func `cancelled, it has the lock again and passes the notification on`() throws {
    let run = try runProgram { loop in
      let condition = Condition(loop)
      let wait = { (name: String) in
        Coroutine(name) {
          try await condition.withLock {
            do { try await condition.wait() } catch {
              loop.print(name, "cancelled", condition.isLocked)
              throw error
            }
            loop.print(name, "notified")
          }
        }
      }
      let first = try loop.createTask(wait("first"))
      let second = try loop.createTask(wait("second"))
      try await loop.sleep(.zero)
      try await condition.withLock { try condition.notify() }
      first.cancel()
      try await second.value()
    }
    #expect(run.output == ["first cancelled True", "second notified"])
  }

  @Test func `without its lock it neither waits nor notifies`() throws {
    let run = try runProgram { loop in
      let condition = Condition(loop, lock: Lock(loop))
      do { try await condition.wait() } catch { loop.print(error) }
      do { try condition.notify() } catch { loop.print(error) }
    }
    #expect(run.output == ["cannot wait on un-acquired lock", "cannot notify on un-acquired lock"])
  }
}
