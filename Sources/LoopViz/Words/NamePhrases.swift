import VizEngine

/// What things are called.
protocol NamePhrases: Sendable {
  var theLoop: String { get }
  /// In the log, at most eleven columns.
  var loopInLog: String { get }
  /// Whoever made something outside of all tasks.
  var theProgram: String { get }
  /// A future has no name but its number.
  func future(_ number: String) -> String
  /// `Task-4, Task-5 and 3 more`.
  func list(_ names: [String], more: Int) -> String
}

/// States, orders and kinds, each in a word.
protocol StatePhrases: Sendable {
  /// At most ten columns, the room in the log.
  func word(_ phase: Phase) -> String
  /// What the word means.
  func meaning(_ phase: Phase) -> String
  func word(_ order: SortOrder) -> String
  func word(_ lint: LintKind) -> String
}
