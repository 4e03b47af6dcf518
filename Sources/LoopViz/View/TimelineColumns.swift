import VizEngine

/// A window of time cut into columns: which events fall into each, found once for all rows.
struct TimelineColumns: Sendable {
  struct Column: Sendable {
    /// Where it begins, in nanoseconds.
    var start: Int64
    /// The number of the first event at its beginning or later.
    var first: Int
    /// The number of the first event later than its beginning.
    var afterStart: Int
    /// The number of the first event that is beyond its end.
    var end: Int
    /// Whether it lies beyond the instant that is shown.
    var isFuture: Bool
  }

  let columns: [Column]
  let timeline: Timeline

  /// Of the events that are shown. O(width · log events).
  init(_ timeline: Timeline, window: TimeWindow, now: Instant, width: Int) {
    self.timeline = timeline
    let shown = timeline.state.eventCount
    columns = (0..<width).map { column in
      let start = window.edge(column, width: width)
      let next = max(start + 1, window.edge(column + 1, width: width))
      // The last column takes in the window's very end.
      let end = column == width - 1 ? next + 1 : next
      return Column(
        start: start, first: min(shown, timeline.count(before: Instant(nanoseconds: start))),
        afterStart: min(shown, timeline.count(upTo: Instant(nanoseconds: start))),
        end: min(shown, timeline.count(before: Instant(nanoseconds: end))), isFuture: start > now.nanoseconds)
    }
  }
}
