import TestSupport
import Testing
import VizEngine

@Suite("Coroutines")
struct CoroutineTests {
  @Test func `a coroutine is cold: making it runs nothing`() throws {
    let run = try runProgram { loop in
      let coroutine = Coroutine("f()") { loop.print("body") }
      loop.print("made")
      try await loop.sleep(.seconds(1))
      try await coroutine.value()
    }
    #expect(run.output == ["made", "body"])
  }

  @Test func `awaiting a coroutine costs no turn and makes no task`() throws {
    let run = try runProgram { loop in
      let value = try await Coroutine("f()") {
        loop.print(loop.currentTask()?.name ?? "none")
        return 3
      }.value()
      loop.print(value, loop.iteration)
    }
    #expect(run.output == ["Task-1", "3 1"])
    #expect(!run.lines.contains { $0.hasPrefix("T2") })
  }

  @Test func `a coroutine runs once`() throws {
    let run = try runProgram { loop in
      let coroutine = Coroutine("f()") { 1 }
      loop.print(try await coroutine.value())
      do { _ = try await coroutine.value() } catch { loop.print(error) }
      do { _ = try await loop.createTask(coroutine).value() } catch { loop.print(error) }
    }
    let words = "cannot reuse already awaited coroutine"
    #expect(run.output == ["1", words, words])
  }

  @Test func `a coroutine is of one task`() throws {
    let run = try runProgram { loop in
      let coroutine = Coroutine("f()") { 1 }
      let task = try loop.createTask(coroutine)
      let other = try loop.createTask(coroutine)
      loop.print(try await task.value())
      do { _ = try await other.value() } catch { loop.print(error) }
    }
    #expect(run.output == ["1", "cannot reuse already awaited coroutine"])
  }

  @Test func `a coroutine that runs is not awaited again`() throws {
    let run = try runProgram { loop in
      let coroutine = Coroutine("f()") { try await loop.sleep(.seconds(1)) }
      let task = try loop.createTask(coroutine)
      try await loop.sleep(.zero)
      do { try await coroutine.value() } catch { loop.print(error) }
      try await task.value()
    }
    #expect(run.output == ["coroutine is being awaited already"])
  }

  @Test func `a coroutine that is dropped unrun is warned of`() throws {
    let run = try runProgram { _ in
      _ = Coroutine("forgotten(1)") {}
    }
    #expect(run.trace.warnings == ["neverAwaited: coroutine 'forgotten' was never awaited"])
  }

  @Test func `a coroutine that a closed loop refuses was never awaited`() throws {
    let run = try runLoop { loop in
      try loop.close()
      do { _ = try loop.createTask(Coroutine("refused()") {}) } catch LoopError.closed {}
    }
    #expect(run.trace.warnings == ["neverAwaited: coroutine 'refused' was never awaited"])
  }

  @Test func `a coroutine is named after the function that makes it`() throws {
    func worker(_ name: Int) -> Coroutine<Int> { Coroutine(fileID: "x/Work.swift", line: 7) { name } }
    let coroutine = worker(1)
    #expect(coroutine.label == "worker()")
    #expect(coroutine.description == "<coroutine object worker at Work.swift:7>")
    #expect(try EventLoop(clock: VirtualClock()).runUntilComplete(coroutine) == 1)
  }

  @Test func `coroutines within coroutines suspend their one task`() throws {
    let run = try runProgram { loop in
      let inner = Coroutine("inner()") {
        try await loop.sleep(.seconds(1))
        return 1
      }
      let outer = Coroutine("outer()") { try await inner.value() + 1 }
      loop.print(try await outer.value(), loop.time())
    }
    #expect(run.output == ["2 1.000000000"])
    #expect(run.trace.turns == [.task(1), .task(1)])
  }

  @Test func `an error climbs out of a coroutine in the same turn`() throws {
    let run = try runProgram { loop in
      do { _ = try await Coroutine<Int>("bad()") { throw Boom(number: 8) }.value() } catch let error as Boom {
        loop.print(error.number, loop.iteration)
      }
    }
    #expect(run.output == ["8 1"])
  }
}
