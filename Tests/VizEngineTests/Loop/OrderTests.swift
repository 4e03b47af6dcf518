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
}
