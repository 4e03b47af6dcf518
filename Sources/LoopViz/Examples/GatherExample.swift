import VizEngine

/// Gather runs them at the same time, and gives the results in order.
struct GatherExample: Example {
  let loop: EventLoop

  func worker(_ x: Int) -> Coroutine<String> {
    Coroutine("worker(\(x))") {
      loop.print("waiting \(x)")
      try await loop.sleep(.seconds(x))
      return "Done after \(x)s"
    }
  }

  func main() throws {
    let start = loop.time()
    let coroutines = [worker(1), worker(2), worker(3), worker(4)]
    let results = try loop.runUntilComplete(loop.gather(coroutines))
    for result in results { loop.print("task return value \(result)") }
    loop.print("program finished in \((loop.time() - start).inSeconds)s")
  }
}
