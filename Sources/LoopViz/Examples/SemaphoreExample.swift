import VizEngine

/// Five cars and two places: a semaphore has a permit for each place, and the others wait for one.
struct SemaphoreExample: Example {
  let loop: EventLoop

  func car(_ number: Int, _ places: Semaphore) -> Coroutine<Void> {
    Coroutine("car(\(number))") {
      try await places.withPermit {
        loop.print("car \(number) parks")
        try await loop.sleep(.milliseconds(number * 400))
      }
      loop.print("car \(number) drives off")
    }
  }

  func main() throws {
    let places = try Semaphore(loop, value: 2, name: "parking")
    try loop.runUntilComplete(loop.gather((1...5).map { car($0, places) }))
  }
}
