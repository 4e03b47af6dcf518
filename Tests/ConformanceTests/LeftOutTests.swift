import Testing

/// What a comparison leaves out, and that it leaves out no more: a test for each rule of docs/SEMANTICS.md.
struct LeftOutConformanceTests {
  /// The rules that make a line of CPython's and one of the engine's agree; `nil` when nothing does.
  private func rules(_ python: String, _ engine: String) -> [LeftOut]? {
    let sides = LeftOut.normalized(expected: [python], actual: [engine])
    guard sides.expected == sides.actual else { return nil }
    return LeftOut.allCases.filter { sides.used[$0] != nil }
  }

  @Test func `asyncio's private futures and callbacks are left out of a printed task`() {
    let python =
      "t=1.000 Task-1 print <Task cancelling name='Task-2' coro=<w() running at ...> "
      + "wait_for=<Future pending cb=[Task.task_wakeup()]> cb=[gather.<locals>._done_callback() at ...]> {end}"
    let engine =
      "t=1.000 Task-1 print <Task cancelling name='Task-2' coro=<w() running at Workers.swift:14>> {end}"
    #expect(rules(python, engine) == [.privateWaits])
  }

  @Test func `everything else of a printed task is compared`() {
    let line = "t=1.000 Task-1 print <Task pending name='Task-2' coro=<w() running at ...>>"
    #expect(rules(line, line) == [])
    for (part, other) in [("pending", "finished"), ("Task-2", "Task-3"), ("w()", "v()"), ("t=1.000", "t=2.000")] {
      #expect(rules(line, line.replacing(part, with: other)) == nil)
    }
  }

  @Test func `a primitive has a name here, and an address in Python`() {
    let pairs = [
      ("<asyncio.locks.Lock object at 0x... [locked, waiters:1]>", "<Lock printer [locked, waiters:1]>"),
      ("<asyncio.locks.BoundedSemaphore object at 0x... [locked]>", "<BoundedSemaphore rooms [locked]>"),
      ("<Queue maxsize=1 _queue=[2] tasks=1>", "<Queue<Value> q [maxsize=1 _queue=[2] tasks=1]>"),
      ("<Queue at 0x... maxsize=0>", "<Queue<Value> q [maxsize=0]>"),
    ]
    for (python, engine) in pairs { #expect(rules(python, engine) == [.primitiveNames]) }
    #expect(rules("<asyncio.locks.Lock object at 0x... [locked]>", "<Lock a [unlocked]>") == nil)
    #expect(rules("<Queue maxsize=1>", "<Queue<Value> q [maxsize=2]>") == nil)
  }

  @Test func `a whole time prints as a fraction here`() {
    #expect(rules("t=3.000 Task-1 print at 3", "t=3.000 Task-1 print at 3.0") == [.wholeTimes])
    #expect(
      rules("t=3.000 Task-1 print <Timeout [active] when=9>", "t=3.000 Task-1 print <Timeout [active] when=9.0>") == [
        .wholeTimes
      ])
    #expect(rules("t=3.000 Task-1 finished 3", "t=3.000 Task-1 finished 3.0") == nil)
    #expect(rules("t=3.000 Task-1 print at 3", "t=3.000 Task-1 print at 4.0") == nil)
  }

  @Test func `a line that agrees needs no rule`() {
    let line = "t=0.000 Task-1 print <Task wait_for=<Future pending>> 3.0 cb=[x]"
    #expect(rules(line, line) == [])
  }

  @Test func `which error a wait has seen is chance when several are there`() throws {
    let text =
      #"{"coroutines": {"bad(n)": [{"raise": "ValueError($n)"}], "main": [{"create_task": "bad(1)", "as": "a"}, "#
      + #"{"create_task": "bad(2)", "as": "b"}, {"sleep": 1}, {"wait": ["a", "b"], "return_when": "FIRST_EXCEPTION"}]}, "#
      + #""main": "main"}"#
    let document = try JSONReader.read(text)
    let scenario = try ScenarioReader.read(document)
    let log = try Program.log(of: scenario)
    let other = try Program.log(of: scenario, waitOrder: WaitOrder(backwards: 1))
    #expect(log.last == "t=1.000 Task-3 never-retrieved ValueError(2)")
    #expect(other.last == "t=1.000 Task-2 never-retrieved ValueError(1)")
    guard case .agreesInAnotherOrder = Verdict.of(document, expected: other) else {
      Issue.record("the other order is not tried")
      return
    }
    guard case .differs = Verdict.of(document, expected: log.dropLast()) else {
      Issue.record("a line that is missing is chance too")
      return
    }
  }
}
