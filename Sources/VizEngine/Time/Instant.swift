/// A point on a loop's clock: whole nanoseconds since the loop was made.
///
/// Mirrors the float that asyncio's `loop.time()` returns, without its rounding.
public struct Instant: Hashable, Comparable, BitwiseCopyable, Sendable {
  /// Nanoseconds since the loop was made.
  public var nanoseconds: Int64

  /// The instant at which the loop was made.
  @inlinable public static var zero: Instant { Instant(nanoseconds: 0) }

  /// Makes an instant; `nanoseconds` may be negative only in arithmetic, never in a trace.
  @inlinable public init(nanoseconds: Int64) {
    self.nanoseconds = nanoseconds
  }

  /// Whether `left` comes first.
  @inlinable public static func < (left: Instant, right: Instant) -> Bool {
    left.nanoseconds < right.nanoseconds
  }

  /// The later instant; stops at the end of time (292 years) rather than overflow.
  public static func + (instant: Instant, duration: Duration) -> Instant {
    let (sum, overflow) = instant.nanoseconds.addingReportingOverflow(duration.wholeNanoseconds)
    return Instant(nanoseconds: overflow ? (duration < .zero ? .min : .max) : sum)
  }

  /// The time from `right` to `left`.
  public static func - (left: Instant, right: Instant) -> Duration {
    .nanoseconds(left.nanoseconds.subtractingReportingOverflow(right.nanoseconds).partialValue)
  }
}

extension Instant: CustomStringConvertible {
  /// Seconds with nine decimals, as in the text log: `1.000101000`.
  public var description: String {
    let magnitude = nanoseconds.magnitude
    let fraction = String(magnitude % 1_000_000_000)
    let zeros = String(repeating: "0", count: 9 - fraction.count)
    return "\(nanoseconds < 0 ? "-" : "")\(magnitude / 1_000_000_000).\(zeros)\(fraction)"
  }
}

extension Duration {
  /// The duration in whole nanoseconds, rounded towards zero and held within `Int64`.
  public var wholeNanoseconds: Int64 {
    let (seconds, attoseconds) = components
    let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, overflowToo) = scaled.addingReportingOverflow(attoseconds / 1_000_000_000)
    guard !overflow, !overflowToo else { return seconds < 0 ? .min : .max }
    return sum
  }

  /// The duration in seconds, as Python prints times.
  public var inSeconds: Double {
    Double(wholeNanoseconds) / 1e9
  }
}
