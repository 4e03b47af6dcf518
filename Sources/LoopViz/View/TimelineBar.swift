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

  /// Looks at a subject's own events, from the last one back. O(width · log of its events).
  init(row: Int, _ window: TimelineColumns) {
    let histories = window.timeline.histories
    let events = window.timeline.trace.events
    var columns = [Column](repeating: .empty, count: window.columns.count)
    var last: UInt32?
    var limit = Int.max
    for (index, column) in window.columns.enumerated().reversed() where !column.isFuture {
      // The last move before the column's end may be that of the column after it.
      if last.map({ Int($0) >= column.end }) ?? (limit > column.end) {
        last = histories.lastMove(of: row, before: column.end, events)
      }
      limit = min(limit, column.end)
      guard let last else { break }
      columns[index] = Self.column(column, last: last, histories, events)
    }
    self.columns = columns
  }

  /// What a column shows whose last move, in it or before, is `last`.
  private static func column(
    _ column: TimelineColumns.Column, last: UInt32, _ histories: SubjectHistories, _ events: TraceEvents
  ) -> Column {
    let phase = phase(after: events[Int(last)])
    let isWithin = Int(last) >= column.first
    if phase.isEnd { return isWithin ? .end(phase) : .empty }
    guard isWithin else { return .stretch(phase) }
    if phase == .running, events[Int(last)].instant.nanoseconds <= column.start { return .stretch(.running) }
    // All moves within the column, and the one before them unless it ends where the column begins.
    var next = last
    while true {
      if Self.phase(after: events[Int(next)]) == .running { return .run }
      let isBefore = Int(next) < column.first
      guard !isBefore, let previous = move(before: next, histories, events) else { return .stretch(phase) }
      if Int(previous) < column.first, events[Int(next)].instant.nanoseconds <= column.start { return .stretch(phase) }
      next = previous
    }
  }

  private static func move(
    before number: UInt32, _ histories: SubjectHistories, _ events: TraceEvents
  ) -> UInt32? {
    var next = histories.event(before: number)
    while let event = next, !events[Int(event)].kind.isMove { next = histories.event(before: event) }
    return next
  }

  private static func phase(after event: TraceEvent) -> Phase {
    event.kind.place(of: event.subject.kind)?.phase ?? .pending
  }
}
