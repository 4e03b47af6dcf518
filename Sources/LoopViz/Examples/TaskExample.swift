import VizEngine

/// A task is pending before the loop runs it, and finished after.
struct TaskExample: Example {
  let loop: EventLoop

  func func1(_ x: Int) -> Coroutine<Void> {
    Coroutine("func1(\(x))") {
      loop.print("waiting:", x)
    }
  }

  func main() throws {
    let start = loop.time()
    let task = try loop.createTask(func1(2))
    loop.print(task)
    try loop.runUntilComplete(task)
    loop.print(task)
    loop.print("Program finished in \((loop.time() - start).inSeconds)")
  }
}
