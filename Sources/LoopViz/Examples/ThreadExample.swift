import VizEngine

/// A blocking call is moved to a thread: it still takes three seconds, but the loop is free meanwhile.
struct ThreadExample: Example {
  let loop: EventLoop

  func report() -> Coroutine<String> {
    Coroutine("report()") {
      try await loop.toThread("printer") {
        loop.block(.seconds(3))  // blocks its thread, and not the loop
        return "the report is printed"
      }
    }
  }

  func clock() -> Coroutine<Void> {
    Coroutine("clock()") {
      for second in 1...5 {
        try await loop.sleep(.milliseconds(500))
        loop.print("tick \(second)")
      }
    }
  }

  func main() throws {
    try loop.runUntilComplete(
      Coroutine("main()") {
        let ticking = try loop.createTask(clock())
        loop.print(try await report().value())
        try await ticking.value()
      })
  }
}
