import VizEngine

/// At an await the coroutine is suspended, and the loop is free.
struct AwaitExample: Example {
  let loop: EventLoop

  func func1(_ x: Int) -> Coroutine<String> {
    Coroutine("func1(\(x))") {
      loop.print("waiting", x)
      try await loop.sleep(.seconds(1))
      return "Done after \(x)s"
    }
  }

  func main() throws {
    let start = loop.time()
    let task = try loop.createTask(func1(2))
    try loop.runUntilComplete(task)
    loop.print("task return value \(try task.result())")
    loop.print("Program finished in \((loop.time() - start).inSeconds)")
  }
}
