import VizEngine

/// A run that asks what happens next.
protocol PredictionPhrases: Sendable {
  /// In the header, before the example's name.
  var predict: String { get }
  func question(_ number: Int, of count: Int) -> String
  func right(_ count: Int, of all: Int) -> String
  func ask(_ kind: Question.Kind, _ names: SubjectNames) -> String
  /// A choice as it is offered.
  func offer(_ choice: Question.Choice, _ names: SubjectNames) -> String
  /// So many turns were not asked about, because only one could come.
  func skipped(_ count: Int) -> String
  var isRight: String { get }
  var isWrong: String { get }
  /// What was chosen, and what is right.
  func chosen(_ choice: String) -> String
  func was(_ choice: String) -> String
  /// What stands between two sentences.
  var sentenceGap: String { get }
  /// The end's title, and what stands in it.
  func result(_ name: String) -> String
  var allRight: String { get }
  var theWrongOnes: String { get }
  var nothingToAsk: String { get }
}
