import TestSupport
import Testing
import VizEngine

@Suite("What a loop refuses")
struct LoopErrorTests {
  @Test func `a closed loop takes nothing any more`() throws {
    let loop = try EventLoop(clock: VirtualClock())
    let future = loop.createFuture(of: Int.self)
    try loop.close()
    #expect(loop.isClosed)
    #expect(throws: LoopError.closed) { try loop.callSoon {} }
    #expect(throws: LoopError.closed) { try loop.callLater(.seconds(1)) {} }
    #expect(throws: LoopError.closed) { try loop.runForever() }
    #expect(throws: LoopError.closed) { try loop.runUntilComplete(future) }
    #expect(throws: LoopError.closed) { try loop.createTask(Coroutine("f()") {}) }
    #expect(throws: LoopError.closed) { try loop.runInExecutor { 1 } }
    #expect(LoopError.closed.description == "Event loop is closed")
  }

  @Test func `closing twice is closing once`() throws {
    let run = try runLoop { loop in
      try loop.close()
      try loop.close()
    }
    #expect(run.trace.events.filter { $0.kind == .close }.count == 1)
  }

  @Test func `a running loop cannot be run again`() throws {
    let run = try runProgram { loop in
      loop.print(loop.isRunning)
      do { try loop.runForever() } catch { loop.print(error) }
      do { try loop.runUntilComplete(loop.createFuture(of: Int.self)) } catch { loop.print(error) }
    }
    #expect(run.output == ["True"] + Array(repeating: "This event loop is already running", count: 2))
  }

  @Test func `a running loop cannot be closed`() throws {
    let run = try runProgram { loop in
      do { try loop.close() } catch { loop.print(error) }
    }
    #expect(run.output == ["Cannot close a running event loop"])
    #expect(run.error == nil)
  }

  @Test func `a loop stopped before the end says so, and can go on`() throws {
    let run = try runLoop { loop in
      let task = try loop.createTask(
        Coroutine("main()") {
          try await loop.sleep(.seconds(2))
          return 5
        })
      try loop.callLater(.seconds(1)) { loop.stop() }
      #expect(throws: LoopError.stoppedBeforeCompletion) { try loop.runUntilComplete(task) }
      #expect(!loop.isRunning)
      #expect(try loop.runUntilComplete(task) == 5)
    }
    #expect(run.error == nil)
    #expect(LoopError.stoppedBeforeCompletion.description == "Event loop stopped before Future completed.")
  }

  @Test func `what a coroutine throws, running until it is done throws`() throws {
    let run = try runProgram { _ in throw Boom(number: 4) }
    #expect((run.error as? Boom)?.number == 4)
    #expect(run.trace.lines(of: .task(1)).last == "failed(Boom('4'))")
    #expect(run.trace.warnings.isEmpty)
  }

  @Test func `a task cannot await itself, and is told one turn later`() throws {
    let run = try runProgram { loop in
      let own = Box<LoopTask<Int>>()
      let task = try loop.createTask(
        Coroutine("narcissus()") {
          loop.print(loop.iteration)
          do {
            return try await own.value?.value() ?? 0
          } catch {
            loop.print(loop.iteration, "\(error)".prefix { $0 != "<" })
            return 1
          }
        })
      own.value = task
      loop.print(try await task.value())
      own.value = nil
    }
    #expect(run.output == ["2", "3 Task cannot await on itself: ", "1"])
    #expect(run.trace.lines(of: .task(2)).contains("suspended(T2)"))
  }

  @Test func `a future of another loop cannot be awaited, and the task is told one turn later`() throws {
    let other = try EventLoop(clock: VirtualClock())
    let foreign = other.createFuture(of: Int.self)
    let run = try runProgram { loop in
      do { _ = try await foreign.value() } catch { loop.print(loop.iteration, error) }
    }
    let output = try #require(run.output.first)
    #expect(output.hasPrefix("2 Task <Task pending name='Task-1' coro=<main() running at "))
    #expect(output.hasSuffix(" got Future <Future pending> attached to a different loop"))
  }

  @Test func `a loop does not run until a future of another loop is done`() throws {
    let other = try EventLoop(clock: VirtualClock())
    let foreign = other.createFuture(of: Int.self)
    let loop = try EventLoop(clock: VirtualClock())
    #expect(throws: LoopError.self) { try loop.runUntilComplete(foreign) }
  }

  @Test func `outside of a task nothing can be awaited`() async throws {
    // Asynchronous, as nothing else calls `sleep` without a task; the loop is made and used on one thread.
    let words = try await Task { @MainActor in
      let loop = try EventLoop(clock: VirtualClock())
      do { try await loop.sleep(.seconds(1)) } catch { return "\(error)" }
      return "slept"
    }.value
    #expect(words == "no running event loop")
  }

  @Test func `the loop of a thread is the one that it made last`() throws {
    let loop = try EventLoop(clock: VirtualClock())
    #expect(EventLoop.ofThisThread === loop)
    #expect(loop.currentTask() == nil)
    #expect(loop.allTasks().isEmpty)
  }

  @Test func `unfinished tasks are warned of when the loop is closed`() throws {
    let run = try runLoop { loop in
      _ = try loop.createTask(Coroutine("left()") { try await loop.sleep(.seconds(1)) })
      loop.stop()
      try loop.runForever()
    }
    #expect(run.trace.warnings == ["destroyedPending: Task was destroyed but it is pending!"])
  }

  @Test func `advice is given for every error`() {
    let errors: [LoopError] = [
      .closed, .alreadyRunning, .closeWhileRunning, .stoppedBeforeCompletion, .notInTask, .coroutineReused,
      .coroutineAwaitedAlready, .awaitsItself("x"), .foreignFuture("x"), .nothingToWaitFor, .runWhileRunning,
      .timeoutOver("x"), .groupFinished("x"), .groupShuttingDown("x"), .deadlock("x"),
    ]
    #expect(errors.allSatisfy { !$0.advice.isEmpty && !$0.description.isEmpty })
    let others: [PrimitiveError] = [
      .lockNotAcquired, .waitWithoutLock, .notifyWithoutLock, .releasedTooOften, .negativeValue, .noParties,
      .doneTooOften,
    ]
    #expect(others.allSatisfy { !$0.advice.isEmpty && !$0.description.isEmpty })
  }
}
