import VizEngine

/// Times as people read them.
enum TimeText {
  /// Seconds with a fixed number of decimals (at most 9), cut and not rounded: a time never shows before it is there.
  static func seconds(_ duration: Duration, decimals: Int = 3) -> String {
    let nanoseconds = duration.wholeNanoseconds
    let whole = nanoseconds.magnitude / 1_000_000_000
    let sign = nanoseconds < 0 ? "-" : ""
    guard decimals > 0 else { return "\(sign)\(whole)" }
    let fraction = String(nanoseconds.magnitude % 1_000_000_000)
    let padded = String(repeating: "0", count: 9 - fraction.count) + fraction
    return "\(sign)\(whole).\(padded.prefix(decimals))"
  }

  static func seconds(_ instant: Instant, decimals: Int = 3) -> String {
    seconds(instant - .zero, decimals: decimals)
  }

  /// A duration with the unit that suits it: `4.00 s`, `12.3 ms`, `850 µs`.
  static func short(_ duration: Duration, _ glyphs: Glyphs = .unicode) -> String {
    let nanoseconds = duration.wholeNanoseconds.magnitude
    switch nanoseconds {
    case 10_000_000_000...: return "\(seconds(duration, decimals: 1)) s"
    case 1_000_000_000...: return "\(seconds(duration, decimals: 2)) s"
    case 100_000_000...: return "\(nanoseconds / 1_000_000) ms"
    case 1_000_000...: return "\(nanoseconds / 1_000_000).\(nanoseconds / 100_000 % 10) ms"
    case 1_000...: return "\(nanoseconds / 1_000) \(glyphs == .unicode ? "µs" : "us")"
    default: return "\(nanoseconds) ns"
    }
  }

  /// The same, but no time at all is `0 s`.
  static func plain(_ duration: Duration) -> String { duration == .zero ? "0 s" : short(duration) }

  /// `2.5` for 25, and `10` for 100.
  static func tenths(_ tenths: Int) -> String { tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)" }

  /// What is left until a deadline, as a countdown: `0.58 s`; rounded up, so that it ends at zero.
  static func countdown(_ duration: Duration, gap: String = " ") -> String {
    let hundredths = max(0, (duration.wholeNanoseconds + 9_999_999) / 10_000_000)
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)\(gap)s"
  }

  /// A place on an axis whose marks are `step` apart, with no more decimals than the step needs.
  static func axis(_ instant: Instant, step: Duration, _ glyphs: Glyphs) -> String {
    let nanoseconds = instant.nanoseconds
    let stepNanoseconds = step.wholeNanoseconds
    switch stepNanoseconds {
    case 1_000_000_000...: return "\(nanoseconds / 1_000_000_000)s"
    case 100_000_000...: return "\(seconds(instant, decimals: 1))s"
    case 1_000_000...: return "\(nanoseconds / 1_000_000)ms"
    case 1_000...: return "\(nanoseconds / 1_000)\(glyphs == .unicode ? "µs" : "us")"
    default: return "\(nanoseconds)ns"
    }
  }
}
