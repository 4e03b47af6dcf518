import TestSupport
import Testing
import VizEngine

@Suite("wait")
struct WaitTests {
  /// Tasks that end after 1, 2 and 3 seconds; the one numbered `failing` throws.
  private static func sleepers(_ loop: EventLoop, failing: Int? = nil) throws -> [LoopTask<Int>] {
    try (1...3).map { number in
      try loop.createTask(
        Coroutine("sleeper(\(number))") {
          try await loop.sleep(.seconds(number))
          if number == failing { throw Boom(number: number) }
          return number
        })
    }
  }

  @Test func `it waits for all, two turns after the last`() throws {
    let run = try runProgram { loop in
      let tasks = try Self.sleepers(loop)
      let (done, pending) = try await loop.wait(tasks)
      loop.print(done.map(\.name), pending.count, loop.time())
    }
    #expect(run.output == ["['Task-2', 'Task-3', 'Task-4'] 0 3.000000000"])
    #expect(run.lines.contains("T1 suspended(wait T2 T3 T4)"))
    #expect(run.lines.contains("T1 ready(T4)"))
  }

  @Test func `it waits for the first`() throws {
    let run = try runProgram { loop in
      let tasks = try Self.sleepers(loop)
      let (done, pending) = try await loop.wait(tasks.reversed(), returnWhen: .firstCompleted)
      loop.print(done.map(\.name), pending.map(\.name), loop.time())
    }
    #expect(run.output == ["['Task-2'] ['Task-4', 'Task-3'] 1.000000000"])
  }

  @Test func `it waits for the first error, and throws it not`() throws {
    let run = try runProgram { loop in
      let tasks = try Self.sleepers(loop, failing: 2)
      let (done, pending) = try await loop.wait(tasks, returnWhen: .firstException)
      loop.print(done.count, pending.count, loop.time())
    }
    #expect(run.output == ["2 1 2.000000000"])
  }

  @Test func `a cancelled child is no error`() throws {
    let run = try runProgram { loop in
      let tasks = try Self.sleepers(loop)
      tasks[0].cancel()
      let (done, _) = try await loop.wait(tasks, returnWhen: .firstException)
      loop.print(done.count, loop.time())
    }
    #expect(run.output == ["3 3.000000000"])
  }

  @Test func `a timeout ends the waiting and cancels nothing`() throws {
    let run = try runProgram { loop in
      let tasks = try Self.sleepers(loop)
      let (done, pending) = try await loop.wait(tasks, timeout: .milliseconds(1500))
      loop.print(done.count, pending.count, loop.time(), tasks.map(\.isCancelled))
      loop.print(try await tasks[2].value())
    }
    #expect(run.output == ["1 2 1.500000000 [False, False, False]", "3"])
    #expect(run.lines.contains("T1 ready(timer)"))
  }

  @Test func `a timeout that is not needed is taken back`() throws {
    let run = try runProgram { loop in
      _ = try await loop.wait(Self.sleepers(loop), timeout: .seconds(100))
    }
    let takenBack = try #require(run.lines.firstIndex(of: "H1 cancelled"))
    let woken = try #require(run.lines.firstIndex(of: "T1 ready(T4)"))
    #expect(takenBack < woken)
    #expect(run.end == Instant(nanoseconds: 3_000_000_000))
  }

  @Test func `a timeout of nothing lets every ready task have its turn`() throws {
    let run = try runProgram { loop in
      let task = try loop.createTask(Coroutine("quick()") { 1 })
      let (done, pending) = try await loop.wait([task], timeout: .zero)
      loop.print(done.count, pending.count, loop.iteration)
    }
    #expect(run.output == ["1 0 3"])
  }

  @Test func `done futures still cost two turns`() throws {
    let run = try runProgram { loop in
      let future = loop.createFuture(of: Int.self)
      try future.setResult(1)
      let (done, _) = try await loop.wait([future])
      loop.print(done.count, loop.iteration)
    }
    #expect(run.output == ["1 3"])
  }

  @Test func `a future given twice counts once`() throws {
    let run = try runProgram { loop in
      let task = try loop.createTask(Coroutine("f()") { 1 })
      let (done, pending) = try await loop.wait([task, task, task])
      loop.print(done.count, pending.count)
    }
    #expect(run.output == ["1 0"])
  }

  @Test func `there must be something to wait for`() throws {
    let run = try runProgram { loop in
      do { _ = try await loop.wait([AnyFuture]()) } catch { loop.print(error, loop.iteration) }
    }
    #expect(run.output == ["Set of Tasks/Futures is empty. 1"])
  }

  @Test func `cancelling who waits leaves the children at work`() throws {
    let run = try runProgram { loop in
      let tasks = try Self.sleepers(loop)
      let waiter = try loop.createTask(Coroutine("waiter()") { _ = try await loop.wait(tasks, timeout: .seconds(50)) })
      try await loop.sleep(.milliseconds(500))
      waiter.cancel("stop")
      do { try await waiter.value() } catch let error as CancelledError { loop.print(error, loop.time()) }
      loop.print(try await loop.gather(tasks).value())
    }
    #expect(run.output == ["stop 0.500000000", "[1, 2, 3]"])
    #expect(run.end == Instant(nanoseconds: 3_000_000_000))
  }

  @Test func `tasks and futures of different types can be waited for together`() throws {
    let run = try runProgram { loop in
      let future = loop.createFuture(of: String.self)
      let task = try loop.createTask(Coroutine("f()") { try future.setResult("x") })
      let (done, _) = try await loop.wait([task, future] as [AnyFuture])
      loop.print(done.count)
    }
    #expect(run.output == ["2"])
    #expect(run.lines.contains("T1 suspended(wait T2 F1)"))
  }
}
