import VizEngine

/// What a suspended task waits for, and how far that has come.
enum Waiting: Hashable, Sendable {
  /// It asked for so much sleep.
  case timer(asked: Duration, due: Instant)
  /// A job, which a thread of the pool runs.
  case job(Subject)
  /// The end of a task or future.
  case end(Subject)
  /// The same, behind a shield.
  case shielded(Subject)
  /// Some or all of a list.
  case list(Gathering, Progress)
  /// A lock or the like, and who has it, if somebody has.
  case primitive(Subject, holder: Subject?, TraceEvent.Purpose)
  case descriptor(Subject, TraceEvent.Readiness)
  /// Something that another executor runs.
  case outside
  /// The trace does not say.
  case unknown

  /// What becomes of a list that is awaited.
  enum Gathering: Hashable, Sendable {
    /// asyncio: `wait`, `gather`.
    case members
    /// asyncio: the end of a `TaskGroup`.
    case group
    /// asyncio: `as_completed`.
    case next
  }

  /// How much of a list is done.
  struct Progress: Hashable, Sendable {
    var all: Int
    /// Those that are not done.
    var left: [Subject]

    var done: Int { all - left.count }
  }

  init(_ wait: TraceEvent.Wait?, since: Instant, _ tables: TraceTables, _ state: LoopState) {
    func list(_ gathering: Gathering, _ reference: ListReference) -> Waiting {
      let all = tables[reference]
      return .list(gathering, Progress(all: all.count, left: all.filter { !state.isOver($0) }))
    }
    self =
      switch wait {
      case .timer(let until): .timer(asked: until - since, due: until)
      case .future(let subject): subject.kind == .job ? .job(subject) : .end(subject)
      case .shield(let subject): .shielded(subject)
      case .wait(let reference), .gather(let reference): list(.members, reference)
      case .group(let reference): list(.group, reference)
      case .first(let reference): list(.next, reference)
      case .primitive(let thing, let holder, let purpose):
        // Who has it now, which may be another than when this wait began.
        .primitive(thing, holder: state[thing].map { $0.holders.first } ?? (holder == .loop ? nil : holder), purpose)
      case .descriptor(let descriptor, let readiness): .descriptor(descriptor, readiness)
      case .outside: .outside
      case .turn, nil: .unknown
      }
  }
}

extension LoopState {
  /// Whether nothing more will happen to a subject.
  func isOver(_ subject: Subject) -> Bool { phase(of: subject)?.isEnd ?? false }
}
