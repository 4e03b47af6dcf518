import VizEngine

/// What only grows: at any earlier instant it was a prefix of what it is now, so that no checkpoint keeps a copy.
struct TimelineLists: Sendable {
  /// The locks, events, queues and the like.
  private(set) var primitives = RowNumbers()
  private(set) var descriptors = RowNumbers()
  /// What has a row in the timeline: tasks, callbacks and jobs, and the locks and the like that somebody has taken.
  private(set) var shown = RowNumbers()
  /// The tasks in the order of their ends.
  private(set) var ends = RowNumbers()
  /// The numbers of the events that are output.
  private(set) var outputs = RowNumbers()
  /// The numbers of the events with which turns began.
  private(set) var turns = RowNumbers()

  mutating func noteBirth(_ subject: Subject, row: Int) {
    switch subject.kind {
    case .task, .handle, .job: shown.append(row)
    case .primitive: primitives.append(row)
    case .descriptor: descriptors.append(row)
    case .loop, .future: break
    }
  }

  /// A thing is taken for the first time. O(rows).
  mutating func noteTaking(_ subject: Subject, row: Int) {
    switch subject.kind {
    case .task, .handle, .job: break
    case .loop, .future, .primitive, .descriptor: shown.insert(row)
    }
  }

  mutating func noteEnd(row: Int) { ends.append(row) }
  mutating func noteTurn(event: Int) { turns.append(event) }
  mutating func noteOutput(event: Int) { outputs.append(event) }
}
