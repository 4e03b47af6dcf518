import VizEngine

/// One of two runs that are compared: up to where it is shown, and which of its rows is selected.
struct ComparedRun: Sendable {
  let run: RecordedRun
  let outcome: RunOutcome
  private(set) var timeline: Timeline
  var selection: Subject?

  /// At the start. O(events).
  init(_ run: RecordedRun) {
    self.run = run
    timeline = Timeline(run.trace)
    outcome = RunOutcome(run, timeline)
    show(first: timeline.count(upTo: .zero))
  }

  var state: LoopState { timeline.state }
  var end: Instant { timeline.end }

  /// How many of its events are shown.
  var count: Int { timeline.state.eventCount }
  var isAtEnd: Bool { count == run.trace.events.count }

  /// The first event that is not shown, and the last that is.
  var next: TraceEvent? { isAtEnd ? nil : run.trace.events[count] }
  var last: TraceEvent? { count > 0 ? run.trace.events[count - 1] : nil }

  mutating func show(first count: Int) {
    timeline.seek(to: .at(count))
    if let selection, state.index(of: selection) == nil { self.selection = nil }
  }

  /// Shows all that had happened at an instant.
  mutating func show(at instant: Instant) { show(first: timeline.count(upTo: instant)) }
}

/// The rows.
extension ComparedRun {
  /// The rows of what was made, in the order of their making.
  var rows: RowNumbers { timeline.lists.shown.prefix(below: timeline.state.subjects.count) }

  /// How many rows there are at the end.
  var finalRowCount: Int { timeline.lists.shown.count }

  /// Selects the row so many further down, held within what there is.
  mutating func moveSelection(by offset: Int) {
    let place = selection.flatMap { state.index(of: $0) }.map { rows.place(of: $0) }
    select(row: place.map { $0 + offset } ?? (offset > 0 ? 0 : rows.count - 1))
  }

  mutating func select(row: Int) {
    let rows = rows
    guard !rows.isEmpty else { return }
    selection = state.who(at: rows[min(max(0, row), rows.count - 1)])
  }
}
