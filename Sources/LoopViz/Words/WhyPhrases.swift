import VizEngine

/// Why a subject is where it is.
protocol WhyPhrases: Sendable {
  /// One sentence or two.
  func sentence(_ reason: Reason, _ names: SubjectNames) -> String
}

/// What an event comes to.
protocol OccurrencePhrases: Sendable {
  /// One sentence or two.
  func sentence(_ occurrence: Occurrence, _ names: SubjectNames) -> String
  /// A turn's number, before the sentences of its events.
  func turn(_ number: Int) -> String
}

/// An event in the log pane.
protocol LogPhrases: Sendable {
  /// What happened, in at most ten columns, and the rest, which may be nothing.
  func line(_ kind: TraceEvent.Kind, _ tables: TraceTables, _ names: SubjectNames) -> (what: String, detail: String)
  /// What put a subject into the ready queue: `its timer was due`.
  func short(_ waker: TraceEvent.Waker, _ names: SubjectNames) -> String
}
