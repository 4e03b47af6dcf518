import TestSupport
import Testing

@testable import VizEngine

@Suite("Queues")
struct QueueTests {
  @Test func `a full queue makes those who put wait, an empty one those who get`() throws {
    let run = try runProgram { loop in
      let queue = Queue<Int>(loop, capacity: 1, name: "belt")
      let producer = Coroutine("producer()") {
        for item in 1...3 {
          try await queue.put(item)
          loop.print("put", item)
        }
      }
      let consumer = Coroutine("consumer()") {
        for _ in 1...3 {
          loop.print("got", try await queue.get())
          try await loop.sleep(.seconds(1))
          try queue.taskDone()
        }
      }
      let tasks = [try loop.createTask(consumer), try loop.createTask(producer)]
      _ = try await loop.gather(tasks).value()
      try await queue.join()
      loop.print(queue.isEmpty, loop.time())
    }
    #expect(run.output == ["put 1", "got 1", "put 2", "got 2", "put 3", "got 3", "True 3.000000000"])
    #expect(run.trace.lines(of: .task(2)).contains("suspended(get P1)"))
    #expect(run.trace.lines(of: .task(3)).contains("suspended(put P1)"))
  }

  @Test func `join waits until every item is done`() throws {
    let run = try runProgram { loop in
      let queue = Queue<String>(loop)
      try queue.putNowait("work")
      let task = try loop.createTask(
        Coroutine("worker()") {
          _ = try await queue.get()
          try await loop.sleep(.seconds(2))
          try queue.taskDone()
        })
      try await queue.join()
      loop.print("joined at", loop.time(), task.isDone)
    }
    #expect(run.output == ["joined at 2.000000000 True"])
    #expect(run.trace.lines(of: .task(1)).contains("suspended(join P1)"))
  }

  @Test func `last in, first out; least first`() throws {
    let run = try runLoop { loop in
      let last = LifoQueue<Int>(loop)
      let least = PriorityQueue<Int>(loop)
      for item in [3, 1, 2] {
        try last.putNowait(item)
        try least.putNowait(item)
      }
      loop.print(last.stateText)
      for _ in 1...3 { loop.print(try last.getNowait(), try least.getNowait()) }
    }
    #expect(run.output == ["maxsize=0 _queue=[3, 1, 2] tasks=3", "2 1", "1 2", "3 3"])
  }

  @Test func `at once or not at all`() throws {
    let run = try runLoop { loop in
      let queue = Queue<Int>(loop, capacity: 1)
      do { _ = try queue.getNowait() } catch { loop.print(pythonRepresentation(of: error)) }
      try queue.putNowait(1)
      do { try queue.putNowait(2) } catch { loop.print(pythonRepresentation(of: error)) }
      try queue.taskDone()
      do { try queue.taskDone() } catch { loop.print(pythonRepresentation(of: error)) }
    }
    #expect(
      run.output == ["QueueEmpty()", "QueueFull()", "ValueError('task_done() called too many times')"])
  }

  @Test func `a getter that is cancelled after being woken wakes the next`() throws {
    let run = try runProgram { loop in
      let queue = Queue<Int>(loop)
      let getter = { (name: String) in Coroutine(name) { loop.print(name, try await queue.get()) } }
      let first = try loop.createTask(getter("first"))
      let second = try loop.createTask(getter("second"))
      try await loop.sleep(.zero)
      try queue.putNowait(7)
      first.cancel()
      try await second.value()
    }
    #expect(run.output == ["second 7"])
  }
}
