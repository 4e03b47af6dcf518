import VizEngine

/// Four tasks wait at the same time.
struct WorkersExample: Example {
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
    let tasks = [
      try loop.ensureFuture(worker(1)),
      try loop.ensureFuture(worker(2)),
      try loop.ensureFuture(worker(3)),
      try loop.ensureFuture(worker(4)),
    ]
    try loop.runUntilComplete(Coroutine("wait(tasks)") { _ = try await loop.wait(tasks) })
    for task in tasks { loop.print("task return value \(try task.result())") }
    loop.print("program finished in \((loop.time() - start).inSeconds)s")
  }
}
