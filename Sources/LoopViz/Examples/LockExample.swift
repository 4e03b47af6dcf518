import VizEngine

/// One till and three customers: a lock lets one at a time in, in the order in which they came.
struct LockExample: Example {
  let loop: EventLoop

  func customer(_ number: Int, _ till: Lock) -> Coroutine<Void> {
    Coroutine("customer(\(number))") {
      try await till.withLock {
        loop.print("customer \(number) pays")
        try await loop.sleep(.milliseconds(800))
      }
      loop.print("customer \(number) leaves")
    }
  }

  func main() throws {
    let till = Lock(loop, name: "till")
    let customers = [customer(1, till), customer(2, till), customer(3, till)]
    try loop.runUntilComplete(loop.gather(customers))
  }
}
