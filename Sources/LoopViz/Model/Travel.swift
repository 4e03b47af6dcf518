import VizEngine

/// Going back and forth in time. The run itself goes on, or stands, as it did: only what is looked at changes.
extension RunModel {
  enum Direction: Hashable, Sendable {
    case back, forward
  }

  var isTravelling: Bool { position != .live }

  /// Whether what is shown is the end of a run that is over.
  var isAtEnd: Bool { isOver && !isTravelling }

  /// The instant that is shown, live or not.
  var place: Position.Place { Position.Place(events: state.eventCount, instant: now) }

  /// The event that led to what is shown: the last of those that are.
  var lastEvent: TraceEvent? {
    let count = timeline.state.eventCount
    return count > 0 ? timeline.trace.events[count - 1] : nil
  }

  mutating func travel(to wanted: Position) {
    position = wanted
    if case .past(let place) = wanted, place.events >= eventCount, place.instant >= clock { position = .live }
    switch position {
    case .live: timeline.seek(to: .live)
    case .past(let place): timeline.seek(to: .at(place.events))
    }
    // What scrolls with the events shows the one that one has come to.
    scroll[.log] = nil
    scroll[.output] = nil
    keepPresentInSight()
  }

  /// Shows an instant as one comes by it.
  mutating func show(_ place: Position.Place) {
    position = .past(place)
    timeline.seek(to: .at(place.events))
    keepPresentInSight()
  }

  /// To the start of all, before the first event.
  mutating func travelToStart() { travel(toEvent: 0) }

  /// Takes one event back, or one more in; the last one leads back to what is live.
  mutating func travel(byEvent direction: Direction) {
    let count = state.eventCount
    switch direction {
    case .back: travel(toEvent: max(0, count - 1))
    case .forward where count + 1 >= eventCount: travel(to: .live)
    case .forward: travel(toEvent: count + 1)
    }
  }

  /// To where so many events have happened.
  mutating func travel(toEvent count: Int) {
    let instant = count > 0 ? timeline.trace.events[count - 1].instant : .zero
    travel(to: .past(Position.Place(events: count, instant: instant)))
  }

  /// To an instant: all that happened at it has happened.
  mutating func travel(to instant: Instant) {
    guard instant >= .zero else { return travelToStart() }
    guard instant < clock else { return travel(to: .live) }
    travel(to: .past(Position.Place(events: timeline.count(upTo: instant), instant: instant)))
  }

  /// By a tenth of what a timeline so wide shows.
  mutating func travel(byTenth direction: Direction, width: Int) {
    switch axis {
    case .time:
      let tenth = shownWindow.span / 10
      travel(to: now + (direction == .back ? .zero - tenth : tenth))
    case .turn:
      let tenth = max(1, width / turnWindow(width: width).cell / 10)
      travel(toTurn: state.turn + (direction == .back ? -tenth : tenth))
    }
  }

  /// To the next column of a timeline so wide, or the one before; or to the next turn.
  mutating func travel(byColumn direction: Direction, width: Int) {
    let step = direction == .back ? -1 : 1
    switch axis {
    case .time:
      let window = shownWindow
      travel(to: window.instant(of: window.column(of: now, width: width) + step, width: width))
    case .turn:
      travel(toTurn: state.turn + step)
    }
  }

  /// To a column of a timeline so wide.
  mutating func travel(toColumn column: Int, width: Int) {
    switch axis {
    case .time: travel(to: shownWindow.instant(of: column, width: width))
    case .turn: travel(toTurn: turnWindow(width: width).turn(ofColumn: column))
    }
  }

  /// To where somebody has just got the loop; behind the last turn to what is live.
  mutating func travel(toTurn turn: Int) {
    guard turn > 0 else { return travelToStart() }
    guard turn <= timeline.lists.turns.count else { return travel(to: Position.live) }
    travel(toEvent: timeline.start(ofTurn: turn) + 1)
  }

  /// Sets a mark at what is shown, or takes it away.
  mutating func toggleMark() {
    if let present = marks.firstIndex(of: place) {
      marks.remove(at: present)
    } else {
      marks.insert(place, at: marks.partitioningIndex { $0 > place })
    }
  }

  /// To the next mark, and from the last to the first.
  mutating func travelToNextMark() {
    let present = place
    guard let mark = marks.first(where: { $0 > present }) ?? marks.first else { return }
    travel(to: .past(mark))
  }

  /// The window follows an instant that lies outside of it.
  private mutating func keepPresentInSight() {
    guard let window, now < window.start || now > window.end else { return }
    let start = max(.zero, Instant(nanoseconds: now.nanoseconds - window.span.wholeNanoseconds / 2))
    self.window = TimeWindow(start: start, span: window.span)
  }
}
