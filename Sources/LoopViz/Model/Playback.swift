import VizEngine

/// A clock that plays what is recorded: it flows as the wall's does, at a speed, until the end of the recording.
struct Playback: Hashable, Sendable {
  enum Status: Hashable, Sendable {
    /// The wall's time at the last tick, once there was one.
    case playing(since: WallTime?)
    case paused
  }

  /// What passes on the wall between two ticks counts up to here: a program that was stopped has not played.
  private static let longestTick = 250

  private(set) var instant = Instant.zero
  private(set) var status: Status
  var speed: Speed
  let end: Instant

  /// Stands at the start and plays, unless there is nothing to play.
  init(end: Instant, speed: Speed) {
    self.end = end
    self.speed = speed
    status = end > .zero ? .playing(since: nil) : .paused
  }

  var isPlaying: Bool { status != .paused }
  var isOver: Bool { instant >= end }

  /// Lets the time pass that has passed on the wall.
  mutating func tick(_ wall: WallTime) {
    guard case .playing(let since) = status else { return }
    status = .playing(since: wall)
    guard let since else { return }
    let milliseconds = min(max(0, wall.milliseconds - since.milliseconds), Self.longestTick)
    go(to: instant + .nanoseconds(Int64(Double(milliseconds) * 1e6 * speed.factor)))
  }

  /// Stops, or goes on; from the start when it is over.
  mutating func toggle() {
    if isPlaying {
      status = .paused
    } else {
      play()
    }
  }

  /// Goes on; from the start when it is over.
  mutating func play() {
    if isOver { instant = .zero }
    status = end > .zero ? .playing(since: nil) : .paused
  }

  mutating func pause() { status = .paused }

  /// To an instant, held within the recording; the end stops it.
  mutating func go(to wanted: Instant) {
    instant = min(max(.zero, wanted), end)
    if isOver { status = .paused }
  }
}
