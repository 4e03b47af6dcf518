import VizEngine

/// A run as far as it is known, and any instant of it: the events, whose they are, and the fold of them up to a cursor.
///
/// The fold of all events goes on at the end. At intervals it leaves a checkpoint, from which the fold of any prefix is
/// had by taking in the few events between.
struct Timeline: Sendable {
  /// Up to where the events are looked at.
  enum Cursor: Hashable, Sendable {
    /// All of them, and those to come.
    case live
    /// So many of them, whatever comes.
    case at(Int)
  }

  /// A prefix of the events, folded.
  private struct Past: Sendable {
    var moment: LoopMoment
    var found: FoundSoFar
  }

  private(set) var trace = Trace()
  private(set) var lists = TimelineLists()
  private(set) var histories = SubjectHistories()
  /// How many rows of each block were where.
  private(set) var crowd = CrowdHistory()
  private var linter = Linter()
  /// With which event each of the linter's findings became certain.
  private var findingNumbers: [UInt32] = []
  private var live = LoopMoment()
  private var past: Past?
  private var checkpoints: [LoopMoment.Checkpoint] = []
  /// For each row how long it was suspended, in waits that are over, in nanoseconds; known at the end alone.
  private var suspended: [Int64] = []

  /// How few and how many events lie between two checkpoints: the first bounds what all of them take, the second how
  /// long a seek lasts.
  private static let spacing = 1 << 14...3 << 15

  /// A run of which nothing is known yet.
  init() {}

  /// A run that is known whole. O(events).
  init(_ trace: Trace) {
    self.trace = trace
    for (number, event) in trace.events.enumerated() { apply(event, number) }
  }

  var cursor: Cursor { past.map { .at($0.moment.totals.eventCount) } ?? .live }

  /// The state at the cursor.
  var state: LoopState { LoopState(past?.moment ?? live, trace, histories, lists) }

  /// The state after all events.
  var newest: LoopState { LoopState(live, trace, histories, lists) }

  /// What lints had found at the cursor.
  var found: FoundSoFar { past?.found ?? FoundSoFar(linter) }

  /// What the checkpoints take, for whoever measures.
  var checkpointBytes: Int { checkpoints.reduce(0) { $0 + $1.bytes } }

  /// Takes in what is new; a cursor in the past stays where it is. O(what is new) amortised.
  mutating func append(_ delta: TraceDelta) { grow { $0.append(delta) } }

  /// Takes in what is added to the trace; a cursor in the past stays where it is. O(what is new) amortised.
  mutating func grow(_ add: (inout Trace) -> Void) {
    let first = trace.events.count
    add(&trace)
    for number in first..<trace.events.count {
      apply(trace.events[number], number)
    }
  }

  private mutating func apply(_ event: TraceEvent, _ number: Int) {
    let row = histories.append(event, number: number, trace.events)
    if let row { note(event, number, row) }
    let (ends, turns) = (live.totals.ends, live.totals.turn)
    let before = row.flatMap { $0 < live.standings.count ? live.standings[$0].phase.lane : nil }
    live.apply(event, number: number, row: row, trace.events, histories)
    if let row, row < live.standings.count, live.standings[row].isWork {
      let after = live.standings[row].phase.lane
      if before != after { crowd.move(row: row, from: before, to: after, event: number) }
    }
    if let row, live.totals.ends > ends { lists.noteEnd(row: row) }
    if live.totals.turn > turns { lists.noteTurn(event: number) }
    if case .output = event.kind { lists.noteOutput(event: number) }
    if case .acquired(let thing) = event.kind { note(event, number, thing: thing) }
    if case .released(let thing) = event.kind { note(event, number, thing: thing) }
    linter.accept(event, tables: trace.tables)
    while findingNumbers.count < linter.places.count { findingNumbers.append(UInt32(number)) }
    let spacing = min(max(live.standings.count * 2, Self.spacing.lowerBound), Self.spacing.upperBound)
    if number + 1 - (checkpoints.last?.eventCount ?? 0) >= spacing { checkpoints.append(live.checkpoint) }
  }

