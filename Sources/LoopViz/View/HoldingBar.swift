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

  /// Looks at when the thing was taken and given back. O(width · log of how often).
  init(row: Int, _ window: TimelineColumns) {
    let entries = window.timeline.histories.holding(of: row)?.entries ?? []
    let events = window.timeline.trace.events
    columns = window.columns.map { column in
      guard !column.isFuture else { return .empty }
      let first = entries.partitioningIndex { Int($0.event) >= column.first }
      for entry in entries[first...] {
        guard Int(entry.event) < column.end else { break }
        if case .acquired = events[Int(entry.event)].kind { return .taken }
      }
      let before = entries.partitioningIndex { Int($0.event) >= column.afterStart }
      return before > 0 && entries[before - 1].holders > 0 ? .held : .empty
    }
  }
}
