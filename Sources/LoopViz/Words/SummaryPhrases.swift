import VizEngine

/// What a run comes to.
protocol SummaryPhrases: Sendable {
  /// One line, and its end, which can be left out where room is short.
  func line(_ gain: RunSummary.Gain) -> (text: String, comparison: String)
  /// A head of the summary's table, at most nineteen columns.
  func head(_ line: SummaryLine) -> String
}

/// The lines of the summary's table.
enum SummaryLine: Hashable, Sendable, CaseIterable {
  case elapsed, waited, oneAfterAnother, busy, tasksAndTurns, longestStep
}

/// What lints found.
protocol FindingPhrases: Sendable {
  /// `4 findings`, the number as text.
  func findings(_ number: String, isOne: Bool) -> String
  /// Those beyond what is kept.
  func moreFindings(_ count: Int) -> String
  /// The way to them, after the summary's line.
  func enterForFindings(_ count: Int) -> String
  /// When, and what.
  func told(_ finding: Finding) -> String
  /// What happened, in a few words, and where; where room is short, without what people call the coroutine.
  func brief(_ finding: Finding, isShort: Bool) -> String
}

/// What could not be done, and what helps.
protocol ErrorPhrases: Sendable {
  func sentence(_ error: FileError) -> String
  func sentence(_ error: TerminalError) -> String
  /// An example of this name failed.
  func failed(_ example: String, reason: String) -> String
  /// Follows a terminal's error.
  var withoutAScreen: String { get }
  /// The terminal cannot show the language that was asked for.
  var needsUTF8: String { get }
}
