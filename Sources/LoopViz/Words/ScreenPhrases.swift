import VizEngine

/// The menu, and the line on a screen too small for it.
protocol MenuPhrases: Sendable {
  var slogan: String { get }
  var examples: String { get }
  /// So many examples, or just some lines, beyond the frame.
  func more(_ count: Int?) -> String
  func tooSmall(_ size: Size, least: Size) -> String
}

/// The run's header, lanes, timeline and log.
protocol RunPhrases: Sendable {
  var paused: String { get }
  var ended: String { get }
  var failed: String { get }
  /// `2.417 s   turn 8   5 tasks`, with the seconds as text.
  func header(seconds: String, turn: Int, tasks: Int) -> String
  /// Where one is back in time: `1.250 s of 2.417 s`, `event 20 of 58`, and how many tasks there are then.
  func past(seconds: String, of all: String) -> String
  func event(_ number: Int, of count: Int) -> String
  func tasks(_ count: Int) -> String
  /// A log is being read, so many hundredths of it so far, where that is known.
  func reading(_ hundredths: Int?) -> String
  /// Which log is shown, and how much is wrong with it.
  func log(_ file: String, problems: Int) -> String
  /// So many of the oldest events are no longer kept: `3.2M events let go`.
  func letGo(_ count: String) -> String
  /// The title over the places where tasks stand.
  var places: String { get }
  /// What is wrong with a log, before the first of its sentences.
  var problemsInLog: String { get }
  func moreProblems(_ count: Int) -> String
  /// The log could not be read to its end.
  func brokenOff(_ reason: String) -> String

  /// How many tasks of a lane have no line.
  func hidden(_ count: Int, in lane: Lane) -> String
  /// In a lane: it waits for a thread, for something to read or to write, for the outside.
  var thread: String { get }
  var outside: String { get }
  func word(_ readiness: TraceEvent.Readiness) -> String
  /// In a lane: what is wanted of a primitive; the name alone, where that says it.
  func short(_ purpose: TraceEvent.Purpose, _ name: String) -> String

  /// The timeline's title; `rows` when not all are seen.
  func timeline(_ axis: TimelineAxisKind, _ order: SortOrder, only filter: String, rows: Range<Int>?, of total: Int)
    -> String
  /// The title of a timeline with so many rows to a line.
  func foldedTimeline(_ axis: TimelineAxisKind, each count: Int) -> String
  func holders(_ count: Int) -> String
  /// The log's title; `last` is the number of the last event seen when that is not the newest.
  func log(last: Int?, of count: Int) -> String
  var why: String { get }
  var nothingYet: String { get }
}

/// The line that says what has the loop, and the pane with the loop's inside.
protocol LoopPhrases: Sendable {
  var running: String { get }
  func exampleFailed(_ reason: String) -> String
  func programFailed(_ reason: String) -> String
  /// Follows who has the loop.
  func isBlocked(_ duration: String) -> String
  func sleeps(_ countdown: String) -> String
  func waitsForThreads(_ count: Int) -> String
  var waitsForDescriptors: String { get }
  var waitsForOutside: String { get }
  var loopIsClosed: String { get }
  var loopDoesNotRun: String { get }
  func isNext(_ name: String) -> String
  var looksForDue: String { get }

  /// The pane's title.
  func loop(pass: UInt32) -> String
  /// The heads of its lines, at most nine columns.
  func head(_ line: LoopLine) -> String
  /// A part of a pass.
  func word(_ phase: PassPhase) -> String
  /// Who has the loop, and had it not before this event.
  func hasLeftTheQueue(_ name: String) -> String
  var nothing: String { get }
  var none: String { get }
  func callback(_ name: String) -> String
  func firstStep(_ name: String) -> String
  func nextStep(_ name: String) -> String
  /// A descriptor or thing and what is said of it: `till: Task-1`.
  func pair(_ name: String, _ rest: String) -> String
  func reads(_ name: String) -> String
  func writes(_ name: String) -> String
  /// A thing for which so many wait.
  func waited(_ name: String, by count: Int) -> String
  var output: String { get }
}

/// The lines of the loop's pane.
enum LoopLine: Hashable, Sendable, CaseIterable {
  case phase, hasIt, ready, timers, threads, watched, shared
}
