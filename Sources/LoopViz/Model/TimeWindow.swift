import VizEngine

/// The stretch of time that the timeline shows.
struct TimeWindow: Hashable, Sendable {
  var start: Instant
  var span: Duration

  var end: Instant { start + span }

  /// The whole run: its end for one that is over, else a round span that leaves room to grow.
  static func fitting(_ now: Instant, isOver: Bool) -> TimeWindow {
    let elapsed = now - .zero
    if isOver { return TimeWindow(start: .zero, span: max(.microseconds(1), elapsed)) }
    var span = Duration.seconds(1)
    while elapsed * 10 > span * 9 { span *= 2 }
    return TimeWindow(start: .zero, span: span)
  }

  /// Half or twice the span, around `centre`, which stays where it is.
  func scaled(by factor: Double, around centre: Instant) -> TimeWindow {
    let shortest = 1_000.0
    let old = Double(span.wholeNanoseconds)
    let new = min(max(shortest, old * factor), 1e15)
    let before = Double((centre - start).wholeNanoseconds) * new / old
    let start = max(0, Double(centre.nanoseconds) - before)
    return TimeWindow(start: Instant(nanoseconds: Int64(start)), span: .nanoseconds(Int64(new)))
  }
}

/// The columns of a timeline so wide.
extension TimeWindow {
  /// Where a column begins, in nanoseconds; columns before the first and after the last have their places too.
  func edge(_ column: Int, width: Int) -> Int64 {
    start.nanoseconds + Int64(Double(span.wholeNanoseconds) * Double(column) / Double(max(1, width)))
  }

  /// The column of an instant, which may lie before the first or after the last.
  func column(of instant: Instant, width: Int) -> Int {
    let column = ((instant - start) / span * Double(width)).rounded(.down)
    return Int(min(max(column, -1e9), 1e9))
  }

  /// The last instant of a column, so that all that is drawn in it has happened.
  func instant(of column: Int, width: Int) -> Instant {
    let (first, next) = (edge(column, width: width), edge(column + 1, width: width))
    return Instant(nanoseconds: max(first, next - 1))
  }
}
