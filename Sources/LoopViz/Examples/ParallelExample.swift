import VizEngine

/// Many chess players, many boards: each board has a thread of its own, all truly at the same time.
struct ParallelExample: Example {
  let loop: EventLoop

  func board(_ number: Int) -> Coroutine<String> {
    Coroutine("board(\(number))") {
      loop.print("board \(number): the players sit down")
      let game = try loop.runInExecutor("players \(number)") {
        for _ in 1...3 { loop.block(.milliseconds(700)) }  // both think, on their own thread
        return "board \(number) is over"
      }
      return try await game.value()
    }
  }

  func main() throws {
    let start = loop.time()
    let boards = [board(1), board(2), board(3), board(4)]
    for result in try loop.runUntilComplete(loop.gather(boards)) { loop.print(result) }
    loop.print("program finished in \((loop.time() - start).inSeconds)s")
  }
}
