import TestSupport
import Testing

@testable import VizEngine

@Suite("Barriers")
struct BarrierTests {
  @Test func `all go on when the last has come, again and again`() throws {
    let run = try runProgram { loop in
      let barrier = try Barrier(loop, parties: 2, name: "meeting")
      let worker = { (number: Int) in
        Coroutine("w(\(number))") {
          for round in 1...2 {
            try await loop.sleep(.seconds(number))
            let place = try await barrier.wait()
            loop.print(number, "round", round, "place", place, "at", loop.time())
          }
        }
      }
      _ = try await loop.gather([worker(1), worker(2)]).value()
      loop.print(barrier)
    }
    #expect(
      run.output == [
        "2 round 1 place 1 at 2.000000000", "1 round 1 place 0 at 2.000000000", "2 round 2 place 1 at 4.000000000",
        "1 round 2 place 0 at 4.000000000", "<Barrier meeting [filling, waiters:0/2]>",
      ])
    #expect(run.trace.lines(of: .task(2)).contains("suspended(barrier P1)"))
  }

  @Test func `reset and abort send those who wait away`() throws {
    let run = try runProgram { loop in
      let barrier = try Barrier(loop, parties: 3)
      let worker = Coroutine("w()") { _ = try await barrier.wait() }
      let other = Coroutine("x()") { _ = try await barrier.wait() }
      let task = try loop.createTask(worker)
      try await loop.sleep(.zero)
      loop.print(barrier.waitingCount)
      try await barrier.reset()
      do { try await task.value() } catch { loop.print(error) }
      let second = try loop.createTask(other)
      try await loop.sleep(.zero)
      try await barrier.abort()
      do { try await second.value() } catch { loop.print(error) }
      do { try await barrier.wait() } catch { loop.print(error, barrier.isBroken) }
    }
    #expect(run.output == ["1", "Abort or reset of barrier", "Abort or reset of barrier", "Barrier aborted True"])
  }

  @Test func `a barrier for nobody is refused`() throws {
    let run = try runLoop { loop in _ = try Barrier(loop, parties: 0) }
    #expect(run.error as? PrimitiveError == .noParties)
  }
}
