import TestSupport
import Testing
import VizEngine

@Suite("gather")
struct GatherTests {
  private static func sleeper(_ loop: EventLoop, _ number: Int) -> Coroutine<Int> {
    Coroutine("sleeper(\(number))") {
      try await loop.sleep(.seconds(number))
      loop.print("sleeper", number)
      return number
    }
  }

  private static func failing(_ loop: EventLoop, after number: Int) -> Coroutine<Int> {
    Coroutine("failing(\(number))") {
      try await loop.sleep(.seconds(number))
      throw Boom(number: number)
    }
  }

  @Test func `results come in the order of the arguments, whoever ends first`() throws {
    let run = try runProgram { loop in
      loop.print(try await loop.gather([3, 1, 2].map { Self.sleeper(loop, $0) }).value(), loop.time())
    }
    #expect(run.output == ["sleeper 1", "sleeper 2", "sleeper 3", "[3, 1, 2] 3.000000000"])
    #expect(run.lines.contains("T1 suspended(gather T2 T3 T4)"))
    #expect(run.lines.contains("T1 ready(T2)"))
  }

  @Test func `its waiter goes on two turns after the last child's end`() throws {
    let run = try runProgram { loop in
      let child = try loop.createTask(Coroutine("f()") { loop.print(loop.iteration) })
      _ = try await loop.gather([child]).value()
      loop.print(loop.iteration)
    }
    #expect(run.output == ["2", "4"])
  }

  @Test func `the first error ends it at once and the others go on`() throws {
    let run = try runProgram { loop in
      let gathered = try loop.gather([
        Self.sleeper(loop, 2), Self.failing(loop, after: 1), Self.failing(loop, after: 2),
      ])
      do { _ = try await gathered.value() } catch let error as Boom { loop.print("error", error.number, loop.time()) }
      try await loop.sleep(.seconds(5))
    }
    #expect(run.output == ["error 1 1.000000000", "sleeper 2"])
    #expect(run.trace.warnings.isEmpty)
  }

  @Test func `errors can be returned in their places`() throws {
    let run = try runProgram { loop in
      let results = try await loop.gather(returningExceptions: [
        Self.failing(loop, after: 1), Self.sleeper(loop, 2),
      ]).value()
      for result in results {
        switch result {
        case .success(let value): loop.print(value)
        case .failure(let error): loop.print("error", error)
        }
      }
    }
    #expect(run.output == ["sleeper 2", "error 1", "2"])
  }

  @Test func `a child cancelled alone is an error for it`() throws {
    let run = try runProgram { loop in
      let tasks = try [1, 2].map { try loop.createTask(Self.sleeper(loop, $0)) }
      let gathered = loop.gather(tasks)
      try await loop.sleep(.zero)
      tasks[0].cancel("child")
      do { _ = try await gathered.value() } catch let error as CancelledError {
        loop.print(error, gathered.isCancelled)
      }
      loop.print(loop.currentTask()?.cancelling ?? -1)
    }
    #expect(run.output == ["child False", "0"])
  }

  @Test func `cancelling it cancels all children, in order`() throws {
    let run = try runProgram { loop in
      let tasks = try [1, 2].map { try loop.createTask(Self.sleeper(loop, $0)) }
      let gathered = loop.gather(tasks)
      try await loop.sleep(.zero)
      loop.print(gathered.cancel("all"), gathered.isDone)
      do { _ = try await gathered.value() } catch let error as CancelledError { loop.print(error) }
      try await loop.sleep(.zero)
      loop.print(tasks.map(\.isCancelled), gathered.cancel())
    }
    #expect(run.output == ["True False", "all", "[True, True] False"])
    #expect(run.lines.filter { $0.contains("cancelling") } == ["T2 cancelling(T1)", "T3 cancelling(T1)"])
  }

  @Test func `cancelling who awaits it cancels all children`() throws {
    let run = try runProgram { loop in
      let tasks = try [1, 2].map { try loop.createTask(Self.sleeper(loop, $0)) }
      let waiter = try loop.createTask(Coroutine("waiter()") { try await loop.gather(tasks).value() })
      try await loop.sleep(.milliseconds(500))
      waiter.cancel()
      do { _ = try await waiter.value() } catch is CancelledError { loop.print(loop.time()) }
      loop.print(tasks.map(\.isCancelled))
    }
    #expect(run.output == ["0.500000000", "[True, True]"])
  }

  @Test func `cancelled while it returns errors, it waits for all and is cancelled`() throws {
    let run = try runProgram { loop in
      let stubborn = try loop.createTask(
        Coroutine("stubborn()") {
          do { try await loop.sleep(.seconds(5)) } catch is CancelledError {}
          try await loop.sleep(.seconds(1))
        })
      let gathered = loop.gather(returningExceptions: [stubborn])
      try await loop.sleep(.zero)
      gathered.cancel()
      do { _ = try await gathered.value() } catch is CancelledError { loop.print("cancelled", loop.time()) }
    }
    #expect(run.output == ["cancelled 1.000000000"])
  }

  @Test func `the same child twice runs once and has two places`() throws {
    let run = try runProgram { loop in
      let task = try loop.createTask(Self.sleeper(loop, 1))
      loop.print(try await loop.gather([task, task]).value())
    }
    #expect(run.output == ["sleeper 1", "[1, 1]"])
  }

  @Test func `nothing to gather is done at once`() throws {
    let run = try runProgram { loop in
      let gathered = loop.gather([LoopTask<Int>]())
      loop.print(gathered.isDone, try await gathered.value(), loop.iteration)
      loop.print(try await loop.gather(returningExceptions: [LoopTask<Int>]()).value().count)
    }
    #expect(run.output == ["True [] 1", "0"])
  }

  @Test func `children that are done cost no turn`() throws {
    let run = try runProgram { loop in
      let future = loop.createFuture(of: Int.self)
      try future.setResult(4)
      loop.print(try await loop.gather([future]).value(), loop.iteration)
      let failed = loop.createFuture(of: Int.self)
      try failed.setException(Boom(number: 2))
      do { _ = try await loop.gather([failed, future]).value() } catch let error as Boom { loop.print(error.number) }
    }
    #expect(run.output == ["[4] 1", "2"])
  }

  @Test func `a gathered future can be gathered`() throws {
    let run = try runProgram { loop in
      let inner = try [1, 2].map { try loop.gather([Self.sleeper(loop, $0)]) }
      loop.print(try await loop.gather(inner).value())
    }
    #expect(run.output == ["sleeper 1", "sleeper 2", "[[1], [2]]"])
  }

  @Test func `cancelled, one that waits for all ends with the last child's message`() throws {
    let run = try runProgram { loop in
      let first = try loop.createTask(Coroutine("first()") { try await loop.sleep(.seconds(1)) })
      let last = try loop.createTask(Coroutine("last()") {})
      let all = loop.gather(returningExceptions: [first, last])
      try await loop.sleep(.zero)
      all.cancel("message")
      do { _ = try await all.value() } catch let error as CancelledError { loop.print(error.message ?? "none") }
    }
    #expect(run.output == ["none"])
  }

  @Test func `of nothing, it is a plain future`() throws {
    let run = try runProgram { loop in
      loop.print(loop.gather([Future<Int>]()))
      loop.print(loop.gather([loop.createFuture(of: Int.self)]))
    }
    #expect(run.output == ["<Future finished result=[]>", "<_GatheringFuture pending>"])
  }
}
