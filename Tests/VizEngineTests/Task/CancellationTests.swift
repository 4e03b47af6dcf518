import TestSupport
import Testing
import VizEngine

@Suite("Cancellation")
struct CancellationTests {
  @Test func `a task cancelled before its first step never runs its body`() throws {
    let run = try runProgram { loop in
      let task = try loop.createTask(Coroutine("f()") { loop.print("never") })
      loop.print(task.cancel("early"), task.isDone)
      do { try await task.value() } catch let error as CancelledError { loop.print(error) }
      loop.print(task.isCancelled)
    }
    #expect(run.output == ["True False", "early", "True"])
    #expect(
      run.trace.lines(of: .task(2)) == [
        "created(Task-2 by T1)", "cancelling(T1)", "running", "thrown(CancelledError('early'))", "cancelled",
      ])
    #expect(run.trace.warnings.isEmpty)
  }

  @Test func `a sleeping task is woken at once, with the message`() throws {
    let run = try runProgram { loop in
      let task = try loop.createTask(
        Coroutine("f()") {
          do { try await loop.sleep(.seconds(9)) } catch let error as CancelledError {
            loop.print(error, loop.time(), loop.iteration)
            throw error
          }
        })
      try await loop.sleep(.seconds(1))
      loop.print(loop.iteration)
      task.cancel("wake up")
      do { try await task.value() } catch let error as CancelledError { loop.print(error, loop.iteration) }
    }
    #expect(run.output == ["4", "wake up 1.000000000 5", "wake up 6"])
    #expect(run.end == Instant(nanoseconds: 1_000_000_000))
  }

  @Test func `a timer that came due as its sleep was cancelled does not wake the task out of the next`() throws {
    let run = try runProgram { loop in
      let task = try loop.createTask(
        Coroutine("f()") {
          do { try await loop.sleep(.seconds(1)) } catch is CancelledError {
            try await loop.sleep(.seconds(3))
            loop.print(loop.time())
          }
        })
      try await loop.sleep(.zero)
      loop.block(.seconds(1))
      task.cancel()
      try await task.value()
    }
    #expect(run.output == ["4.000000000"])
  }

  @Test func `cancelling goes down to the innermost future and climbs a turn for each task`() throws {
    let run = try runProgram { loop in
      let gate = loop.createFuture(of: Int.self)
      let inner = try loop.createTask(Coroutine("inner()") { try await gate.value() })
      let outer = try loop.createTask(Coroutine("outer()") { try await inner.value() })
      try await loop.sleep(.zero)
      try await loop.sleep(.zero)
      loop.print(loop.iteration, outer.cancel("down"), gate.isCancelled, inner.isCancelled)
      do { _ = try await outer.value() } catch let error as CancelledError { loop.print(loop.iteration, error) }
      loop.print(inner.isCancelled, outer.isCancelled, inner.cancelling, outer.cancelling)
    }
    #expect(run.output == ["3 True True False", "6 down", "True True 1 1"])
  }

  @Test func `a task that is ready is told at its turn, instead of what it waited for`() throws {
    let run = try runProgram { loop in
      let gate = loop.createFuture(of: Int.self)
      let task = try loop.createTask(
        Coroutine("f()") {
          do { loop.print(try await gate.value()) } catch let error as CancelledError { loop.print("told", error) }
        })
      try await loop.sleep(.zero)
      try gate.setResult(1)
      task.cancel("late")
      try await task.value()
    }
    #expect(run.output == ["told late"])
  }

  @Test func `a task that cancels itself is told at its next await, which costs a turn`() throws {
    let run = try runProgram { loop in
      loop.currentTask()?.cancel("self")
      loop.print("goes on", loop.iteration)
      do { try await loop.sleep(.seconds(5)) } catch let error as CancelledError {
        loop.print(error, loop.iteration, loop.time())
      }
      let future = loop.createFuture(of: Int.self)
      loop.currentTask()?.cancel("again")
      do { _ = try await future.value() } catch let error as CancelledError { loop.print(error, future.isCancelled) }
    }
    #expect(run.output == ["goes on 1", "self 2 0.000000000", "again True"])
    #expect(run.error == nil)
  }

  @Test func `a task that cancels itself and returns ends cancelled`() throws {
    let run = try runProgram { loop in
      let task = try loop.createTask(
        Coroutine("f()") {
          loop.currentTask()?.cancel("last")
          return 3
        })
      do { _ = try await task.value() } catch let error as CancelledError { loop.print(error) }
    }
    #expect(run.output == ["last"])
  }

  @Test func `awaiting a done future is no point of cancellation`() throws {
    let run = try runProgram { loop in
      let future = loop.createFuture(of: Int.self)
      try future.setResult(1)
      loop.currentTask()?.cancel()
      loop.print(try await future.value())
      do { try await loop.sleep(.zero) } catch { loop.print("now") }
    }
    #expect(run.output == ["1", "now"])
  }

  @Test func `a task may catch its cancellation and finish`() throws {
    let run = try runProgram { loop in
      let task = try loop.createTask(
        Coroutine("stubborn()") {
          do { try await loop.sleep(.seconds(5)) } catch is CancelledError {}
          try await loop.sleep(.seconds(1))
          return "done"
        })
      try await loop.sleep(.zero)
      task.cancel()
      loop.print(try await task.value(), task.isCancelled, task.cancelling)
    }
    #expect(run.output == ["done False 1"])
  }

  @Test func `each request to cancel is delivered, one await after another`() throws {
    let run = try runProgram { loop in
      let task = try loop.createTask(
        Coroutine("stubborn()") {
          for _ in 0..<2 {
            do { try await loop.sleep(.seconds(5)) } catch let error as CancelledError { loop.print(error) }
          }
        })
      for message in ["one", "two"] {
        try await loop.sleep(.zero)
        try await loop.sleep(.zero)
        task.cancel(message)
      }
      try await task.value()
    }
    #expect(run.output == ["one", "two"])
  }

  @Test func `a second request before the task is told adds nothing but its count`() throws {
    let run = try runProgram { loop in
      let task = try loop.createTask(
        Coroutine("f()") {
          do { try await loop.sleep(.seconds(5)) } catch let error as CancelledError { loop.print(error) }
          try await loop.sleep(.zero)
        })
      try await loop.sleep(.zero)
      task.cancel("first")
      task.cancel("second")
      try await task.value()
      loop.print(task.cancelling)
    }
    #expect(run.output == ["first", "2"])
  }

  @Test func `of two requests before its turn, a task that awaits a future is told the first`() throws {
    let run = try runProgram { loop in
      let gate = loop.createFuture(of: Int.self)
      let task = try loop.createTask(
        Coroutine("f()") {
          do { _ = try await gate.value() } catch let error as CancelledError { loop.print(error) }
          try await loop.sleep(.zero)
        })
      try await loop.sleep(.zero)
      task.cancel("first")
      task.cancel("second")
      try await task.value()
    }
    #expect(run.output == ["first"])
  }

  @Test func `cancelling what is done does nothing`() throws {
    let run = try runProgram { loop in
      let task = try loop.createTask(Coroutine("f()") { 1 })
      _ = try await task.value()
      loop.print(task.cancel(), task.isCancelled, task.cancelling)
    }
    #expect(run.output == ["False False 0"])
    #expect(run.trace.lines(of: .task(2)).last == "finished(1)")
  }

  @Test func `uncancel drops a request that was not delivered`() throws {
    let run = try runProgram { loop in
      loop.currentTask()?.cancel()
      loop.print(loop.currentTask()?.uncancel() ?? -1, loop.currentTask()?.uncancel() ?? -1)
      try await loop.sleep(.zero)
      loop.print("not told")
    }
    #expect(run.output == ["0 0", "not told"])
  }

  @Test func `uncancel cannot put a task to sleep again`() throws {
    let run = try runProgram { loop in
      let task = try loop.createTask(
        Coroutine("f()") {
          do { try await loop.sleep(.seconds(5)) } catch let error as CancelledError { loop.print("told", error) }
        })
      try await loop.sleep(.zero)
      task.cancel("x")
      loop.print(task.uncancel())
      try await task.value()
    }
    #expect(run.output == ["0", "told x"])
    #expect(run.end == .zero)
  }

  @Test func `the first who looks at a cancelled task gets its error, the others one without a message`() throws {
    let run = try runProgram { loop in
      let task = try loop.createTask(Coroutine("f()") { try await loop.sleep(.seconds(5)) })
      try await loop.sleep(.zero)
      task.cancel("once")
      for _ in 0..<2 {
        do { try await task.value() } catch let error as CancelledError { loop.print(error.message ?? "no message") }
      }
    }
    #expect(run.output == ["once", "no message"])
  }

  @Test func `a task out of which a cancellation escapes is cancelled, whoever threw it`() throws {
    let run = try runProgram { loop in
      let task = try loop.createTask(Coroutine<Int>("f()") { throw CancelledError("own") })
      do { _ = try await task.value() } catch let error as CancelledError { loop.print(error, task.isCancelled) }
    }
    #expect(run.output == ["own True"])
  }

  @Test func `a sleep that was left early does not wake the task later`() throws {
    let run = try runProgram { loop in
      let task = try loop.createTask(
        Coroutine("f()") {
          do { try await loop.sleep(.seconds(1)) } catch is CancelledError {}
          try await loop.sleep(.seconds(9))
          loop.print(loop.time())
        })
      try await loop.sleep(.zero)
      task.cancel()
      try await task.value()
    }
    #expect(run.output == ["9.000000000"])
  }
}
