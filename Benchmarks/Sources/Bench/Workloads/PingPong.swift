import VizEngine

/// Two tasks that wake each other by futures.
struct PingPong: Workload {
  let count = 400_000
  let title = "futures set and awaited, ping-pong"
  let pythonName = "futures"

  /// `@unchecked`: used on one loop's thread.
  private final class Table: @unchecked Sendable {
    var futures: [Future<Void>]

    init(_ loop: EventLoop) {
      futures = [loop.createFuture(), loop.createFuture()]
    }
  }

  func main(_ loop: EventLoop) -> Coroutine<Void> {
    Coroutine("main") {
      let table = Table(loop)
      let both = [try loop.createTask(player(loop, table, 0)), try loop.createTask(player(loop, table, 1))]
      try table.futures[0].setResult(())
      for task in both { try await task.value() }
    }
  }

  private func player(_ loop: EventLoop, _ table: Table, _ own: Int) -> Coroutine<Void> {
    Coroutine("player") {
      for _ in 0..<count / 2 {
        try await table.futures[own].value()
        table.futures[own] = loop.createFuture()
        try table.futures[1 - own].setResult(())
      }
    }
  }
}
