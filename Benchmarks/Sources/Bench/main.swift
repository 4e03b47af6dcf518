import VizEngine

func rate(_ name: String, tracing: Bool, tasks: Int, steps: Int) throws {
  let rec = tracing ? TraceRecorder() : nil
  let loop = try EventLoop(recorder: rec)
  let clock = ContinuousClock()
  let t = try clock.measure {
    try loop.runUntilComplete(
      Coroutine("main") {
        let all = try (0..<tasks).map { _ in
          try loop.createTask(
            Coroutine("spin") {
              for _ in 0..<(steps / tasks) { try await loop.sleep(.zero) }
            })
        }
        for task in all { try await task.value() }
      })
  }
  print(name, "tasks", tasks, "tracing", tracing, Double(steps) / t.inSeconds / 1e6, "M steps/s", rec?.count ?? 0)
}
for n in [1, 10, 1000] {
  try rate("sleep(0)", tracing: false, tasks: n, steps: 2_000_000)
  try rate("sleep(0)", tracing: true, tasks: n, steps: 2_000_000)
}
