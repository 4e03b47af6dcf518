import VizEngine

/// One gather of many children that each take two turns.
struct GatherMany: Workload {
  let count = 10_000
  let title = "children of one gather, 10,000"
  let pythonName = "gather"
  let pythonShare = 1

  func main(_ loop: EventLoop) -> Coroutine<Void> {
    Coroutine("main") {
      let children = (0..<count).map { _ in Coroutine("child") { try await loop.sleep(.zero) } }
      _ = try await loop.gather(children).value()
    }
  }
}
