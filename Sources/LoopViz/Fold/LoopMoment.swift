import VizEngine

/// The loop after some number of events: its totals, where every subject stands, and the lists that it keeps.
///
/// A subject's own state is not here, because its own events tell it (``SubjectHistories``); so a moment costs a few
/// bytes a subject, can be kept at intervals, and takes an event in within nanoseconds.
struct LoopMoment: Sendable {
  private(set) var totals = LoopTotals()
  /// Of every row that was made, where it stands.
  private(set) var standings: [Standing] = []
  /// Of every row whose place is open, the number of the event by which it came there.
  private(set) var entered: [UInt32] = []
  /// What will run, in order. asyncio: `loop._ready`.
  private(set) var ready = PlaceQueue()
  /// The tasks that wait for each lock, queue or the like, or at each descriptor, in the order in which they came.
  private(set) var waiters: [Subject: PlaceQueue] = [:]
  /// How many tasks are suspended at each place in the source.
  private(set) var standing: [Int] = []
  /// What ``touch(_:_:_:)`` has read, kept so that the reading is not left out.
  private var touched: UInt32 = 0

  /// Takes one event in. O(1) amortised, and O(log n) where somebody leaves the midst of a queue.
  /// - Parameters:
  ///   - number: the event's place among all, of which it is the next.
  ///   - row: its subject's row, if it is made by this event or an earlier one.
  mutating func apply(
    _ event: TraceEvent, number: Int, row: Int?, _ events: TraceEvents, _ histories: borrowing SubjectHistories
  ) {
    totals.now = max(totals.now, event.instant)
    totals.iteration = event.iteration
    totals.eventCount = number + 1
    switch event.kind {
    case .start: totals.isLoopRunning = true
    case .stop:
      totals.isLoopRunning = false
      totals.idle = nil
    case .close: totals.isLoopClosed = true
    case .idle(let until): totals.idle = until.map { .until($0) } ?? .forOutside
    case .output: totals.outputs += 1
    case .created:
      if row == standings.count { create(event.subject, event: UInt32(number)) }
    case .running, .suspended, .ready, .finished, .failed, .cancelled:
      if let row, row < standings.count { move(row, event, UInt32(number), events, histories) }
    case .blocking, .acquired, .released, .cancelling, .thrown, .warning, .unknown: break
    }
  }

  private mutating func create(_ subject: Subject, event: UInt32) {
    let row = standings.count
    let isQueued = subject.kind == .task || subject.kind == .handle
    standings.append(Standing(isQueued ? .ready : .made, subject.kind))
    entered.append(event)
    if isQueued { ready.append(row, event: event) }
    if subject.kind == .task {
      totals.tasks += 1
      totals.move(from: nil, to: .pending)
    }
  }

  private mutating func move(
    _ row: Int, _ event: TraceEvent, _ number: UInt32, _ events: TraceEvents,
    _ histories: borrowing SubjectHistories
  ) {
    let old = standings[row]
    guard let place = event.kind.place(of: event.subject.kind) else { return }
    leave(old, event, entered[row], events, histories)
    standings[row].place = place
    entered[row] = number
    enter(place, row, event, number, events, histories)
    guard old.isTask else { return }
    let (before, after) = (old.phase.lane, place.phase.lane)
    if before != after { totals.move(from: before, to: after) }
    if place.phase.isEnd { totals.ends += 1 }
  }

  /// The subject's old place, to which the event `came` brought it, is given up.
  private mutating func leave(
    _ old: Standing, _ event: TraceEvent, _ came: UInt32, _ events: TraceEvents,
    _ histories: borrowing SubjectHistories
  ) {
    switch old.place {
    case .ready:
      ready.remove(event: came)
    case .running where old.isJob:
      totals.jobsAtWork.removeAll { $0 == event.subject }
    case .running:
      if totals.running == event.subject { totals.running = nil }
      totals.endStep(of: event.subject, since: events.instant(at: Int(came)), at: event.instant)
    case .suspended, .timer, .thing:
      guard old.isTask else { return }
      let entry = events[Int(came)]
      stand(at: location(of: entry, came, events, histories), -1)
      guard case .suspended(let wait) = entry.kind else { return }
      if wait.isOutside { totals.closeWait(since: entry.instant, at: event.instant) }
      if case .descriptor = wait { totals.readers -= 1 }
      if let thing = wait.thing { waiters[thing]?.remove(event: came) }
    case .made, .finished, .failed, .cancelled:
      break
    }
  }

  /// The subject's new place.
  private mutating func enter(
    _ place: Standing.Place, _ row: Int, _ event: TraceEvent, _ number: UInt32, _ events: TraceEvents,
    _ histories: borrowing SubjectHistories
  ) {
    switch place {
    case .running where event.subject.kind == .job:
      totals.jobsAtWork.append(event.subject)
    case .running:
      totals.running = event.subject
      totals.idle = nil
      totals.turn += 1
    case .ready:
      ready.append(row, event: number)
      if case .ready = event.kind { totals.idle = nil }
    case .suspended, .timer, .thing:
      guard event.subject.kind == .task, case .suspended(let wait) = event.kind else { return }
      stand(at: location(of: event, number, events, histories), 1)
      if wait.isOutside { totals.openWait(at: event.instant) }
      if case .descriptor = wait { totals.readers += 1 }
      if let thing = wait.thing { waiters[thing, default: PlaceQueue()].append(row, event: number) }
    case .made, .finished, .failed, .cancelled:
      break
    }
  }

