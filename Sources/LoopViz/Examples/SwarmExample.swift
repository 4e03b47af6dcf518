import VizEngine

/// Ten thousand tasks wait at the same time: one loop, one thread.
struct SwarmExample: Example {
  let loop: EventLoop

  func bee(_ number: Int) -> Coroutine<Int> {
    Coroutine("bee(\(number))") {
      let flight = Duration.milliseconds(1000 + number * 7919 % 4001)  // from 1 to 5 seconds
      let flowers = number.isMultiple(of: 3) ? 2 : 1
      for _ in 1...flowers { try await loop.sleep(flight / flowers) }
      return flowers
    }
  }

  func main() throws {
    let start = loop.time()
    let bees = (1...10_000).map { number in bee(number) }
    let flowers = try loop.runUntilComplete(loop.gather(bees))
    loop.print("\(flowers.count) bees were at \(flowers.reduce(0, +)) flowers")
    loop.print("program finished in \((loop.time() - start).inSeconds)s")
  }
}
