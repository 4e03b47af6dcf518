import VizEngine

/// The whole loop after some number of events: a window on the timeline, made when it is asked for.
///
/// It copies nothing, and folds a subject when that subject is asked for; so it must not be kept while the timeline
/// grows, or the growing would copy everything.
struct LoopState: Sendable {
  enum Idle: Hashable, Sendable {
    case until(Instant)
    /// No timer is set: only a thread or the outside can wake the loop.
    case forOutside
  }

  struct Step: Hashable, Sendable {
    var subject: Subject
    var duration: Duration
  }

  private let trace: Trace
  private let histories: SubjectHistories
  private let lists: TimelineLists
  private let moment: LoopMoment

  /// Without arguments that of a loop of which nothing is known yet.
  init(
    _ moment: LoopMoment = LoopMoment(), _ trace: Trace = Trace(), _ histories: SubjectHistories = SubjectHistories(),
    _ lists: TimelineLists = TimelineLists()
  ) {
    self.moment = moment
    self.trace = trace
    self.histories = histories
    self.lists = lists
  }
}

/// The totals.
extension LoopState {
  /// How many events were folded.
  var eventCount: Int { moment.totals.eventCount }
  var now: Instant { moment.totals.now }
  var iteration: UInt32 { moment.totals.iteration }
  /// How many turns tasks and callbacks have had.
  var turn: Int { moment.totals.turn }
  /// Whether the loop is inside `run…`.
  var isLoopRunning: Bool { moment.totals.isLoopRunning }
  var isLoopClosed: Bool { moment.totals.isLoopClosed }
  /// The loop sleeps, and until when.
  var idle: Idle? { moment.totals.idle }
  /// What has the loop.
  var running: Subject? { moment.totals.running }
  /// Jobs that a thread of the pool has now.
  var jobsAtWork: [Subject] { moment.totals.jobsAtWork }
  /// Time during which a task or callback had the loop.
  var busy: Duration { moment.totals.busy }
  var longestStep: Step? { moment.totals.longestStep }
  /// How many tasks were made.
  var taskCount: Int { moment.totals.tasks }
  /// Whether a task waits for something to read or write.
  var hasReaders: Bool { moment.totals.readers > 0 }

  func count(in lane: Lane) -> Int { moment.totals.count(in: lane) }

  /// What all tasks together have waited for timers, threads and the outside until `now`.
  func waitedOutside(at now: Instant) -> Duration { moment.totals.waitedOutside(at: now) }
}

/// Single subjects.
extension LoopState {
  /// What a subject has come to, if it is made. O(log of its own events), and a fold of a few dozen.
  subscript(subject: Subject) -> SubjectState? { index(of: subject).map { self.subject(at: $0) } }

  /// Where a subject stands in ``subjects``.
  func index(of subject: Subject) -> Int? {
    histories.index[subject].flatMap { $0 < moment.standings.count ? $0 : nil }
  }

  /// What the subject of a row has come to; `row` is one of ``subjects``.
  func subject(at row: Int) -> SubjectState {
    let subject = histories.rows[row].subject
    let birth = trace.events[Int(histories.rows[row].birth)]
    var parent = Subject.loop
    if case .created(_, let maker) = birth.kind { parent = maker }
    return SubjectState(
      subject: subject, name: name(at: row), coroutine: coroutine(at: row), parent: parent, birth: birth.instant,
      holders: holders(at: row), progress: histories.progress(of: row, before: eventCount, trace.events))
  }

  /// `Task-2`, or a callback's name; nothing for who is not made. O(1).
  func name(of subject: Subject) -> String? { index(of: subject).map(name(at:)) }

  func name(at row: Int) -> String { identity(at: row).map { trace.tables.name(of: $0) } ?? "" }
  func coroutine(at row: Int) -> String { identity(at: row).map { trace.tables[$0.coroutine] } ?? "" }

  /// Where in the source it was made.
  func birthplace(of subject: Subject, _ tables: TraceTables) -> SourceLocation? {
    index(of: subject).flatMap { tables[trace.events[Int(histories.rows[$0].birth)].location] }
  }

  /// Whose row it is.
  func who(at row: Int) -> Subject { histories.rows[row].subject }

  /// Who holds a lock or the like; O(log of how often it was held).
  func holders(at row: Int) -> [Subject] {
    histories.holding(of: row)?.holders(before: eventCount, trace.events) ?? []
  }

  /// The phase of a subject, if it is made. O(1).
  func phase(of subject: Subject) -> Phase? { index(of: subject).map { moment.standings[$0].phase } }

  /// What the lanes are chosen from.
  var standings: [Standing] { moment.standings }
  var entered: [UInt32] { moment.entered }
  var ready: PlaceQueue { moment.ready }
  /// The tasks in the order of their ends.
  var ends: RowNumbers { lists.ends.prefix(moment.totals.ends) }

