import VizEngine

/// A window of time, or of turns, cut into columns: which events fall into each, found once for all rows.
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

  /// Of the events that are shown, a turn after the other. A turn's first column has the event with which somebody got
  /// the loop, and the others, if there are any, all that followed. O(width · log turns).
  init(_ timeline: Timeline, window: TurnWindow, width: Int) {
    self.timeline = timeline
    let shown = timeline.state.eventCount
    let present = timeline.state.turn
    columns = (0..<width).map { column in
      let turn = window.turn(ofColumn: column)
      let (start, next) = (timeline.start(ofTurn: turn), timeline.start(ofTurn: turn + 1))
      let isFuture = turn > present
      if column % window.cell == 0 {
        let end = min(shown, window.cell == 1 ? next : min(next, start + 1))
        // Before all instants, so that a run within the column shows as one.
        return Column(
          start: .min, first: min(shown, start), afterStart: min(shown, start + 1), end: end, isFuture: isFuture)
      }
      // After all instants, so that what the turn has led to fills the column; what happened stands in the first.
      let first = column % window.cell == 1 ? start + 1 : next
      return Column(
        start: .max, first: min(shown, first), afterStart: min(shown, next), end: min(shown, next), isFuture: isFuture)
    }
  }
}
