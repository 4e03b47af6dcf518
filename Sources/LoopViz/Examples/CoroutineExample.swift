import VizEngine

/// Define a coroutine, and let a loop run it.
struct CoroutineExample: Example {
  let loop: EventLoop

  func func1(_ x: Int) -> Coroutine<Void> {
    Coroutine("func1(\(x))") {
      loop.print("test", x)
    }
  }

  func main() throws {
    let start = loop.time()
    let coroutine = func1(2)  // nothing runs yet
    try loop.runUntilComplete(coroutine)
    loop.print("TIME", (loop.time() - start).inSeconds)
  }
}