  /// Before the event is folded: a birth, or the end of a wait.
  private mutating func note(_ event: TraceEvent, _ number: Int, _ row: Int) {
    if row == suspended.count {
      suspended.append(0)
      lists.noteBirth(event.subject, row: row)
    } else if live.standings[row].phase == .suspended, event.kind.isMove {
      let since = trace.events.instant(at: Int(live.entered[row]))
      suspended[row] &+= event.instant.nanoseconds &- since.nanoseconds
    }
  }

  private mutating func note(_ event: TraceEvent, _ number: Int, thing: Subject) {
    guard let row = histories.index[thing] else { return }
    if histories.note(event, number: number, thing: row) { lists.noteTaking(thing, row: row) }
  }
}

/// Going to any instant.
extension Timeline {
  /// Moves the cursor. O(log events), and a replay of no more than the events between two checkpoints.
  mutating func seek(to cursor: Cursor) {
    guard case .at(let wanted) = cursor else {
      past = nil
      return
    }
    let count = min(max(0, wanted), trace.events.count)
    let next = checkpoints.partitioningIndex { $0.eventCount > count }
    let checkpoint = next > 0 ? checkpoints[next - 1] : nil
    var moment = LoopMoment()
    if let present = past?.moment, present.totals.eventCount <= count,
      present.totals.eventCount >= checkpoint?.eventCount ?? 0
    {
      // A step forward goes on from where one is.
      past = nil
      moment = present
    } else if let checkpoint {
      moment = LoopMoment(checkpoint, trace.events)
    }
    let first = moment.totals.eventCount
    for number in first..<count {
      if (number - first) % LoopMoment.touchedAtOnce == 0 {
        moment.touch(number..<min(number + LoopMoment.touchedAtOnce, count), trace.events, histories)
      }
      let event = trace.events[number]
      moment.apply(event, number: number, row: histories.index[event.subject], trace.events, histories)
    }
    past = Past(moment: moment, found: FoundSoFar(linter, before: count, numbers: findingNumbers))
  }

  /// How many events happened up to and with an instant. O(log events).
  func count(upTo instant: Instant) -> Int { trace.events.partitioningIndex { $0.instant > instant } }

  /// How many events happened before an instant. O(log events).
  func count(before instant: Instant) -> Int { trace.events.partitioningIndex { $0.instant >= instant } }

  /// The turn to which an event belongs, counted from 1; 0 for what is before the first. O(log turns).
  func turn(ofEvent number: Int) -> Int { lists.turns.place(of: number + 1) }

  /// The number of the event with which a turn begins, the first for turn 0; behind the last turn, of all events.
  func start(ofTurn turn: Int) -> Int {
    if turn <= 0 { return 0 }
    return turn <= lists.turns.count ? lists.turns[turn - 1] : trace.events.count
  }

  /// The last instant that is known.
  var end: Instant { live.totals.now }
}

extension Timeline {
  /// How often a lock or the like had been taken at the cursor.
  func takings(of row: Int) -> Int {
    let entries = histories.holding(of: row)?.entries ?? []
    return entries.prefix { Int($0.event) < state.eventCount }.reduce(0) { count, entry in
      if case .acquired = trace.events[Int(entry.event)].kind { count + 1 } else { count }
    }
  }
}

/// What the order of rows follows: the newest that is known, wherever the cursor is, so that they do not jump.
extension Timeline {
  /// For how long a row has been suspended in all, up to `now`, in nanoseconds. O(1).
  func suspended(row: Int, at now: Instant) -> Int64 {
    guard live.standings[row].phase == .suspended else { return suspended[row] }
    return suspended[row] + max(0, (now - trace.events.instant(at: Int(live.entered[row]))).wholeNanoseconds)
  }
}
