import VizEngine

/// A baker puts loaves into a queue with room for two, and two sellers take them out: each waits for the other side.
struct QueueExample: Example {
  let loop: EventLoop

  func baker(_ shelf: Queue<Int>) -> Coroutine<Void> {
    Coroutine("baker()") {
      for loaf in 1...6 {
        try await loop.sleep(.milliseconds(200))
        try await shelf.put(loaf)  // waits while the shelf is full
        loop.print("loaf \(loaf) is on the shelf")
      }
    }
  }

  func seller(_ number: Int, _ shelf: Queue<Int>) -> Coroutine<Void> {
    Coroutine("seller(\(number))") {
      while true {
        let loaf = try await shelf.get()  // waits while it is empty
        try await loop.sleep(.milliseconds(700 + 300 * number))
        loop.print("seller \(number) has sold loaf \(loaf)")
        try shelf.taskDone()
      }
    }
  }

  func main() throws {
    try loop.runUntilComplete(
      Coroutine("main()") {
        let shelf = Queue<Int>(loop, capacity: 2, name: "shelf")
        let baking = try loop.createTask(baker(shelf))
        let sellers = [
          try loop.createTask(seller(1, shelf)),
          try loop.createTask(seller(2, shelf)),
        ]
        try await baking.value()
        try await shelf.join()  // until every loaf is sold
        for task in sellers { task.cancel() }
        _ = try await loop.wait(sellers)
        loop.print("sold out")
      })
  }
}
