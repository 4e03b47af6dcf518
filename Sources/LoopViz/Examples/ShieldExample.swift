import VizEngine

/// What stands behind a shield goes on when whoever waits for it is cancelled.
struct ShieldExample: Example {
  let loop: EventLoop

  func save() -> Coroutine<String> {
    Coroutine("save()") {
      loop.print("saving, which must not be cut short")
      try await loop.sleep(.seconds(3))
      return "everything is saved"
    }
  }

  func main() throws {
    try loop.runUntilComplete(
      Coroutine("main()") {
        let saving = try loop.createTask(save())
        do {
          _ = try await loop.timeout(.seconds(1)) { _ in
            try await loop.shield(saving).value()
          }
        } catch is TimeoutError {
          loop.print("out of patience; is the saving cancelled?", saving.isCancelled)
        }
        loop.print(try await saving.value())
      })
  }
}
