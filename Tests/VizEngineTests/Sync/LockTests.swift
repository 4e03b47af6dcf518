import TestSupport
import Testing

@testable import VizEngine

@Suite("Locks")
struct LockTests {
  @Test func `a free lock is taken without a turn`() throws {
    let run = try runProgram { loop in
      let lock = Lock(loop)
      try await lock.acquire()
      loop.print(lock.isLocked, loop.iteration)
      try lock.release()
      loop.print(lock.isLocked)
    }
    #expect(run.output == ["True 1", "False"])
  }

  @Test func `those who wait get it in the order in which they came`() throws {
    let run = try runProgram { loop in
      let lock = Lock(loop)
      let worker = { (name: String) in
        Coroutine("worker(\(name))") {
          try await lock.withLock {
            loop.print(name)
            try await loop.sleep(.seconds(1))
          }
        }
      }
      _ = try await loop.gather(["a", "b", "c"].map(worker)).value()
      loop.print(loop.time())
    }
    #expect(run.output == ["a", "b", "c", "3.000000000"])
  }

  @Test func `a wait names the lock and who holds it, and a wake-up who released it`() throws {
    let run = try runProgram { loop in
      let lock = Lock(loop, name: "printer")
      let holder = try loop.createTask(
        Coroutine("holder()") { try await lock.withLock { try await loop.sleep(.seconds(1)) } })
      let waiter = try loop.createTask(Coroutine("waiter()") { try await lock.withLock {} })
      _ = try await loop.gather([holder, waiter]).value()
    }
    #expect(
      run.trace.lines(of: .task(2)).contains("acquired(P1)") && run.trace.lines(of: .task(2)).contains("released(P1)"))
    #expect(run.trace.lines(of: .task(3)).contains("suspended(lock P1 held by T2)"))
    #expect(run.trace.lines(of: .task(3)).contains("ready(T2)"))
  }

  @Test func `somebody who comes after a release and before the woken one queues behind`() throws {
    let run = try runProgram { loop in
      let lock = Lock(loop)
      let take = { (name: String) in Coroutine(name) { try await lock.withLock { loop.print(name) } } }
      try await lock.acquire()
      let first = try loop.createTask(take("first"))
      try await loop.sleep(.zero)
      try lock.release()
      try await lock.acquire()
      loop.print("barged")
      try lock.release()
      try await first.value()
    }
    #expect(run.output == ["first", "barged"])
  }

  @Test func `one who is cancelled after being woken wakes the next`() throws {
    let run = try runProgram { loop in
      let lock = Lock(loop)
      let take = { (name: String) in Coroutine(name) { try await lock.withLock { loop.print(name) } } }
      try await lock.acquire()
      let first = try loop.createTask(take("first"))
      let second = try loop.createTask(take("second"))
      try await loop.sleep(.zero)
      try lock.release()
      first.cancel()
      try await second.value()
      loop.print(first.isCancelled, lock)
    }
    #expect(run.output == ["second", "True <Lock Lock [unlocked]>"])
  }

  @Test func `releasing a free lock is refused`() throws {
    let run = try runLoop { loop in try Lock(loop).release() }
    #expect(run.error as? PrimitiveError == .lockNotAcquired)
  }

  @Test func `an error inside leaves it free`() throws {
    let run = try runProgram { loop in
      let lock = Lock(loop)
      do { try await lock.withLock { throw QueueError.empty } } catch { loop.print(lock.isLocked, "\(error)") }
    }
    #expect(run.output == ["False the queue is empty: await get() to wait for an item"])
  }
}
