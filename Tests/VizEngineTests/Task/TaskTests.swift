import TestSupport
import Testing
import VizEngine

@Suite("Tasks")
struct TaskTests {
  @Test func `tasks are named by number, and a name of one's own uses none`() throws {
    let run = try runProgram { loop in
      let tasks = try [nil, "mine", nil].map { try loop.createTask(Coroutine("f()") {}, name: $0) }
      loop.print(tasks.map(\.name))
      for task in tasks { try await task.value() }
    }
    #expect(run.output == ["['Task-2', 'mine', 'Task-3']"])
    #expect(run.lines.contains("T3 created(mine by T1)"))
    #expect(run.lines.contains("T4 created(Task-3 by T1)"))
  }

  @Test func `a task's life is in the trace, from made to finished`() throws {
    let run = try runProgram { loop in
      let task = try loop.createTask(
        Coroutine("worker(1)") {
          try await loop.sleep(.seconds(1))
          return "Done after 1s"
        })
      _ = try await task.value()
    }
    #expect(
      run.trace.lines(of: .task(2)) == [
        "created(Task-2 by T1)", "running", "suspended(timer 1s)", "ready(timer)", "running",
        "finished('Done after 1s')",
      ])
  }

  @Test func `results are written as Python writes them`() {
    let cases: [(Any, String)] = [
      ("text", "'text'"), (3, "3"), (true, "True"), ([1, 2], "[1, 2]"), (Int?.none as Any, "None"),
      (["a", "b\n"], "['a', 'b\\n']"), (1.5, "1.5"), (Int?(4) as Any, "4"), ([true, false], "[True, False]"),
      ("it's", "\"it's\""), ((), "None"), (Boom(number: 3), "Boom('3')"), (CancelledError(), "CancelledError()"),
      (CancelledError("x"), "CancelledError('x')"), (LoopError.closed, "RuntimeError('Event loop is closed')"),
      (InvalidStateError.alreadyDone, "InvalidStateError('invalid state')"),
      (LoopError.nothingToWaitFor, "ValueError('Set of Tasks/Futures is empty.')"),
    ]
    for (value, text) in cases { #expect(pythonRepresentation(of: value) == text) }
  }

  @Test func `a task describes itself before, while and after it runs`() throws {
    let run = try runProgram { loop in
      let gate = loop.createFuture(of: Int.self)
      let task = try loop.createTask(
        Coroutine("worker(1)", fileID: "x/Work.swift", line: 10) {
          try await gate.value(fileID: "x/Work.swift", line: 12)
        })
      loop.print(task)
      try await loop.sleep(.zero)
      loop.print(task)
      try gate.setResult(3)
      _ = try await task.value()
      loop.print(task)
    }
    #expect(
      run.output == [
        "<Task pending name='Task-2' coro=<worker() running at Work.swift:10>>",
        "<Task pending name='Task-2' coro=<worker() running at Work.swift:12> wait_for=<Future pending>>",
        "<Task finished name='Task-2' coro=<worker() done, defined at Work.swift:10> result=3>",
      ])
  }

  @Test func `a task that failed or was cancelled describes how it ended`() throws {
    let run = try runProgram { loop in
      let failing = try loop.createTask(
        Coroutine<Int>("bad()", fileID: "x/Work.swift", line: 1) { throw Boom(number: 1) })
      let cancelled = try loop.createTask(
        Coroutine("slow()", fileID: "x/Work.swift", line: 2) { try await loop.sleep(.seconds(1)) })
      cancelled.cancel()
      loop.print(cancelled)
      _ = try await loop.wait([failing, cancelled])
      loop.print(failing)
      loop.print(cancelled)
      _ = try failing.exception()
    }
    #expect(
      run.output == [
        "<Task cancelling name='Task-3' coro=<slow() running at Work.swift:2>>",
        "<Task finished name='Task-2' coro=<bad() done, defined at Work.swift:1> exception=Boom('1')>",
        "<Task cancelled name='Task-3' coro=<slow() done, defined at Work.swift:2>>",
      ])
  }

  @Test func `the current task is the one whose step runs, and none in a callback`() throws {
    let run = try runProgram { loop in
      loop.print(loop.currentTask()?.name ?? "none")
      try loop.callSoon { loop.print(loop.currentTask()?.name ?? "none") }
      let task = try loop.createTask(Coroutine("f()") { loop.print(loop.currentTask()?.name ?? "none") })
      try await task.value()
    }
    #expect(run.output == ["Task-1", "none", "Task-2"])
  }

  @Test func `all tasks are those that are not done, in the order in which they were made`() throws {
    let run = try runProgram { loop in
      let tasks = try (0..<5).map { number in
        try loop.createTask(Coroutine("f()") { try await loop.sleep(.seconds(number % 2)) })
      }
      loop.print(loop.allTasks().map(\.name))
      try await tasks[0].value()
      try await tasks[2].value()
      loop.print(loop.allTasks().map(\.name))
    }
    #expect(run.output[0] == "['Task-1', 'Task-2', 'Task-3', 'Task-4', 'Task-5', 'Task-6']")
    #expect(run.output[1].contains("'Task-3', 'Task-5'"))
    #expect(!run.output[1].contains("'Task-2'"))
  }

  @Test func `an error of a task that nobody looked at is warned of`() throws {
    let run = try runProgram { loop in
      _ = try loop.createTask(Coroutine("bad()") { throw Boom(number: 1) })
      try await loop.sleep(.zero)
    }
    #expect(run.trace.warnings == ["neverRetrieved: Task exception was never retrieved"])
  }

  @Test func `a task that nobody holds still runs to its end`() throws {
    let run = try runProgram { loop in
      _ = try loop.createTask(
        Coroutine("loose()") {
          try await loop.sleep(.seconds(1))
          loop.print("done")
        })
      try await loop.sleep(.seconds(2))
    }
    #expect(run.output == ["done"])
  }

  @Test func `what a task awaits twice it gets twice`() throws {
    let run = try runProgram { loop in
      let task = try loop.ensureFuture(Coroutine("f()") { 5 })
      loop.print(try await task.value(), try await task.value())
    }
    #expect(run.output == ["5 5"])
  }

  @Test func `ten thousand tasks end, each once`() throws {
    let run = try runProgram { loop in
      let tasks = try (0..<10_000).map { number in
        try loop.createTask(Coroutine("f()") { try await loop.sleep(.milliseconds(number % 13)) })
      }
      for task in tasks { try await task.value() }
      loop.print(loop.allTasks().count)
    }
    #expect(run.output == ["1"])
  }
}
