import VizEngine

/// Two locks, taken in opposite order: each task holds what the other waits for, and nobody can ever go on.
struct DeadlockExample: Example {
  let loop: EventLoop

  func diner(_ name: String, _ first: Lock, _ second: Lock) -> Coroutine<Void> {
    Coroutine("diner('\(name)')") {
      try await first.withLock {
        loop.print("\(name) has the \(first.name)")
        try await loop.sleep(.milliseconds(900))
        try await second.withLock {
          loop.print("\(name) eats")  // never comes to pass
        }
      }
    }
  }

  func main() throws {
    loop.onDeadlock = .throwError  // otherwise the loop would wait for ever
    let knife = Lock(loop, name: "knife")
    let fork = Lock(loop, name: "fork")
    let diners = [diner("Ada", knife, fork), diner("Bob", fork, knife)]
    try loop.runUntilComplete(loop.gather(diners))
  }
}
