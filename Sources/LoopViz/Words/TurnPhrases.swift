/// One turn of the loop, opened.
protocol TurnPhrases: Sendable {
  /// The title; turn 0 is what was before the first.
  func turn(_ number: Int, pass: UInt32, seconds: String) -> String
  /// A line's head, at most nineteen columns.
  func head(_ line: TurnLine) -> String
  /// How long somebody had the loop; or has it, when the turn is not over.
  func hadTheLoop(_ name: String, for duration: String, isOver: Bool) -> String
  var queueIsEmpty: String { get }
}

/// What is told about a turn.
enum TurnLine: Hashable, Sendable, CaseIterable {
  case who, woken, events, queued, queue
}
