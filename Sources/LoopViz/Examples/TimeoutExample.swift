import VizEngine

/// A piece of work that takes too long is cancelled when its time is over.
struct TimeoutExample: Example {
  let loop: EventLoop

  func download(_ name: String, _ seconds: Int) -> Coroutine<String> {
    Coroutine("download('\(name)')") {
      try await loop.sleep(.seconds(seconds))
      return "\(name) is here"
    }
  }

  func main() throws {
    try loop.runUntilComplete(
      Coroutine("main()") {
        for (name, seconds) in [("a page", 1), ("a film", 60)] {
          do {
            let text = try await loop.timeout(.seconds(2)) { _ in
              try await download(name, seconds).value()
            }
            loop.print(text)
          } catch is TimeoutError {
            loop.print("\(name): two seconds are over")
          }
        }
      })
  }
}
