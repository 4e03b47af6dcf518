import VizEngine

/// A task that is asked to cancel gets the error at the await where it stands, and may tidy up before it ends.
struct CancelExample: Example {
  let loop: EventLoop

  func baker() -> Coroutine<Void> {
    Coroutine("baker()") {
      do {
        loop.print("the bread is in the oven")
        try await loop.sleep(.seconds(60))
      } catch let error as CancelledError {
        loop.print("asked to stop: switching the oven off")
        try await loop.sleep(.seconds(1))
        throw error  // who swallows it goes on as if nobody had asked
      }
    }
  }

  func main() throws {
    try loop.runUntilComplete(
      Coroutine("main()") {
        let task = try loop.createTask(baker())
        try await loop.sleep(.seconds(2))
        task.cancel()  // asks, and does not wait
        loop.print("asked; is it done?", task.isDone)
        do { try await task.value() } catch is CancelledError {
          loop.print("the baker is cancelled:", task.isCancelled)
        }
      })
  }
}
