import VizEngine

/// Three servers are asked for the same; the first answer wins, and the others are cancelled.
struct RaceExample: Example {
  let loop: EventLoop

  func ask(_ server: String, _ seconds: Int) -> Coroutine<String> {
    Coroutine("ask('\(server)')") {
      try await loop.sleep(.seconds(seconds))
      return "\(server) answers"
    }
  }

  func main() throws {
    try loop.runUntilComplete(
      Coroutine("main()") {
        let tasks = [
          try loop.createTask(ask("Oslo", 3)),
          try loop.createTask(ask("Lima", 1)),
          try loop.createTask(ask("Kyoto", 2)),
        ]
        let (done, pending) = try await loop.wait(tasks, returnWhen: .firstCompleted)
        for task in done { loop.print(try task.result()) }
        loop.print("too late: \(pending.count)")
        for task in pending { task.cancel() }  // nobody else stops them
        _ = try await loop.wait(pending)
      })
  }
}
