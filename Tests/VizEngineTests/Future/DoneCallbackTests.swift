import TestSupport
import Testing
import VizEngine

@Suite("Done callbacks")
struct DoneCallbackTests {
  @Test func `callbacks run in the order of registration, each by way of the queue`() throws {
    let run = try runProgram { loop in
      let future = loop.createFuture(of: Int.self)
      for number in 1...3 { future.addDoneCallback { loop.print(number, try $0.result()) } }
      try future.setResult(9)
      loop.print("set")
      try await loop.sleep(.zero)
    }
    #expect(run.output == ["set", "1 9", "2 9", "3 9"])
  }

  @Test func `a callback added to a done future runs in the next pass`() throws {
    let run = try runProgram { loop in
      let future = loop.createFuture(of: Int.self)
      try future.setResult(9)
      future.addDoneCallback { _ in loop.print("called", loop.iteration) }
      loop.print("added", loop.iteration)
      try await loop.sleep(.zero)
    }
    #expect(run.output == ["added 1", "called 2"])
  }

  @Test func `a removed callback does not run`() throws {
    let run = try runProgram { loop in
      let future = loop.createFuture(of: Int.self)
      let identifiers = [1, 2, 3].map { number in future.addDoneCallback { _ in loop.print(number) } }
      loop.print(future.removeDoneCallback(identifiers[1]), future.removeDoneCallback(identifiers[1]))
      try future.setResult(0)
      try await loop.sleep(.zero)
    }
    #expect(run.output == ["1 0", "1", "3"])
  }

  @Test func `a callback that is in the queue runs although it is removed`() throws {
    let run = try runProgram { loop in
      let future = loop.createFuture(of: Int.self)
      let identifier = future.addDoneCallback { _ in loop.print("called") }
      try future.setResult(0)
      loop.print(future.removeDoneCallback(identifier))
      try await loop.sleep(.zero)
    }
    #expect(run.output == ["0", "called"])
  }

  @Test func `waiting tasks and callbacks share one list`() throws {
    let run = try runProgram { loop in
      let future = loop.createFuture(of: Int.self)
      future.addDoneCallback { _ in loop.print("before") }
      let waiter = try loop.createTask(
        Coroutine("waiter()") {
          _ = try await future.value()
          loop.print("task")
        })
      try await loop.sleep(.zero)
      future.addDoneCallback { _ in loop.print("after") }
      try future.setResult(0)
      try await waiter.value()
    }
    #expect(run.output == ["before", "task", "after"])
  }

  @Test func `a task's callback gets the task`() throws {
    let run = try runProgram { loop in
      let task = try loop.createTask(Coroutine("answer()") { 42 })
      task.addDoneCallback { loop.print(try $0.result(), $0 === task) }
      _ = try await task.value()
      try await loop.sleep(.zero)
    }
    #expect(run.output == ["42 True"])
  }

  @Test func `descriptions name the first and last callbacks`() throws {
    let loop = try EventLoop(clock: VirtualClock())
    let future = loop.createFuture(of: Int.self)
    future.addDoneCallback("one", fileID: "a/A.swift", line: 1) { _ in }
    #expect(future.description == "<Future pending cb=[one() at A.swift:1]>")
    future.addDoneCallback("two", fileID: "a/A.swift", line: 2) { _ in }
    #expect(future.description == "<Future pending cb=[one() at A.swift:1, two() at A.swift:2]>")
    future.addDoneCallback("three", fileID: "a/A.swift", line: 3) { _ in }
    #expect(future.description == "<Future pending cb=[one() at A.swift:1, <1 more>, three() at A.swift:3]>")
  }
}
