import VizEngine

/// Which instant of a run the screen shows.
enum Position: Hashable, Sendable {
  /// The newest, wherever that is.
  case live
  /// So many events, and an instant after them and before the next.
  case past(Place)

  /// An instant of a run. Many events can happen at one instant, so that their number is part of it.
  struct Place: Hashable, Comparable, Sendable {
    var events: Int
    var instant: Instant

    static func < (left: Place, right: Place) -> Bool {
      (left.events, left.instant) < (right.events, right.instant)
    }
  }
}
