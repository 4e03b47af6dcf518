import VizEngine

/// Three runners wait for one shot: setting an event wakes all who wait for it.
struct EventExample: Example {
  let loop: EventLoop

  func runner(_ number: Int, _ shot: Event) -> Coroutine<Void> {
    Coroutine("runner(\(number))") {
      loop.print("runner \(number) is ready")
      try await shot.wait()
      try await loop.sleep(.milliseconds(500 * number))
      loop.print("runner \(number) is there")
    }
  }

  func main() throws {
    try loop.runUntilComplete(
      Coroutine("main()") {
        let shot = Event(loop, name: "shot")
        let runners = [runner(1, shot), runner(2, shot), runner(3, shot)]
        let race = try loop.gather(runners)
        try await loop.sleep(.seconds(1))
        loop.print("ready, steady, go")
        shot.set()
        _ = try await race.value()
      })
  }
}
