import VizEngine

/// All about a task or a thing, and the title of the summary.
protocol DetailsPhrases: Sendable {
  var summary: String { get }
  var soFar: String { get }
  /// A line's head, at most nineteen columns.
  func head(_ line: DetailsLine) -> String
  func made(at seconds: String, by name: String) -> String
  func times(_ count: Int) -> String
  /// How long so many spans took: half of them at most this, 95 of 100 at most that, the longest that.
  func percentiles(count: Int, half: String, most: String, longest: String) -> String
  func earlierEvents(_ count: Int) -> String
  var free: String { get }
  var held: String { get }
}

/// What is told about a subject.
enum DetailsLine: Hashable, Sendable, CaseIterable {
  case state, why, place, holds, error, result, made, turns, ran, waited, ready, taken, failed
  case runs, waits, description, history
}

/// The form in which the run is saved.
protocol ExportPhrases: Sendable {
  var exportTitle: String { get }
  /// The heads of the form's lines, at most seven columns.
  var file: String { get }
  var format: String { get }
  /// What the format is for.
  func meaning(_ format: ExportFormat) -> String
  var fileExists: String { get }
  func written(_ events: Int, to path: String) -> String
}

/// The help: every mark and word, and what a loop's terms mean.
protocol HelpPhrases: Sendable {
  var help: String { get }
  var terms: [Term] { get }
}

/// A word and its meaning.
struct Term: Hashable, Sendable {
  /// At most twelve columns.
  var word: String
  var meaning: String

  init(_ word: String, _ meaning: String) {
    self.word = word
    self.meaning = meaning
  }
}

/// Keys: in the help, and in the line at the bottom.
protocol KeyPhrases: Sendable {
  /// What a command does, for the help.
  func meaning(_ command: Command, at place: KeyBinding.Place) -> String
  /// The key with nothing on it.
  var space: String { get }
  /// The bottom line's words.
  func hint(_ hint: KeyHint) -> String
  /// In the menu, when an example of this name is marked.
  func compareWith(_ name: String) -> String
  var anyKey: String { get }
}

/// What a key of the bottom line does.
enum KeyHint: Hashable, Sendable, CaseIterable {
  case choose, run, find, help, quit
  case pause, play, start, speed, goOn, step, summary, again, select, zoom, pane, export, back
  case byTurn, byTime, past, event, column, mark, newest, live
  case fold, unfold
  case scroll, write, format, clear, done
  case compare, unmark, otherRun, predict, answer
  case typing
}
