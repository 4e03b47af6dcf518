import TestSupport
import Testing

@testable import VizEngine

@Suite("Task groups")
struct LoopTaskGroupTests {
  @Test func `the block waits for its tasks`() throws {
    let run = try runProgram { loop in
      let results = try await loop.withTaskGroup { group in
        try (1...3).map { number in
          try group.createTask(
            Coroutine("w(\(number))") {
              try await loop.sleep(.seconds(number))
              return number
            })
        }
      }
      loop.print(try results.map { try $0.result() }, loop.time())
    }
    #expect(run.output == ["[1, 2, 3] 3.000000000"])
    #expect(run.trace.lines(of: .task(1)).contains("suspended(group T2 T3 T4)"))
  }

  @Test func `the first failure cancels the others and the block, and errors come together`() throws {
    let run = try runProgram { loop in
      do {
        try await loop.withTaskGroup { group in
          try group.createTask(
            Coroutine("fails()") {
              try await loop.sleep(.seconds(1))
              throw Boom(number: 1)
            })
          try group.createTask(
            Coroutine("tidies()") {
              do { try await loop.sleep(.seconds(9)) } catch { throw Boom(number: 2) }
            })
          try await loop.sleep(.seconds(5))
          loop.print("not reached")
        }
      } catch let group as ExceptionGroup {
        loop.print(group, group.errors.compactMap { ($0 as? Boom)?.number }, loop.time())
      }
      loop.print(loop.currentTask()?.cancelling ?? -1)
    }
    #expect(run.output == ["unhandled errors in a TaskGroup (2 sub-exceptions) [1, 2] 1.000000000", "0"])
  }

  @Test func `cancelled from outside, it cancels its tasks and stays cancelled`() throws {
    let run = try runProgram { loop in
      let task = try loop.createTask(
        Coroutine("parent()") {
          try await loop.withTaskGroup { group in
            try group.createTask(
              Coroutine("child()") {
                do { try await loop.sleep(.seconds(9)) } catch {
                  loop.print("child cancelled")
                  throw error
                }
              })
          }
        })
      try await loop.sleep(.seconds(1))
      task.cancel()
      do { _ = try await task.value() } catch { loop.print(pythonRepresentation(of: error)) }
    }
    #expect(run.output == ["child cancelled", "CancelledError()"])
  }

  @Test func `no task is made in a group that is over, or going down`() throws {
    let run = try runProgram { loop in
      let group = try await loop.withTaskGroup { group in group }
      do { try group.createTask(Coroutine("late()") {}) } catch { loop.print(error) }
      do {
        try await loop.withTaskGroup { group in
          try group.createTask(Coroutine("fails()") { throw Boom(number: 1) })
          do { try await loop.sleep(.seconds(1)) } catch {
            do { try group.createTask(Coroutine("late()") {}) } catch { loop.print(error) }
          }
        }
      } catch is ExceptionGroup {}
    }
    #expect(
      run.output == [
        "TaskGroup <TaskGroup entered> is finished", "TaskGroup <TaskGroup errors=1 cancelling> is shutting down",
      ])
    #expect(run.trace.warnings.isEmpty)
  }
}
