public import VizEngine

/// Makes traces of random events, with the texts that a log's quoting finds hardest.
public struct RandomTrace {
  /// What decides.
  public var random: SplitMix64
  /// What happens, in order.
  public var events: [TraceEvent] = []
  /// What the events refer to.
  public var tables = TraceTables()
  private var created: Set<Subject> = []

  /// The same traces for the same seeds.
  public init(seed: UInt64, eventCount: Int) {
    random = SplitMix64(seed: seed)
    var instant = Instant.zero
    var iteration: UInt32 = 0
    for _ in 0..<eventCount {
      if !random.happens(onceIn: 3) {
        instant.nanoseconds += random.pick([1, 700, 1_000_000, 999_999_999, 40_000_000_000])
      }
      if random.happens(onceIn: 4) { iteration += random.pick([1, 2, 99_999]) }
      let subject = subject()
      let kind = kind(of: subject, at: instant)
      events.append(TraceEvent(kind, subject, at: location(), iteration: iteration, instant: instant))
    }
  }

  private static let pieces: [String] = [
    "a", "Done", " ", "  ", "\"", "\\", "\n", "\r", "\t", "\r\n", "=", "#", "\u{0}", "\u{1B}[31m", "\u{7F}", "\u{85}",
    "\u{9B}",
    "\u{2028}", "\u{FEFF}", "é", "e\u{301}", "事件循环", "👩‍👩‍👧", "\\u{41}", "\\n", "'", "{", "}", ",", "-", "T1", "\u{10FFFF}",
  ]

  /// Words, controls and quotes in a row.
  public mutating func text() -> String {
    (0..<random.pick([0, 1, 1, 2, 5, 30])).map { _ in random.pick(Self.pieces) }.joined()
  }

  private mutating func number() -> UInt32 {
    random.pick([0, 1, 2, 3, 12, 12345, UInt32(Subject.greatestNumber), UInt32.random(in: 0..<4096, using: &random)])
  }

  private mutating func subject() -> Subject {
    let kind = random.pick(Subject.Kind.allCases)
    return kind == .loop ? .loop : Subject(kind, number())
  }

  private mutating func location() -> LocationReference {
    guard random.happens(onceIn: 2) else { return .none }
    let file = random.pick([
      "Workers.swift", "", "a b.swift", "quote\".py", "事件.swift", "C:\\x=1", "new\nline", "ends:",
    ])
    return tables.reference(to: SourceLocation(file: file, line: random.pick([0, 1, 21, 4_294_967_295])))
  }

  private mutating func reference() -> TextReference {
    let text = text()
    return tables.reference(to: text)
  }

  private mutating func kind(of subject: Subject, at instant: Instant) -> TraceEvent.Kind {
    switch Int.random(in: 0..<19, using: &random) {
    case 0: return .start
    case 1: return .stop
    case 2: return .close
    case 3:
      return .idle(until: random.happens(onceIn: 2) ? nil : instant + .nanoseconds(random.pick([0, 5, 1_500_000_000])))
    case 4, 5:
      guard created.insert(subject).inserted else { return .cancelled }
      let given = text()
      let name: Identity.Name =
        random.happens(onceIn: 2)
        ? .numbered(number()) : .given(tables.reference(to: random.pick([given, "Task-x", "Task-007"])))
      let identity = Identity(name: name, coroutine: reference())
      return .created(tables.reference(to: identity), parent: self.subject())
    case 6: return .running(thread: random.pick([0, 0, 1, .max]))
    case 7, 8: return .suspended(on: wait(at: instant))
    case 9: return .ready(by: random.pick([.timer, .cancellation, .outside, .subject(self.subject())]))
    case 10: return .finished(reference())
    case 11: return .failed(reference())
    case 12: return .cancelling(by: self.subject())
    case 13: return .output(reference())
    case 15: return .thrown(reference())
    case 16: return .acquired(self.subject())
    case 17: return .released(self.subject())
    case 14: return .warning(random.pick(TraceEvent.Warning.allCases), reference())
    default:
      return .unknown(tables.reference(to: random.pick(["hop", "hop to=T3", "a-very-long-word x=\"a b\" y=\\"])))
    }
  }

  private mutating func wait(at instant: Instant) -> TraceEvent.Wait {
    let list = (0..<random.pick([0, 1, 3])).map { _ in subject() }
    switch Int.random(in: 0..<11, using: &random) {
    case 0: return .turn
    case 1:
      return .timer(until: instant + .nanoseconds(random.pick([0, 1, 250_000_000, 10_000_000_000, 1_000_000_007])))
    case 2: return .future(subject())
    case 3: return .wait(tables.reference(to: list))
    case 4: return .gather(tables.reference(to: list))
    case 5: return .group(tables.reference(to: list))
    case 6: return .first(tables.reference(to: list))
    case 7: return .shield(subject())
    case 8:
      let holder = random.pick([.loop, subject()])
      return .primitive(.primitive(number()), holder: holder, random.pick(TraceEvent.Purpose.allCases))
    case 9: return .descriptor(.descriptor(number()), random.pick(TraceEvent.Readiness.allCases))
    default: return .outside
    }
  }
}
