/// The parts of which lints make their sentences.
enum LintWords {
  /// How long: `1.25 s`, `350 ms`, `0.4 ms`; cut, so that nothing is said to be longer than it was.
  static func span(_ duration: Duration) -> String {
    let nanoseconds = duration.wholeNanoseconds
    switch nanoseconds {
    case 1_000_000_000...: return "\(fixed(nanoseconds / 10_000_000, decimals: 2)) s"
    case 10_000_000...: return "\(nanoseconds / 1_000_000) ms"
    default: return "\(fixed(nanoseconds / 100_000, decimals: 1)) ms"
    }
  }

  /// When: `1.250`.
  static func seconds(_ instant: Instant) -> String { fixed(instant.nanoseconds / 1_000_000, decimals: 3) }

  /// ` at File.swift:12`, or nothing.
  static func at(_ location: SourceLocation?) -> String { location.map { " at \($0)" } ?? "" }

  /// What follows the sentence of something that was found more than once.
  static func repeats(_ times: Int) -> String {
    switch times {
    case ...1: ""
    case 2: " (and once more)"
    default: " (and \(times - 1) times more)"
    }
  }

  /// A text that others wrote, as a sentence.
  static func sentence(_ text: String) -> String {
    let capital = text.prefix(1).uppercased() + text.dropFirst()
    return capital.last.map { ".!?".contains($0) } ?? true ? capital : "\(capital)."
  }

  private static func fixed(_ number: Int64, decimals: Int) -> String {
    let digits = String(number.magnitude)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return "\(number < 0 ? "-" : "")\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
  }
}
