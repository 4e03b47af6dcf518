import VizEngine

/// Callbacks run when a task is done; what else they need, they capture.
struct CallbackExample: Example {
  let loop: EventLoop

  func func1(_ x: Int) -> Coroutine<String> {
    Coroutine("func1(\(x))") {
      loop.print("waiting", x)
      return "Done after\(x)s"
    }
  }

  func callback(_ future: LoopTask<String>) throws {
    loop.print("Callback: ", try future.result())
  }

  func callback(_ times: Int, _ future: LoopTask<String>) throws {
    for _ in 1...times { loop.print("Callback: ", try future.result()) }
  }

  func main() throws {
    let start = loop.time()
    let task = try loop.createTask(func1(2))
    task.addDoneCallback { try callback($0) }
    task.addDoneCallback("callback(2)") { try callback(2, $0) }
    try loop.runUntilComplete(task)
    loop.print("Program finished in \((loop.time() - start).inSeconds)s")
  }
}
