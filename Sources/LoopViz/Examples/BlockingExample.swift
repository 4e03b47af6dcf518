import VizEngine

/// The same four, but they block: the loop is frozen, and nobody else can run.
struct BlockingExample: Example {
  let loop: EventLoop

  func worker(_ x: Int) -> Coroutine<String> {
    Coroutine("worker(\(x))") {
      loop.print("waiting \(x)")
      loop.block(.seconds(x))  // no await: the loop stands still
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
