import VizEngine

/// A coroutine that nobody awaits never runs, and an error that nobody asks for is never seen; unless the loop says so.
struct ForgottenExample: Example {
  let loop: EventLoop

  struct BounceError: Error, CustomStringConvertible {
    let description = "the address is unknown"
  }

  func write(_ name: String) -> Coroutine<Void> {
    Coroutine("write('\(name)')") { loop.print("a letter to \(name)") }
  }

  func send(_ name: String) -> Coroutine<Void> {
    Coroutine("send('\(name)')") { throw BounceError() }
  }

  func main() throws {
    try loop.runUntilComplete(
      Coroutine("main()") {
        _ = write("Ada")  // forgotten: a coroutine, but no await
        try await write("Bob").value()
        _ = try loop.createTask(send("Cleo"))  // forgotten: who looks at how it ends?
        try await loop.sleep(.seconds(1))
        loop.print("all letters are sent, or so it seems")
      })
  }
}
