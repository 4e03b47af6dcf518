/// How measurements are printed.
enum Figures {
  static func line(_ name: String, _ value: String) {
    print("  \(TextWidth.padded(name, to: 24))\(value)")
  }

  /// The middle, the worst but one of a hundred, and the worst.
  static func spread(_ times: [Duration]) -> String {
    let sorted = times.sorted()
    guard let worst = sorted.last else { return "nothing" }
    let (middle, late) = (sorted[sorted.count / 2], sorted[sorted.count * 99 / 100])
    return "median \(milliseconds(middle)), p99 \(milliseconds(late)), max \(milliseconds(worst))"
  }

  static func milliseconds(_ time: Duration) -> String { "\(decimals(time / .milliseconds(1))) ms" }

  static func decimals(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}
