import VizEngine

/// What a whole log comes to: a fold that meets each event once and keeps a few numbers for each task.
struct RunStatistics: Sendable {
  /// Where the log leaves the loop.
  enum End: Hashable, Sendable {
    case closed
    /// The loop has left its run and was not closed.
    case stopped
    /// The log ends while the loop runs.
    case running
    /// The log does not say that the loop began.
    case notStarted
    /// Nothing could run any more; the text says who waits for whom.
    case deadlock(TextReference)
  }

  /// The tasks in the order in which they were made.
  private(set) var tasks: [TaskStatistics] = []
  private(set) var events = 0
  private(set) var callbacks = 0
  private(set) var jobs = 0
  /// The instant of the last event.
  private(set) var now = Instant.zero
  /// The steps of tasks and callbacks that are over.
  private(set) var steps = StepLengths()
  private(set) var linter: Linter
  private(set) var end = End.notStarted
  private var warnings = [Int](repeating: 0, count: TraceEvent.Warning.allCases.count)
  private var rows = SubjectIndex()
  /// Who has the loop, and since when.
  private var step: (subject: Subject, start: Instant)?

  init(thresholds: LintThresholds = LintThresholds(), allowances: [LintAllowance] = []) {
    linter = Linter(thresholds: thresholds, allowances: allowances)
  }

  /// All that a trace comes to. O(events + steps · log steps).
  init(_ trace: Trace, thresholds: LintThresholds = LintThresholds(), allowances: [LintAllowance] = []) {
    self.init(thresholds: thresholds, allowances: allowances)
    for event in trace.events { accept(event, trace.tables) }
    finish()
  }

  /// How often the log holds a warning of this kind.
  func count(of warning: TraceEvent.Warning) -> Int { warnings[Int(warning.rawValue)] }

  /// How many tasks the log leaves in a phase.
  func count(in phase: Phase) -> Int { tasks.reduce(0) { $0 + ($1.phase == phase ? 1 : 0) } }

  /// Takes in the next event. O(1) amortised.
  mutating func accept(_ event: TraceEvent, _ tables: TraceTables) {
    events += 1
    now = max(now, event.instant)
    linter.accept(event, tables: tables)
    follow(event)
    count(event)
    guard event.subject.kind == .task, let row = rows[event.subject] else { return }
    tasks[row].apply(event)
  }

  /// Counts what is under way when the log ends, and puts the steps in order.
  mutating func finish() {
    for row in tasks.indices { tasks[row].finish(at: now) }
    steps.sort()
  }

  private mutating func count(_ event: TraceEvent) {
    switch event.kind {
    case .created(let identity, let parent):
      switch event.subject.kind {
      case .task:
        rows.insert(event.subject, row: tasks.count)
        tasks.append(TaskStatistics(event.subject, identity, parent: parent, birth: event))
      case .handle: callbacks += 1
      case .job: jobs += 1
      case .loop, .future, .primitive, .descriptor: break
      }
    case .running where event.subject.kind != .job:
      step = (event.subject, event.instant)
    case .suspended, .finished, .failed, .cancelled:
      guard let ended = step, ended.subject == event.subject else { break }
      step = nil
      steps.append(event.instant - ended.start)
    case .warning(let warning, _):
      warnings[Int(warning.rawValue)] += 1
    case .start, .stop, .close, .idle, .running, .thrown, .blocking, .ready, .cancelling, .acquired, .released,
      .output, .unknown:
      break
    }
  }

  /// A deadlock is the end unless something runs again after it.
  private mutating func follow(_ event: TraceEvent) {
    switch event.kind {
    case .start, .running: end = .running
    case .warning(.deadlock, let text): end = .deadlock(text)
    case .stop: if case .deadlock = end {} else { end = .stopped }
    case .close: if case .deadlock = end {} else { end = .closed }
    case .idle, .created, .thrown, .suspended, .blocking, .ready, .finished, .failed, .cancelled, .cancelling,
      .acquired, .released, .output, .warning, .unknown:
      break
    }
  }
}
