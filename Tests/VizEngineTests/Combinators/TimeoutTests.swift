import TestSupport
import Testing

@testable import VizEngine

@Suite("Timeouts")
struct TimeoutTests {
  @Test func `a block that takes too long is cancelled there`() throws {
    let run = try runProgram { loop in
      do {
        try await loop.timeout(.seconds(1)) { scope in
          loop.print(scope)
          do { try await loop.sleep(.seconds(5)) } catch {
            loop.print(pythonRepresentation(of: error), scope)
            throw error
          }
        }
      } catch { loop.print(pythonRepresentation(of: error), loop.time()) }
      loop.print(loop.currentTask()?.cancelling ?? -1)
    }
    #expect(
      run.output == [
        "<Timeout [active] when=1.0>", "CancelledError() <Timeout [expiring]>", "TimeoutError() 1.000000000", "0",
      ])
    #expect(run.trace.lines(of: .task(1)).contains("cancelling(H1)"))
  }

  @Test func `a block that ends in time is left alone`() throws {
    let run = try runProgram { loop in
      let result = try await loop.timeout(.seconds(2)) { scope in
        try await loop.sleep(.seconds(1))
        return scope
      }
      loop.print(result, result.isExpired)
      try await loop.timeout(nil) { scope in loop.print(scope) }
    }
    #expect(run.output == ["<Timeout [finished]> False", "<Timeout [active] when=None>"])
    #expect(run.end == .zero + .seconds(1))
  }

  @Test func `the deadline can be moved, but not once it has come`() throws {
    let run = try runProgram { loop in
      let scope = try await loop.timeoutAt(.zero + .seconds(1)) { scope in
        try scope.reschedule(.zero + .seconds(3))
        try await loop.sleep(.seconds(2))
        return scope
      }
      do { try scope.reschedule(nil) } catch { loop.print(error) }
    }
    #expect(run.output == ["Cannot change state of finished Timeout"])
  }

  @Test func `somebody else's cancellation stays one`() throws {
    let run = try runProgram { loop in
      let task = try loop.createTask(
        Coroutine("w()") { try await loop.timeout(.seconds(5)) { _ in try await loop.sleep(.seconds(9)) } })
      try await loop.sleep(.seconds(1))
      task.cancel("enough")
      do { try await task.value() } catch { loop.print(pythonRepresentation(of: error)) }
    }
    #expect(run.output == ["CancelledError('enough')"])
  }

  @Test func `waitFor cancels what it waits for`() throws {
    let run = try runProgram { loop in
      let task = try loop.createTask(Coroutine("w()") { try await loop.sleep(.seconds(9)) })
      do { try await loop.waitFor(task, timeout: .seconds(1)) } catch { loop.print(pythonRepresentation(of: error)) }
      loop.print(task.isCancelled)
      loop.print(try await loop.waitFor(Coroutine("x()") { 7 }, timeout: .seconds(1)))
    }
    #expect(run.output == ["TimeoutError()", "True", "7"])
  }

  @Test func `waitFor with no time never begins a coroutine, and takes what is done`() throws {
    let run = try runProgram { loop in
      let coroutine = Coroutine("w()") { loop.print("ran") }
      do { try await loop.waitFor(coroutine, timeout: .zero) } catch { loop.print(pythonRepresentation(of: error)) }
      let future = loop.createFuture(of: Int.self)
      try future.setResult(3)
      loop.print(try await loop.waitFor(future, timeout: .zero))
    }
    #expect(run.output == ["TimeoutError()", "3"])
    #expect(run.trace.warnings.isEmpty)
  }
}