  private func location(
    of event: TraceEvent, _ number: UInt32, _ events: TraceEvents, _ histories: borrowing SubjectHistories
  ) -> Int {
    let place = event.location == .none ? histories.location(at: Int(number), events) : event.location
    return Int(place.index)
  }

  private mutating func stand(at place: Int, _ change: Int) {
    while standing.count <= place { standing.append(0) }
    standing[place] += change
  }
}

extension LoopMoment {
  /// How many events are touched before they are taken in.
  static let touchedAtOnce = 64

  /// Reads the events by which the subjects of the next ones came where they are.
  ///
  /// They may lie far back, each in memory that no cache holds. ``apply(_:number:row:_:_:)`` needs them one after
  /// another and would wait for each; here they are independent of each other, and the processor waits for all at once.
  mutating func touch(_ next: Range<Int>, _ events: TraceEvents, _ histories: borrowing SubjectHistories) {
    var sum: UInt32 = 0
    for number in next {
      guard let row = histories.index[events.subject(at: number)], row < entered.count else { continue }
      sum &+= UInt32(truncatingIfNeeded: events.instant(at: Int(entered[row])).nanoseconds)
    }
    touched = sum
  }
}

extension LoopMoment {
  /// The most timers that are kept in order: more than a screen has lines.
  static let mostTimers = 64

  /// The rows whose timers are due first. O(subjects), and for whom a timer is set a look at one event.
  ///
  /// Nothing is kept for it: a picture asks once, and an order kept up to date would cost every event.
  func timers(_ events: TraceEvents) -> [UInt32] {
    var earliest: [(deadline: Instant, row: UInt32)] = []
    for row in standings.indices where standings[row].place == .timer {
      guard let deadline = events.deadline(at: Int(entered[row])) else { continue }
      if earliest.count == Self.mostTimers {
        guard let last = earliest.last, deadline < last.deadline else { continue }
        earliest.removeLast()
      }
      // Rows come in their order, so that equal deadlines stay in the order of their making.
      let place = earliest.partitioningIndex { $0.deadline > deadline }
      earliest.insert((deadline, UInt32(row)), at: place)
    }
    return earliest.map(\.row)
  }
}

extension LoopMoment {
  /// What is kept of a moment so that it can be had again: the lists of the loop follow from it.
  struct Checkpoint: Sendable {
    fileprivate let totals: LoopTotals
    fileprivate let standings: [Standing]
    fileprivate let standing: [Int]
    /// Only of the rows whose places are open, in their order.
    fileprivate let entered: [UInt32]

    var eventCount: Int { totals.eventCount }
    var bytes: Int { standings.count + 4 * entered.count + 8 * standing.count + MemoryLayout<Self>.size }
  }

  /// O(subjects).
  var checkpoint: Checkpoint {
    let open = standings.indices.reduce(into: 0) { if standings[$1].place.isOpen { $0 += 1 } }
    var entered: [UInt32] = []
    entered.reserveCapacity(open)
    for row in standings.indices where standings[row].place.isOpen { entered.append(self.entered[row]) }
    // A copy has no room to grow, which a checkpoint never needs.
    var compact: [Standing] = []
    compact.reserveCapacity(standings.count)
    compact.append(contentsOf: standings)
    return Checkpoint(totals: totals, standings: compact, standing: standing, entered: entered)
  }

  /// The moment of a checkpoint again. O(subjects).
  init(_ checkpoint: Checkpoint, _ events: TraceEvents) {
    totals = checkpoint.totals
    standings = checkpoint.standings
    standing = checkpoint.standing
    entered = [UInt32](repeating: 0, count: standings.count)
    var queued: [UInt64] = []
    var waiting: [UInt64] = []
    var next = 0
    for row in standings.indices where standings[row].place.isOpen {
      let event = checkpoint.entered[next]
      next += 1
      entered[row] = event
      // The event before the row: the order of such numbers is that of the events.
      let key = UInt64(event) << 32 | UInt64(row)
      if standings[row].place == .ready { queued.append(key) }
      if standings[row] == .task(.thing) { waiting.append(key) }
    }
    for key in queued.sorted() { ready.append(Int(key & 0xFFFF_FFFF), event: UInt32(key >> 32)) }
    for key in waiting.sorted() {
      guard case .suspended(let wait) = events[Int(key >> 32)].kind, let thing = wait.thing else { continue }
      waiters[thing, default: PlaceQueue()].append(Int(key & 0xFFFF_FFFF), event: UInt32(key >> 32))
    }
  }
}
