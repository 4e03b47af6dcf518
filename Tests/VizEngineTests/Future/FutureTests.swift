import TestSupport
import Testing
import VizEngine

@Suite("Futures")
struct FutureTests {
  private let loop: EventLoop

  init() throws {
    loop = try EventLoop(clock: VirtualClock())
  }

  @Test func `a new future is pending and has neither result nor error`() {
    let future = loop.createFuture(of: Int.self)
    #expect(!future.isDone)
    #expect(!future.isCancelled)
    #expect(throws: InvalidStateError.resultNotSet) { try future.result() }
    #expect(throws: InvalidStateError.exceptionNotSet) { try future.exception() }
    #expect(future.description == "<Future pending>")
  }

  @Test func `a future with a result has no error`() throws {
    let future = loop.createFuture(of: Int.self)
    try future.setResult(3)
    #expect(future.isDone)
    #expect(try future.result() == 3)
    #expect(try future.exception() == nil)
    #expect(future.description == "<Future finished result=3>")
  }

  @Test func `a future with an error throws it from its result`() throws {
    let future = loop.createFuture(of: Int.self)
    try future.setException(Boom(number: 2))
    #expect(future.isDone)
    #expect(!future.isCancelled)
    #expect(throws: Boom.self) { try future.result() }
    #expect(try future.exception() is Boom)
    #expect(future.description == "<Future finished exception=Boom('2')>")
  }

  @Test func `a cancelled future keeps its message`() {
    let future = loop.createFuture(of: Int.self)
    #expect(future.cancel("enough"))
    #expect(future.isDone)
    #expect(future.isCancelled)
    for _ in 0..<2 {
      #expect(throws: CancelledError("enough")) { try future.result() }
      #expect(throws: CancelledError("enough")) { try future.exception() }
    }
    #expect(future.description == "<Future cancelled>")
  }

  @Test func `a future ends once`() throws {
    let future = loop.createFuture(of: Int.self)
    try future.setResult(1)
    #expect(throws: InvalidStateError.alreadyDone) { try future.setResult(2) }
    #expect(throws: InvalidStateError.alreadyDone) { try future.setException(Boom(number: 1)) }
    #expect(!future.cancel())
    #expect(try future.result() == 1)
  }

  @Test func `errors of state speak asyncio's words`() {
    #expect(InvalidStateError.resultNotSet.description == "Result is not set.")
    #expect(InvalidStateError.exceptionNotSet.description == "Exception is not set.")
    #expect(InvalidStateError.alreadyDone.description == "invalid state")
  }

  @Test func `an error that nobody looked at is warned of`() throws {
    let run = try runLoop { loop in
      try loop.createFuture(of: Int.self).setException(Boom(number: 1))
      let seen = loop.createFuture(of: Int.self)
      try seen.setException(Boom(number: 2))
      _ = try seen.exception()
    }
    #expect(run.trace.warnings == ["neverRetrieved: Future exception was never retrieved"])
    #expect(run.trace.lines(of: .future(1)).last?.hasPrefix("warning(neverRetrieved") == true)
  }

  @Test func `an awaited future that fails throws into the task`() throws {
    let run = try runProgram { loop in
      let future = loop.createFuture(of: Int.self)
      try loop.callSoon { try future.setException(Boom(number: 6)) }
      do { _ = try await future.value() } catch let error as Boom { loop.print(error.number) }
    }
    #expect(run.output == ["6"])
  }

  @Test func `an awaited future that is cancelled throws its message into the task`() throws {
    let run = try runProgram { loop in
      let future = loop.createFuture(of: Int.self)
      try loop.callSoon { future.cancel("gone") }
      do { _ = try await future.value() } catch let error as CancelledError { loop.print(error) }
      loop.print(loop.currentTask()?.cancelling ?? -1)
    }
    #expect(run.output == ["gone", "0"])
  }

  @Test func `to ensure a future of a future is the future`() throws {
    let future = loop.createFuture(of: Int.self)
    #expect(loop.ensureFuture(future) === future)
  }

  @Test func `a future's life is in the trace`() throws {
    let run = try runLoop { loop in
      try loop.createFuture(of: String.self).setResult("it's")
      loop.createFuture(of: Int.self).cancel()
    }
    #expect(
      run.lines == [
        "F1 created(future by loop)", "F1 finished(\"it's\")", "F2 created(future by loop)", "F2 cancelled",
      ])
  }

  @Test func `asking too early is not having seen the error`() throws {
    let run = try runProgram { loop in
      let future = loop.createFuture(of: Int.self)
      _ = try? future.result()
      try future.setException(TimeoutError())
    }
    #expect(run.trace.warnings == ["neverRetrieved: Future exception was never retrieved"])
  }
}
