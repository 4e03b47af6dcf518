import VizEngine

/// Items that go from one task to another through a queue with room for one.
struct HandOffs: Workload {
  let count = 200_000
  let title = "items through a queue with room for one"
  let pythonName = "queue"

  func main(_ loop: EventLoop) -> Coroutine<Void> {
    Coroutine("main") {
      let queue = Queue<Int>(loop, capacity: 1)
      let producer = Coroutine("producer") {
        for item in 0..<count { try await queue.put(item) }
      }
      let consumer = Coroutine("consumer") {
        for _ in 0..<count { _ = try await queue.get() }
      }
      _ = try await loop.gather([producer, consumer]).value()
    }
  }
}
