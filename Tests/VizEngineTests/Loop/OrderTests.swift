import TestSupport
import Testing
import VizEngine

@Suite("Order of turns")
struct OrderTests {
  @Test func `a task begins at its turn, not when it is made`() throws {
    let run = try runProgram { loop in
      let worker = try loop.createTask(Coroutine("worker()") { loop.print("worker") })
      loop.print("made")
      try await worker.value()
      loop.print("awaited")
    }
    #expect(run.output == ["made", "worker", "awaited"])
    #expect(
      run.lines == [
        "T1 created(Task-1 by loop)", "T1 running", "T2 created(Task-2 by T1)", "T1 output(made)",
        "T1 suspended(T2)", "T2 running", "T2 output(worker)", "T2 finished(None)", "T1 ready(T2)", "T1 running",
        "T1 output(awaited)", "T1 finished(None)",
      ])
  }

  @Test func `callbacks run first in, first out`() throws {
    let run = try runLoop { loop in
      for number in 1...3 { try loop.callSoon { loop.print(number) } }
      try loop.callSoon { loop.stop() }
      try loop.runForever()
    }
    #expect(run.output == ["1", "2", "3"])
  }

  @Test func `what a callback schedules waits for the next pass`() throws {
    let run = try runLoop { loop in
      try loop.callSoon {
        loop.print("a", loop.iteration)
        try loop.callSoon {
          loop.print("c", loop.iteration)
          loop.stop()
        }
      }
      try loop.callSoon { loop.print("b", loop.iteration) }
      try loop.runForever()
    }
    #expect(run.output == ["a 1", "b 1", "c 2"])
  }

  @Test func `tasks and callbacks share one queue`() throws {
    let run = try runProgram { loop in
      try loop.callSoon { loop.print("first") }
      let task = try loop.createTask(Coroutine("task()") { loop.print("second") })
      try loop.callSoon { loop.print("third") }
      try await task.value()
    }
    #expect(run.output == ["first", "second", "third"])
  }

  @Test func `sleeping for nothing costs one turn`() throws {
    let run = try runProgram { loop in
      loop.print(loop.iteration)
      try await loop.sleep(.zero)
      loop.print(loop.iteration)
      try await loop.sleep(.seconds(-1))
      loop.print(loop.iteration)
    }
    #expect(run.output == ["1", "2", "3"])
    #expect(run.trace.lines(of: .task(1)).filter { $0 == "suspended(turn)" }.count == 2)
  }

  @Test func `sleeping costs two turns, for the timer and for the task`() throws {
    let run = try runProgram { loop in
      try await loop.sleep(.seconds(1))
      loop.print(loop.iteration, loop.time())
    }
    #expect(run.output == ["3 1.000000000"])
  }

  @Test func `a future that is done costs no turn`() throws {
    let run = try runProgram { loop in
      let future = loop.createFuture(of: Int.self)
      try future.setResult(5)
      loop.print(try await future.value(), loop.iteration)
    }
    #expect(run.output == ["5 1"])
  }

  @Test func `a task that waits goes on in the pass after its future's end`() throws {
    let run = try runProgram { loop in
      let future = loop.createFuture(of: Int.self)
      try loop.callSoon {
        loop.print("set", loop.iteration)
        try future.setResult(5)
      }
      loop.print(try await future.value(), loop.iteration)
    }
    #expect(run.output == ["set 2", "5 3"])
  }

  @Test func `tasks that wait for one future wake in the order in which they came`() throws {
    let run = try runProgram { loop in
      let gate = loop.createFuture(of: Int.self)
      let tasks = try [1, 2, 3].map { number in
        try loop.createTask(
          Coroutine("waiter(\(number))") {
            _ = try await gate.value()
            loop.print(number)
          })
      }
      try await loop.sleep(.zero)
      try gate.setResult(0)
      for task in tasks { try await task.value() }
    }
    #expect(run.output == ["1", "2", "3"])
  }

  @Test func `running until a task is done finishes the pass after it`() throws {
    let run = try runLoop { loop in
      let task = try loop.createTask(
        Coroutine("main()") {
          try loop.callSoon { loop.print("next pass") }
          return 7
        })
      loop.print(try loop.runUntilComplete(task))
    }
    #expect(run.output == ["next pass", "7"])
  }

  @Test func `a loop that is told to stop beforehand makes one pass`() throws {
    let run = try runLoop { loop in
      try loop.callSoon {
        loop.print("ran")
        try loop.callSoon { loop.print("never") }
      }
      loop.stop()
      try loop.runForever()
    }
    #expect(run.output == ["ran"])
  }

  @Test func `a callback that throws is warned of and the loop goes on`() throws {
    let run = try runLoop { loop in
      try loop.callSoon("broken") { throw Boom(number: 3) }
      try loop.callSoon { loop.print("on it goes") }
      try loop.callSoon { loop.stop() }
      try loop.runForever()
    }
    #expect(run.output == ["on it goes"])
    #expect(run.trace.warnings == ["callbackFailed: Exception in callback broken()"])
    #expect(run.trace.lines(of: .handle(1)).last == "warning(callbackFailed Exception in callback broken())")
  }
}
