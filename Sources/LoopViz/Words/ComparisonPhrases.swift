import VizEngine

/// Two runs side by side.
protocol ComparisonPhrases: Sendable {
  /// The header: which two.
  func beside(_ upper: String, _ lower: String) -> String
  /// These are being recorded.
  func recording(_ names: [String]) -> String
  /// Why that may last: nothing wakes an example that waits for the outside.
  var recordingMayLast: String { get }
  /// The title of the axis that both share.
  var time: String { get }
  /// The title of the last pane at the end.
  var difference: String { get }
  /// Why, of one of the two.
  func why(of name: String) -> String
  func endedAt(seconds: String) -> String
  func failedAt(seconds: String) -> String
  /// So many lines of a log could not be read as they are.
  func problems(_ count: Int) -> String
  /// `rows 3-8 of 20`
  func rows(_ rows: Range<Int>, of total: Int) -> String

  /// What a run has come to so far, and at its end.
  func soFar(busy: Duration, waited: Duration, of elapsed: Duration) -> String
  func totals(_ outcome: RunOutcome) -> String
  /// What differs, and why.
  func sentence(_ verdict: Verdict) -> String
  /// Under a failed run's title.
  func failure(_ name: String, at elapsed: Duration, reason: String) -> String
  func sentence(_ error: RecordedLogError) -> String
}
