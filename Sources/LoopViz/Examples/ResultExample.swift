import VizEngine

/// A task keeps what its coroutine returned.
struct ResultExample: Example {
  let loop: EventLoop

  func func1(_ x: Int) -> Coroutine<String> {
    Coroutine("func1(\(x))") {
      loop.print("waiting \(x)")
      return "Done after \(x)s"
    }
  }

  func main() throws {
    let start = loop.time()
    let task = try loop.createTask(func1(2))
    try loop.runUntilComplete(task)
    loop.print("task return value \(try task.result())")
    loop.print("Program finished in \((loop.time() - start).inSeconds)s")
  }
}
