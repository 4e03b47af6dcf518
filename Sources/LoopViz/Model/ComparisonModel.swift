import VizEngine

/// Two runs that are played one above the other, on one axis of time.
struct ComparisonModel: Sendable {
  enum Side: Hashable, Sendable, CaseIterable {
    case upper, lower

    var other: Side { self == .upper ? .lower : .upper }
  }

  private(set) var upper: ComparedRun
  private(set) var lower: ComparedRun
  private(set) var playback: Playback
  /// Whose rows the keys select.
  var focus = Side.upper
  private(set) var window: TimeWindow?
  let verdict: Verdict

  /// Plays from the start. O(events).
  init(_ upper: RecordedRun, _ lower: RecordedRun, speed: Speed) {
    self.upper = ComparedRun(upper)
    self.lower = ComparedRun(lower)
    verdict = Verdict(self.upper.outcome, self.lower.outcome)
    playback = Playback(end: max(self.upper.end, self.lower.end), speed: speed)
    if playback.isOver { goToEnd() }
  }

  subscript(side: Side) -> ComparedRun {
    get { side == .upper ? upper : lower }
    set { if side == .upper { upper = newValue } else { lower = newValue } }
  }

  var now: Instant { playback.instant }
  var speed: Speed { playback.speed }

  /// What both timelines show.
  var shownWindow: TimeWindow { window ?? .fitting(playback.end, isOver: true) }

  /// Whether both are shown to their ends.
  var isAtEnd: Bool { playback.isOver && upper.isAtEnd && lower.isAtEnd }
}

/// Time.
extension ComparisonModel {
  mutating func tick(_ wall: WallTime) {
    let before = playback.instant
    playback.tick(wall)
    if playback.instant != before { follow() }
  }

  /// Stops, or goes on; from the start after the end.
  mutating func togglePause() {
    if isAtEnd {
      replay()
    } else {
      playback.toggle()
      follow()
    }
  }

  /// Plays again from the start.
  mutating func replay() {
    playback.go(to: .zero)
    playback.play()
    follow()
  }

  mutating func changeSpeed(by steps: Int) { playback.speed.change(by: steps) }

  mutating func goToStart() {
    playback.go(to: .zero)
    upper.show(first: 0)
    lower.show(first: 0)
    keepPresentInSight()
  }

  mutating func goToEnd() { go(to: playback.end) }

  /// To an instant: all that happened at it has happened, in both.
  mutating func go(to instant: Instant) {
    playback.go(to: instant)
    follow()
    keepPresentInSight()
  }

  /// By a column of a timeline so wide.
  mutating func go(byColumns columns: Int, width: Int) {
    let window = shownWindow
    playback.pause()
    go(to: window.instant(of: window.column(of: now, width: width) + columns, width: width))
  }

  /// By a tenth of what is seen.
  mutating func go(byTenths tenths: Int) {
    playback.pause()
    go(to: now + shownWindow.span / 10 * tenths)
  }

  /// By one event of either run; of two that happened at one instant the upper one's is the earlier.
  mutating func goForwardByEvent() {
    playback.pause()
    let side: Side
    switch (upper.next, lower.next) {
    case (let one?, let other?): side = one.instant <= other.instant ? .upper : .lower
    case (_?, nil): side = .upper
    case (nil, _?): side = .lower
    case (nil, nil): return goToEnd()
    }
    self[side].show(first: self[side].count + 1)
    if let event = self[side].last { playback.go(to: event.instant) }
    keepPresentInSight()
  }

  /// Takes the last event back, of either run.
  mutating func goBackByEvent() {
    playback.pause()
    let side: Side
    switch (upper.last, lower.last) {
    case (let one?, let other?): side = one.instant > other.instant ? .upper : .lower
    case (_?, nil): side = .upper
    case (nil, _?): side = .lower
    case (nil, nil): return goToStart()
    }
    self[side].show(first: self[side].count - 1)
    playback.go(to: max(upper.last?.instant ?? .zero, lower.last?.instant ?? .zero))
    keepPresentInSight()
  }

  private mutating func follow() {
    upper.show(at: playback.instant)
    lower.show(at: playback.instant)
  }
}

/// What is looked at.
extension ComparisonModel {
  mutating func zoom(by factor: Double) { window = shownWindow.scaled(by: factor, around: now) }
  mutating func showAll() { window = nil }

  /// The window follows an instant that lies outside of it.
  private mutating func keepPresentInSight() {
    guard let window, now < window.start || now > window.end else { return }
    let start = max(.zero, Instant(nanoseconds: now.nanoseconds - window.span.wholeNanoseconds / 2))
    self.window = TimeWindow(start: start, span: window.span)
  }
}
