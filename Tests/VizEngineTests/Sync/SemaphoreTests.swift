import TestSupport
import Testing

@testable import VizEngine

@Suite("Semaphores")
struct SemaphoreTests {
  @Test func `so many at a time`() throws {
    let run = try runProgram { loop in
      let semaphore = try Semaphore(loop, value: 2)
      let worker = { (number: Int) in
        Coroutine("w(\(number))") {
          try await semaphore.withPermit {
            loop.print(number, loop.time())
            try await loop.sleep(.seconds(1))
          }
        }
      }
      _ = try await loop.gather((1...4).map(worker)).value()
      loop.print(semaphore)
    }
    #expect(
      run.output == [
        "1 0.000000000", "2 0.000000000", "3 1.000000000", "4 1.000000000", "<Semaphore Semaphore [unlocked, value:2]>",
      ])
  }

  @Test func `a permit given to one who is cancelled goes to the next`() throws {
    let run = try runProgram { loop in
      let semaphore = try Semaphore(loop)
      let take = { (name: String) in Coroutine(name) { try await semaphore.withPermit { loop.print(name) } } }
      try await semaphore.acquire()
      let first = try loop.createTask(take("first"))
      let second = try loop.createTask(take("second"))
      try await loop.sleep(.zero)
      try semaphore.release()
      first.cancel()
      try await second.value()
      loop.print(semaphore.value)
    }
    #expect(run.output == ["second", "1"])
  }

  @Test func `a bounded one refuses a permit too many`() throws {
    let run = try runLoop { loop in try BoundedSemaphore(loop, value: 1).release() }
    #expect(run.error as? PrimitiveError == .releasedTooOften)
  }

  @Test func `an unbounded one takes it`() throws {
    let run = try runLoop { loop in
      let semaphore = try Semaphore(loop, value: 0)
      try semaphore.release()
      loop.print(semaphore.value)
    }
    #expect(run.output == ["1"])
  }

  @Test func `a negative number of permits is refused`() throws {
    let run = try runLoop { loop in _ = try Semaphore(loop, value: -1) }
    #expect(run.error as? PrimitiveError == .negativeValue)
  }
}