  func phase(at row: Int) -> Phase { moment.standings[row].phase }

  /// How many tasks, callbacks and jobs among these rows are in each phase.
  func phaseCounts(in rows: Range<Int>) -> PhaseCounts {
    PhaseCounts(moment.standings[rows.clamped(to: moment.standings.indices)])
  }

  private func identity(at row: Int) -> Identity? {
    guard case .created(let identity, _) = trace.events[Int(histories.rows[row].birth)].kind else { return nil }
    return trace.tables[identity]
  }
}

/// The lists of subjects. Those that may be long are made as far as they are read.
extension LoopState {
  /// Everything that was made, in the order in which it was made.
  var subjects: LazyMapCollection<Range<Int>, SubjectState> {
    moment.standings.indices.lazy.map { self.subject(at: $0) }
  }

  /// The tasks alone, in the order in which they were made.
  var tasks: some Sequence<SubjectState> {
    moment.standings.indices.lazy.filter { moment.standings[$0].isTask }.map { self.subject(at: $0) }
  }

  /// What will run, in order. asyncio: `loop._ready`.
  var readyQueue: ReadyQueue { ReadyQueue(moment: moment, histories: histories) }

  /// The tasks that wait for others, in the order in which they were made.
  var awaitingTasks: some Sequence<SubjectState> {
    moment.standings.indices.lazy.filter { moment.standings[$0] == .task(.suspended) }.map { self.subject(at: $0) }
  }

  /// The locks, events, queues and the like, in the order in which they were made.
  var primitives: some Collection<SubjectState> {
    lists.primitives.prefix(below: moment.standings.count).lazy.map { self.subject(at: $0) }
  }

  /// The descriptors that are watched and not closed, in the order in which they were made.
  var descriptors: some Sequence<SubjectState> {
    lists.descriptors.prefix(below: moment.standings.count).lazy.filter { !moment.standings[$0].phase.isEnd }
      .map { self.subject(at: $0) }
  }

  /// Timers that are set, the earliest first, and no more of them than a screen has lines. O(subjects) each time.
  var timers: some RandomAccessCollection<SubjectState> {
    moment.timers(trace.events).lazy.map { self.subject(at: Int($0)) }
  }

  /// The tasks that wait for a primitive or a descriptor, in the order in which they came.
  func waiting(for thing: Subject) -> WaitingTasks {
    WaitingTasks(queue: moment.waiters[thing] ?? PlaceQueue(), state: self)
  }

  /// Which events are output.
  var outputs: RowNumbers { lists.outputs.prefix(moment.totals.outputs) }

  /// Tasks that have not ended, as they were made, and at most `limit` of them: those that wait for others come first
  /// in the choice. O(subjects), and a byte for each.
  func unfinishedTasks(limit: Int) -> [SubjectState] {
    let choices: [[Standing.Place]] = [[.suspended], [.thing], [.running, .ready, .made], [.timer]]
    var rows: [Int] = []
    for places in choices {
      let wanted = places.map(Standing.task)
      for (row, standing) in moment.standings.enumerated() where rows.count < limit && wanted.contains(standing) {
        rows.append(row)
      }
    }
    return rows.sorted().map(subject(at:))
  }

  /// How many tasks are suspended at each place in the source.
  var suspendedAtPlaces: some Sequence<(LocationReference, Int)> {
    moment.standing.enumerated().lazy.filter { $0.element > 0 }
      .map { (LocationReference(index: UInt32($0.offset)), $0.element) }
  }

  /// What a subject has of locks and the like, in the order in which it took them.
  func things(heldBy row: SubjectState) -> [Subject] {
    var held: [Subject] = []
    for thing in row.taken where !held.contains(thing) {
      if let place = index(of: thing), holders(at: place).contains(row.subject) { held.append(thing) }
    }
    return held
  }

  /// When the earliest of the timers is due that a task has set to end its own wait, if it has. O(subjects).
  ///
  /// The engine calls the callback that ends a wait `timeout`; it is made by the task that waits.
  func timeout(of task: Subject) -> Instant? {
    var earliest: Instant?
    for row in moment.standings.indices
    where moment.standings[row].isHandle && moment.standings[row].place == .timer {
      let birth = trace.events[Int(histories.rows[row].birth)]
      guard case .created(let identity, task) = birth.kind, trace.tables.name(of: trace.tables[identity]) == "timeout",
        case .suspended(on: .timer(let until)) = trace.events[Int(moment.entered[row])].kind
      else { continue }
      earliest = min(earliest ?? until, until)
    }
    return earliest
  }
}
