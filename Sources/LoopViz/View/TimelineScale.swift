import VizEngine

/// What the timeline's columns stand for: stretches of time, or turns of the loop.
enum TimelineScale: Hashable, Sendable {
  case time(TimeWindow)
  case turn(TurnWindow)

  init(_ run: RunModel, width: Int) {
    switch run.axis {
    case .time: self = .time(run.shownWindow)
    case .turn: self = .turn(run.turnWindow(width: width))
    }
  }

  /// The events of each column, found once for all rows.
  func columns(_ run: RunModel, width: Int) -> TimelineColumns {
    switch self {
    case .time(let window): TimelineColumns(run.timeline, window: window, now: run.now, width: width)
    case .turn(let window): TimelineColumns(run.timeline, window: window, width: width)
    }
  }

  /// The column of a place in the run, if it is seen.
  func column(of place: Position.Place, _ timeline: Timeline, in bars: Rect) -> Int? {
    switch self {
    case .time(let window): return TimelineView.column(of: place.instant, window, bars)
    case .turn(let window):
      let column = window.column(ofTurn: timeline.turn(ofEvent: place.events - 1))
      return (0..<bars.width).contains(column) ? bars.x + column : nil
    }
  }

  /// The columns of a link of the critical path, cut to those that are seen.
  func columns(of link: CriticalPath.Link, _ run: RunModel, width: Int) -> Range<Int>? {
    let (first, end): (Int, Int)
    switch self {
    case .time(let window):
      guard link.start <= run.now, link.end > window.start else { return nil }
      first = window.column(of: link.start, width: width)
      end = window.column(of: min(link.end, run.now), width: width) + 1
    case .turn(let window):
      guard link.event < run.state.eventCount else { return nil }
      first = window.column(ofTurn: run.timeline.turn(ofEvent: link.event))
      let last = min(run.timeline.count(before: link.end), run.state.eventCount - 1)
      end = window.column(ofTurn: max(run.timeline.turn(ofEvent: last), run.timeline.turn(ofEvent: link.event)) + 1)
    }
    let seen = max(0, first)..<max(max(0, first), min(width, end))
    return seen.isEmpty ? nil : seen
  }
}
