import VizEngine

/// The row of a lock or the like in the Gantt chart: when somebody had it.
struct HoldingBar: Hashable, Sendable {
  enum Column: Hashable, Sendable {
    case empty
    case held
    /// Somebody took it here.
    case taken
  }

  let columns: [Column]

  /// Folds what was taken and given back, oldest first, into `width` columns. O(width + holdings).
  init(_ holdings: [Timeline.Holding], window: TimeWindow, now: Instant, width: Int) {
    let span = Double(window.span.wholeNanoseconds)
    func edge(_ column: Int) -> Int64 {
      window.start.nanoseconds + Int64(span * Double(column) / Double(max(1, width)))
    }
    var next = 0
    var isHeld = false
    columns = (0..<width).map { column in
      let (start, end) = (edge(column), max(edge(column) + 1, edge(column + 1)))
      guard start <= now.nanoseconds else { return .empty }
      // The last column takes in the window's very end.
      let limit = column == width - 1 ? end + 1 : end
      var isTaken = false
      var isHeldFromStart = isHeld
      while next < holdings.count, holdings[next].start.nanoseconds < limit {
        let holding = holdings[next]
        isHeld = holding.holders > 0
        if holding.start.nanoseconds <= start { isHeldFromStart = isHeld }
        if holding.start.nanoseconds >= start, holding.isTaking { isTaken = true }
        next += 1
      }
      return isTaken ? .taken : isHeldFromStart ? .held : .empty
    }
  }
}
