import VizEngine

/// One row of the Gantt chart: what each column of a window of time shows.
struct TimelineBar: Hashable, Sendable {
  enum Column: Hashable, Sendable {
    case empty
    /// One phase all through.
    case stretch(Phase)
    /// A short run within the column: a run of microseconds still shows.
    case run
    /// The subject ended here.
    case end(Phase)
  }

  let columns: [Column]

  /// Folds a history, oldest stretch first, into `width` columns. O(width · log(stretches)).
  init(_ history: [Timeline.Stretch], window: TimeWindow, now: Instant, width: Int) {
    guard let birth = history.first?.start else {
      columns = Array(repeating: .empty, count: width)
      return
    }
    let span = Double(window.span.wholeNanoseconds)
    func edge(_ column: Int) -> Int64 {
      window.start.nanoseconds + Int64(span * Double(column) / Double(max(1, width)))
    }
    columns = (0..<width).map { column in
      let (start, end) = (edge(column), max(edge(column) + 1, edge(column + 1)))
      // The last column takes in the window's very end.
      let limit = column == width - 1 ? end + 1 : end
      guard birth.nanoseconds < limit, start <= now.nanoseconds else { return .empty }
      return Self.column(history, from: start, to: limit)
    }
  }

  private static func column(_ history: [Timeline.Stretch], from start: Int64, to end: Int64) -> Column {
    // All stretches that begin within the column, and the one before them unless it ends where the column begins.
    let next = history.partitioningIndex { $0.start.nanoseconds >= start }
    let isCut = next < history.count && history[next].start.nanoseconds == start
    let first = isCut ? next : max(0, next - 1)
    var hasRun = false
    var last = history[first]
    for stretch in history[first...] {
      guard stretch.start.nanoseconds < end else { break }
      last = stretch
      if stretch.phase == .running { hasRun = true }
      if stretch.phase.isEnd { return stretch.start.nanoseconds >= start ? .end(stretch.phase) : .empty }
    }
    guard hasRun else { return .stretch(last.phase) }
    return last.phase == .running && last.start.nanoseconds <= start ? .stretch(.running) : .run
  }
}

extension Array {
  /// The first index whose element fulfils a predicate that is false before and true from there on. O(log n).
  fileprivate func partitioningIndex(where isBeyond: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBeyond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
