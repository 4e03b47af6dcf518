import TestSupport
import Testing

@testable import VizEngine

@Suite("asCompleted")
struct AsCompletedTests {
  private static func sleeper(_ loop: EventLoop, _ seconds: Int) -> Coroutine<Int> {
    Coroutine("sleeper(\(seconds))") {
      try await loop.sleep(.seconds(seconds))
      return seconds
    }
  }

  @Test func `results come in the order of the ends`() throws {
    let run = try runProgram { loop in
      for next in try loop.asCompleted([3, 1, 2].map { Self.sleeper(loop, $0) }) {
        loop.print(try await next.value(), loop.time())
      }
    }
    #expect(run.output == ["1 1.000000000", "2 2.000000000", "3 3.000000000"])
    #expect(run.trace.lines(of: .task(1)).contains("suspended(first T2 T3 T4)"))
    #expect(run.trace.lines(of: .task(1)).contains("ready(T3)"))
  }

  @Test func `when the time is over, the rest throws and the tasks go on`() throws {
    let run = try runProgram { loop in
      let tasks = try [1, 5].map { try loop.createTask(Self.sleeper(loop, $0)) }
      for next in try loop.asCompleted(tasks, timeout: .seconds(2)) {
        do { loop.print(try await next.value()) } catch { loop.print(pythonRepresentation(of: error), loop.time()) }
      }
      loop.print(tasks[1].isDone)
      _ = try await tasks[1].value()
    }
    #expect(run.output == ["1", "TimeoutError() 2.000000000", "False"])
  }

  @Test func `one that is given twice counts once`() throws {
    let run = try runProgram { loop in
      let task = try loop.createTask(Self.sleeper(loop, 1))
      var count = 0
      for next in try loop.asCompleted([task, task]) { count += try await next.value() }
      loop.print(count)
    }
    #expect(run.output == ["1"])
  }
}
