import TestSupport

@testable import LoopViz
@testable import VizEngine

/// Events of random kinds and subjects, in orders that no loop makes and a log of elsewhere may have.
struct RandomEvents {
  private var random: SplitMix64
  private(set) var events: [TraceEvent] = []
  private(set) var tables = TraceTables()
  private var made: [Subject] = []

  init(seed: UInt64, count: Int, subjects: Int) {
    random = SplitMix64(seed: seed)
    var instant = Instant.zero
    var iteration: UInt32 = 0
    for _ in 0..<count {
      if Int.random(in: 0..<3, using: &random) > 0 {
        instant.nanoseconds += random.pick([0, 1, 700, 40_000, 3_000_000])
      }
      if Int.random(in: 0..<4, using: &random) == 0 { iteration += 1 }
      let (kind, subject) = next(at: instant, subjects: subjects)
      events.append(TraceEvent(kind, subject, at: location(), iteration: iteration, instant: instant))
    }
  }

  private mutating func next(at instant: Instant, subjects: Int) -> (TraceEvent.Kind, Subject) {
    let isNew = made.count < subjects && Int.random(in: 0..<5, using: &random) == 0
    if made.isEmpty || isNew { return birth() }
    let subject = Int.random(in: 0..<30, using: &random) == 0 ? .task(9_999) : random.pick(made)
    switch Int.random(in: 0..<22, using: &random) {
    case 0: return (random.pick([.start, .stop, .close, .idle(until: nil), .idle(until: instant)]), .loop)
    case 1..<6: return (.running(thread: random.pick([0, 1, 2])), subject)
    case 6..<11: return (.suspended(on: wait(at: instant)), subject)
    case 11..<14:
      return (.ready(by: random.pick([.timer, .cancellation, .outside, .subject(random.pick(made))])), subject)
    case 14: return (random.pick([.finished(text()), .failed(text()), .cancelled]), subject)
    case 15: return (.output(text()), subject)
    case 16, 17: return (.acquired(random.pick(made)), subject)
    case 18, 19: return (.released(random.pick(made)), subject)
    case 20: return (random.pick([.blocking(until: instant), .cancelling(by: random.pick(made))]), subject)
    default:
      return (random.pick([.thrown(text()), .warning(random.pick(TraceEvent.Warning.allCases), text())]), subject)
    }
  }

  private mutating func birth() -> (TraceEvent.Kind, Subject) {
    let kind = random.pick([Subject.Kind.task, .task, .task, .handle, .future, .job, .primitive, .descriptor])
    let far = Int.random(in: 0..<40, using: &random) == 0
    let subject = Subject(kind, UInt32(far ? Subject.greatestNumber - made.count : made.count + 1))
    let coroutine = tables.reference(to: random.pick(["work(1)", "", "work(2)"]))
    let name: Identity.Name = Bool.random(using: &random) ? .numbered(UInt32(made.count)) : .given(coroutine)
    let parent = made.isEmpty ? .loop : random.pick(made)
    made.append(subject)
    return (.created(tables.reference(to: Identity(name: name, coroutine: coroutine)), parent: parent), subject)
  }

  private mutating func text() -> TextReference {
    tables.reference(to: random.pick(["one", "two", String(repeating: "三 ", count: 90)]))
  }

  private mutating func location() -> LocationReference {
    guard Bool.random(using: &random) else { return .none }
    return tables.reference(to: SourceLocation(file: "Random.swift", line: Int.random(in: 1...9, using: &random)))
  }

  private mutating func wait(at instant: Instant) -> TraceEvent.Wait {
    let (other, another) = (random.pick(made), random.pick(made))
    switch Int.random(in: 0..<9, using: &random) {
    case 0, 1: return .turn
    case 2, 3: return .timer(until: instant + .nanoseconds(random.pick([0, 5, 1_000, 50_000])))
    case 4: return .future(other)
    case 5: return .gather(tables.reference(to: [other, another]))
    case 6: return .primitive(other, holder: another, random.pick(TraceEvent.Purpose.allCases))
    case 7: return .descriptor(other, .read)
    default: return .outside
    }
  }
}

extension TraceDelta {
  /// All of the tables, and these events.
  init(events: [TraceEvent], tables: TraceTables) {
    var marks = TableMarks()
    self = tables.tail(after: &marks, with: events)
  }
}

extension Timeline {
  init(events: [TraceEvent], tables: TraceTables? = nil) {
    self.init()
    var tables = tables ?? TraceTables()
    if tables.identities.isEmpty {
      _ = tables.reference(to: Identity(name: .numbered(1), coroutine: TraceTables.empty))
    }
    append(TraceDelta(events: events, tables: tables))
  }
}
