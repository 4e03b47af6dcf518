import VizEngine

/// The same four, each awaited before the next begins.
struct SequentialExample: Example {
  let loop: EventLoop

  func worker(_ x: Int) -> Coroutine<String> {
    Coroutine("worker(\(x))") {
      loop.print("waiting \(x)")
      try await loop.sleep(.seconds(x))
      return "Done after \(x)s"
    }
  }

  func oneAfterAnother() -> Coroutine<Void> {
    Coroutine {
      for x in 1...4 {
        let result = try await worker(x).value()
        loop.print("task return value \(result)")
      }
    }
  }

  func main() throws {
    let start = loop.time()
    try loop.runUntilComplete(oneAfterAnother())
    loop.print("program finished in \((loop.time() - start).inSeconds)s")
  }
}
