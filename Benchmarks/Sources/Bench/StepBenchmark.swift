import VizEngine

/// Task steps a second: every task does nothing but give the loop back, `sleep(0)`, again and again.
enum StepBenchmark {
  private static let steps = 1_000_000

  static func run() throws {
    for tasks in [1, 10, 1_000] {
      print("steps a second, sleep(0), \(tasks) task\(tasks == 1 ? "" : "s"), in millions")
      let traced = try rate(tasks: tasks, isTraced: true)
      let bare = try rate(tasks: tasks, isTraced: false)
      let floor = Floor.rate(tasks: tasks, steps: steps)
      let python = PythonBenchmark.stepRate(tasks: tasks, steps: steps / 5)
      let times = python.map { "\(Measurement.decimals(traced / $0)) times CPython" } ?? "no python3 here"
      Measurement.line("loopviz, tracing on", Measurement.decimals(traced), times)
      let share = Measurement.decimals(bare / floor)
      Measurement.line("loopviz, tracing off", Measurement.decimals(bare), "\(share) of the Swift runtime's floor")
      Measurement.line("Swift runtime alone (the floor)", Measurement.decimals(floor))
      if let python { Measurement.line("CPython \(PythonBenchmark.version) asyncio", Measurement.decimals(python)) }
      print()
    }
  }

  private static func rate(tasks: Int, isTraced: Bool) throws -> Double {
    let duration = try Measurement.best {
      let recorder = isTraced ? TraceRecorder() : nil
      let loop = try EventLoop(recorder: recorder)
      // A reader that keeps up, as the screen does: what was read is freed.
      loop.willWait = { _ = recorder?.drain() }
      return try ContinuousClock().measure {
        try loop.runUntilComplete(
          Coroutine("main") {
            let all = try (0..<tasks).map { _ in try loop.createTask(spin(loop, steps / tasks)) }
            for task in all { try await task.value() }
          })
        try loop.close()
      }
    }
    return Measurement.millions(steps, in: duration)
  }

  private static func spin(_ loop: EventLoop, _ count: Int) -> Coroutine<Void> {
    Coroutine("spin") {
      for _ in 0..<count { try await loop.sleep(.zero) }
    }
  }
}
