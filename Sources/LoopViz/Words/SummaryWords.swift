/// What a run comes to, in words.
extension RunSummary {
  /// What was gained, as people read it.
  enum Gain: Hashable, Sendable {
    /// Nothing was waited for or worked at.
    case nothingToCompare(total: String)
    case nothingOverlapped(total: String, Work)
    /// So many times faster than one after another.
    case faster(total: String, Work, times: String)
  }

  /// What took the time: whichever was more.
  enum Work: Hashable, Sendable {
    case waiting(String)
    case working(String)
  }

  /// What is to be said of it in one line: `4.00 s for 10.0 s of waiting: 2.5 times faster than one after another`.
  var told: Gain {
    let total = TimeText.short(elapsed)
    guard oneAfterAnother >= .milliseconds(1) else { return .nothingToCompare(total: total) }
    let work = waited > busy ? Work.waiting(TimeText.short(waited)) : .working(TimeText.short(busy))
    guard gain >= 1.05 else { return .nothingOverlapped(total: total, work) }
    let tenths = Int((gain * 10).rounded())
    return .faster(total: total, work, times: "\(tenths / 10).\(tenths % 10)")
  }

  /// The whole line.
  func line(in phrases: any Phrases) -> String {
    let (text, comparison) = phrases.line(told)
    return text + comparison
  }

  /// All of it, a name and a value a line.
  func table(longest name: String?, in phrases: any Phrases) -> [(String, String)] {
    var rows: [(SummaryLine, String)] = [
      (.elapsed, TimeText.short(elapsed)),
      (.waited, TimeText.short(waited)),
      (.oneAfterAnother, TimeText.short(oneAfterAnother)),
      (.busy, "\(TimeText.short(busy)), \(percent(busy, of: elapsed))"),
      (.tasksAndTurns, "\(tasks), \(turns)"),
    ]
    if let longestStep, let name { rows.append((.longestStep, "\(TimeText.short(longestStep.duration)), \(name)")) }
    return rows.map { (phrases.head($0), $1) }
  }

  private func percent(_ part: Duration, of whole: Duration) -> String {
    guard whole > .zero else { return "0 %" }
    let tenths = Int((part / whole * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10) %"
  }
}
