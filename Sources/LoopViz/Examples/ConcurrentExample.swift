import VizEngine

/// One chess player, many boards: while one opponent thinks, she plays at the next board.
struct ConcurrentExample: Example {
  let loop: EventLoop

  func board(_ number: Int) -> Coroutine<String> {
    Coroutine("board(\(number))") {
      for move in 1...3 {
        loop.print("board \(number): move \(move)")
        loop.block(.milliseconds(50))  // she thinks: only one board at a time
        try await loop.sleep(.milliseconds(700))  // the opponent thinks: she walks on
      }
      return "board \(number) is over"
    }
  }

  func main() throws {
    let start = loop.time()
    let boards = [board(1), board(2), board(3), board(4)]
    for result in try loop.runUntilComplete(loop.gather(boards)) { loop.print(result) }
    loop.print("program finished in \((loop.time() - start).inSeconds)s")
  }
}
