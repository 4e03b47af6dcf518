import VizEngine

/// How long the single steps of tasks and callbacks took: what their percentiles are made of.
struct StepLengths: Hashable, Sendable {
  private var nanoseconds: [Int64] = []
  private(set) var total = Duration.zero

  var count: Int { nanoseconds.count }
  var longest: Duration? { nanoseconds.last.map { .nanoseconds($0) } }

  mutating func append(_ duration: Duration) {
    nanoseconds.append(duration.wholeNanoseconds)
    total += duration
  }

  /// Puts them in order, which percentiles need. O(count · log count).
  mutating func sort() { nanoseconds.sort() }

  /// The least length that so many hundredths of all steps are not longer than (the nearest rank); `nil` for none.
  func percentile(_ hundredths: Int) -> Duration? {
    guard !nanoseconds.isEmpty else { return nil }
    let rank = (nanoseconds.count * hundredths + 99) / 100
    return .nanoseconds(nanoseconds[min(max(0, rank - 1), nanoseconds.count - 1)])
  }
}
