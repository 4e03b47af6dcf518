import VizEngine

/// Which events are whose: every subject's own, so that its state after any of them is a fold of those few alone.
///
/// Each event knows the one before it of the same subject, which takes four bytes, whatever the number of subjects;
/// a subject with many events has marks along that chain, from which a search and a fold set out.
struct SubjectHistories: Sendable {
  struct Row: Sendable {
    let subject: Subject
    /// The number of the event that made it.
    let birth: UInt32
    /// The number of its last event.
    fileprivate(set) var last: UInt32
    /// How many events it has.
    fileprivate(set) var count: UInt32 = 1
    /// Its place in ``SubjectHistories/marks``, for a subject of many events.
    fileprivate var marks = SubjectHistories.none
  }

  private struct Marks: Sendable {
    /// For every so many own events the number of the last, and of the last move up to it.
    var miles: [(event: UInt32, move: UInt32)] = []
    /// For every few of these the progress up to it.
    var checkpoints: [SubjectProgress] = []
  }

  private static let mile: UInt32 = 16
  private static let milesToCheckpoint = 8
  /// In place of the number of an event: there is none.
  static let none = UInt32.max

  private(set) var rows: [Row] = []
  private(set) var index = SubjectIndex()
  /// For each event the one before it of the same subject.
  private var previous: [UInt32] = []
  private var marks: [Marks] = []
  private var holdings: [HoldingHistory] = []
  private var holdingOfRow: [UInt32: Int] = [:]

  /// Takes one more event in. O(1) amortised.
  /// - Parameter events: all up to it.
  /// - Returns: the row of its subject, if that was made.
  mutating func append(_ event: TraceEvent, number: Int, _ events: TraceEvents) -> Int? {
    if let row = index[event.subject] {
      previous.append(rows[row].last)
      rows[row].last = UInt32(number)
      rows[row].count += 1
      if rows[row].count % Self.mile == 0 { mark(row, events) }
      return row
    }
    previous.append(Self.none)
    guard case .created = event.kind else { return nil }
    index.insert(event.subject, row: rows.count)
    rows.append(Row(subject: event.subject, birth: UInt32(number), last: UInt32(number)))
    return rows.count - 1
  }

  /// Takes in that a thing was taken or given back.
  /// - Returns: whether it is the first time.
  mutating func note(_ event: TraceEvent, number: Int, thing: Int) -> Bool {
    if let place = holdingOfRow[UInt32(thing)] {
      holdings[place].append(event, number: number)
      return false
    }
    holdingOfRow[UInt32(thing)] = holdings.count
    var holding = HoldingHistory()
    holding.append(event, number: number)
    holdings.append(holding)
    return true
  }

  /// When a thing was taken and given back, if ever it was.
  func holding(of row: Int) -> HoldingHistory? { holdingOfRow[UInt32(row)].map { holdings[$0] } }

  private mutating func mark(_ row: Int, _ events: TraceEvents) {
    if rows[row].marks == Self.none {
      rows[row].marks = UInt32(marks.count)
      marks.append(Marks())
    }
    let count = Int(rows[row].last) + 1
    let move = lastMove(of: row, before: count, events) ?? rows[row].birth
    let place = Int(rows[row].marks)
    marks[place].miles.append((rows[row].last, move))
    if marks[place].miles.count % Self.milesToCheckpoint == 0 {
      let progress = progress(of: row, before: count, events)
      marks[place].checkpoints.append(progress)
    }
  }
}

extension SubjectHistories {
  /// What a subject has come to in the first `count` events, of which the one that made it must be one.
  /// O(log of its own events), and a fold of a few dozen.
  func progress(of row: Int, before count: Int, _ events: TraceEvents) -> SubjectProgress {
    var own: [UInt32] = []
    var progress: SubjectProgress
    var stop = rows[row].birth
    if rows[row].marks != Self.none {
      let marks = marks[Int(rows[row].marks)]
      let (miles, checkpoints) = (marks.miles, marks.checkpoints)
      // Checkpoint number k stands at the last of its miles.
      let passed = min(miles.partitioningIndex { Int($0.event) >= count } / Self.milesToCheckpoint, checkpoints.count)
      progress = passed > 0 ? checkpoints[passed - 1] : SubjectProgress(birth: events[Int(stop)])
      if passed > 0 { stop = miles[passed * Self.milesToCheckpoint - 1].event }
    } else {
      progress = SubjectProgress(birth: events[Int(stop)])
    }
    own.reserveCapacity(Int(Self.mile) * Self.milesToCheckpoint)
    var next = lastEvent(of: row, before: count) ?? stop
    while next != stop {
      own.append(next)
      next = previous[Int(next)]
    }
    for number in own.reversed() { progress.apply(events[Int(number)]) }
    return progress
  }

  /// The number of a subject's last event among the first `count`. O(log of its own events).
  func lastEvent(of row: Int, before count: Int) -> UInt32? {
    var next = rows[row].last
    if Int(next) >= count, rows[row].marks != Self.none {
      let miles = marks[Int(rows[row].marks)].miles
      let mile = miles.partitioningIndex { Int($0.event) >= count }
      if mile < miles.count { next = miles[mile].event }
    }
    while next != Self.none, Int(next) >= count { next = previous[Int(next)] }
    return next == Self.none ? nil : next
  }

  /// The number of the last event among the first `count` that took the subject from one phase to another.
  func lastMove(of row: Int, before count: Int, _ events: TraceEvents) -> UInt32? {
    var next = lastEvent(of: row, before: count) ?? Self.none
    var steps = 0
    while next != Self.none {
      if events[Int(next)].kind.isMove { return next }
      steps += 1
      if steps > Int(Self.mile), rows[row].marks != Self.none {
        let miles = marks[Int(rows[row].marks)].miles
        let mile = miles.partitioningIndex { $0.event > next }
        if mile > 0, miles[mile - 1].event == next { return miles[mile - 1].move }
      }
      next = previous[Int(next)]
    }
    return nil
  }

  /// The numbers of a subject's last events among the first `count`, oldest first and at most `limit`; and how many of
  /// its own came before them. O(the subject's own events).
  func events(of row: Int, before count: Int, limit: Int) -> (numbers: [Int], earlier: Int) {
    var numbers: [Int] = []
    var earlier = 0
    var next = lastEvent(of: row, before: count)
    while let number = next {
      if numbers.count < limit { numbers.append(Int(number)) } else { earlier += 1 }
      next = event(before: number)
    }
    return (numbers.reversed(), earlier)
  }

  /// The number of the event of the same subject that came before this one.
  func event(before number: UInt32) -> UInt32? {
    let next = previous[Int(number)]
    return next == Self.none ? nil : next
  }

  /// Where the subject of an event stood with it: the place named last; at most a few of its events are asked.
  func location(at number: Int, _ events: TraceEvents) -> LocationReference {
    var next = UInt32(number)
    for _ in 0..<Self.mile where next != Self.none {
      let event = events[Int(next)]
      if event.location != .none { return event.location }
      next = previous[Int(next)]
    }
    return .none
  }
}
