import VizEngine

/// Tasks that each sleep until a timer, all at the same time.
struct Timers: Workload {
  let count = 100_000
  let title = "tasks on timers, 100,000 at once"
  let pythonName = "timers"
  /// All of them: fewer would be another workload.
  let pythonShare = 1

  func main(_ loop: EventLoop) -> Coroutine<Void> {
    Coroutine("main") {
      let tasks = try (0..<count).map { number in
        try loop.createTask(Coroutine("sleeper") { try await loop.sleep(.milliseconds(number % 50)) })
      }
      _ = try await loop.gather(tasks).value()
    }
  }
}
