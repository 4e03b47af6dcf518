import TestSupport
import Testing
import VizEngine

@Suite("Swift's own concurrency inside a coroutine", .timeLimit(.minutes(1)))
struct SwiftConcurrencyTests {
  private actor Counter {
    private var count = 0

    func increment() -> Int {
      count += 1
      return count
    }
  }

  /// Whether the caller is in the current task of `loop` and on its thread: from elsewhere the loop would end the
  /// process.
  private static func isAtHome(_ loop: EventLoop) -> Bool { loop.currentTask()?.name == "Task-1" }

  @Test func `a detached task can be awaited, and the coroutine goes on at home`() async throws {
    let run = try await onThread {
      try runProgram { loop in
        loop.print(await Task.detached { 5 }.value, Self.isAtHome(loop))
        try await loop.sleep(.seconds(1))
        loop.print(loop.time())
      }
    }
    #expect(run.output == ["5 True", "1.000000000"])
    #expect(
      run.trace.lines(of: .task(1)).prefix(5) == [
        "created(Task-1 by loop)", "running", "suspended(outside)", "ready(outside)", "running",
      ])
  }

  @Test func `an actor can be called`() async throws {
    let run = try await onThread {
      try runProgram { loop in
        let counter = Counter()
        var last = 0
        for _ in 0..<100 { last = await counter.increment() }
        loop.print(last, Self.isAtHome(loop))
      }
    }
    #expect(run.output == ["100 True"])
  }

  @Test func `child tasks of Swift's run on the loop, and their parent goes on`() async throws {
    let run = try await onThread {
      try runProgram { loop in
        async let first = Self.double(2)
        async let second = Self.double(3)
        loop.print(await first, await second, Self.isAtHome(loop))
        let sum = await withTaskGroup(of: Int.self) { group in
          for number in 1...10 { group.addTask { await Self.double(number) } }
          return await group.reduce(0, +)
        }
        loop.print(sum, Self.isAtHome(loop))
      }
    }
    #expect(run.output == ["4 6 True", "110 True"])
    #expect(run.lines.contains("T1 suspended(outside)"))
  }

  private static func double(_ number: Int) async -> Int { number * 2 }

  @Test func `a task that yields to Swift goes on as itself`() async throws {
    let run = try await onThread {
      try runProgram { loop in
        await Task.yield()
        loop.print(Self.isAtHome(loop))
        try await loop.sleep(.seconds(1))
        loop.print(Self.isAtHome(loop), loop.time())
      }
    }
    #expect(run.output == ["True", "True 1.000000000"])
  }

  @Test func `a continuation resumed before it is awaited costs nothing`() async throws {
    let run = try await onThread {
      try runProgram { loop in
        let value = await withCheckedContinuation { $0.resume(returning: 3) }
        loop.print(value, loop.iteration)
      }
    }
    #expect(run.output == ["3 1"])
  }

  @Test func `other tasks run while one waits outside`() async throws {
    let run = try await onThread {
      try runProgram { loop in
        let parked = Box<CheckedContinuation<Int, Never>>()
        let outside = try loop.createTask(
          Coroutine("outside()") { await withCheckedContinuation { parked.value = $0 } })
        try await loop.sleep(.seconds(1))
        loop.print(outside.isDone)
        parked.value?.resume(returning: 8)
        loop.print(try await outside.value(), loop.time())
      }
    }
    #expect(run.output == ["False", "8 1.000000000"])
    #expect(run.trace.lines(of: .task(2)).contains("suspended(outside)"))
  }

  @Test func `a task that waits outside is told of its cancellation when it is back`() async throws {
    let run = try await onThread {
      try runProgram { loop in
        let parked = Box<CheckedContinuation<Int, Never>>()
        let outside = try loop.createTask(
          Coroutine("outside()") {
            loop.print(await withCheckedContinuation { parked.value = $0 })
            try await loop.sleep(.zero)
          })
        try await loop.sleep(.zero)
        outside.cancel("later")
        parked.value?.resume(returning: 8)
        do { try await outside.value() } catch let error as CancelledError { loop.print(error) }
      }
    }
    #expect(run.output == ["8", "later"])
  }

  @Test func `many tasks wait outside at once and each gets its own`() async throws {
    let run = try await onThread {
      try runProgram { loop in
        let tasks = try (0..<200).map { number in
          try loop.createTask(
            Coroutine("f(\(number))") {
              for _ in 0..<5 { _ = await Task.detached { number }.value }
              let own = loop.currentTask()?.name
              return own == "Task-\(number + 2)"
            })
        }
        loop.print(try await loop.gather(tasks).value().allSatisfy { $0 })
      }
    }
    #expect(run.output == ["True"])
  }
}
