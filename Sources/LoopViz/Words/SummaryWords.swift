/// What a run comes to, in words.
extension RunSummary {
  /// The end of the line, which can be left out where room is short.
  static let comparison = " than one after another"

  /// One line: `4.00 s for 10.00 s of waiting: 2.5 times faster than one after another`.
  var line: String {
    let total = TimeText.short(elapsed)
    guard oneAfterAnother >= .milliseconds(1) else { return "\(total) in all" }
    let work = waited > busy ? "\(TimeText.short(waited)) of waiting" : "\(TimeText.short(busy)) of work"
    guard gain >= 1.05 else { return "\(total) for \(work): nothing overlapped" }
    let tenths = Int((gain * 10).rounded())
    return "\(total) for \(work): \(tenths / 10).\(tenths % 10) times faster\(Self.comparison)"
  }

  /// All of it, a name and a value a line.
  func table(longest name: String?) -> [(String, String)] {
    var rows = [
      ("elapsed", TimeText.short(elapsed)),
      ("waited, all tasks", TimeText.short(waited)),
      ("one after another", TimeText.short(oneAfterAnother)),
      ("the loop was busy", "\(TimeText.short(busy)), \(percent(busy, of: elapsed))"),
      ("tasks, turns", "\(tasks), \(turns)"),
    ]
    if let longestStep, let name { rows.append(("longest step", "\(TimeText.short(longestStep.duration)), \(name)")) }
    return rows
  }

  private func percent(_ part: Duration, of whole: Duration) -> String {
    guard whole > .zero else { return "0 %" }
    let tenths = Int((part / whole * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10) %"
  }
}
