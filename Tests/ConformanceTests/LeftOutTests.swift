import Testing

/// What a comparison leaves out, and that it leaves out no more: a test for each rule of docs/SEMANTICS.md.
struct LeftOutConformanceTests {
  @Test func `asyncio's private futures and callbacks are left out of a printed task`() {
    let python =
      "t=1.000 Task-1 print <Task cancelling name='Task-2' coro=<w() running at ...> "
      + "wait_for=<Future pending cb=[Task.task_wakeup()]> cb=[gather.<locals>._done_callback() at ...]> {end}"
    let engine =
      "t=1.000 Task-1 print <Task cancelling name='Task-2' coro=<w() running at Workers.swift:14>> {end}"
    #expect(LeftOut.normalized(python) == LeftOut.normalized(engine))
    #expect(LeftOut.privateWaits.count(in: [python, engine]) == 1)
  }

  @Test func `everything else of a printed task is compared`() {
    let line = "t=1.000 Task-1 print <Task pending name='Task-2' coro=<w() running at ...>>"
    for (part, other) in [("pending", "finished"), ("Task-2", "Task-3"), ("w()", "v()"), ("t=1.000", "t=2.000")] {
      let changed = line.replacing(part, with: other)
      #expect(LeftOut.normalized(line) != LeftOut.normalized(changed))
    }
  }

  @Test func `a primitive has a name here, and an address in Python`() {
    let pairs = [
      ("<asyncio.locks.Lock object at 0x... [locked, waiters:1]>", "<Lock printer [locked, waiters:1]>"),
      ("<asyncio.locks.BoundedSemaphore object at 0x... [locked]>", "<BoundedSemaphore rooms [locked]>"),
      ("<Queue maxsize=1 _queue=[2] tasks=1>", "<Queue<Value> q [maxsize=1 _queue=[2] tasks=1]>"),
      ("<Queue at 0x... maxsize=0>", "<Queue<Value> q [maxsize=0]>"),
    ]
    for (python, engine) in pairs {
      #expect(LeftOut.normalized(python) == LeftOut.normalized(engine))
      #expect(LeftOut.primitiveNames.count(in: [python]) == 1)
    }
    #expect(LeftOut.normalized("<Lock a [locked]>") != LeftOut.normalized("<Lock a [unlocked]>"))
    #expect(LeftOut.normalized("<Queue<Value> q [maxsize=1]>") != LeftOut.normalized("<Queue<Value> q [maxsize=2]>"))
  }

  @Test func `lines without a printed object are compared as they are`() {
    let line = "t=0.000 Task-1 print wait_for= cb=[x] at a:1"
    #expect(LeftOut.normalized(line) == line)
  }
}
