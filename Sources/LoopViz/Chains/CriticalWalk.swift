import VizEngine

/// The walk from the end of a run back to its beginning, from each subject to the one that held it up.
struct CriticalWalk {
  private let events: TraceEvents
  private let histories: SubjectHistories
  private var found: [CriticalPath.Link] = []

  /// Who is looked at; what happened from `limit` on is walked already, back to `instant`.
  private var subject = Subject.loop
  private var limit = 0
  private var instant = Instant.zero

  init(_ timeline: Timeline) {
    events = timeline.trace.events
    histories = timeline.histories
  }

  /// The links, oldest first.
  /// - Parameter isOver: whether the run has come to its end; else the chain is that of what a task did last.
  mutating func links(isOver: Bool) -> [CriticalPath.Link] {
    let ends = events.lastIndex { $0.subject.kind == .task && $0.kind.endsSubject }
    guard let last = isOver ? ends : events.lastIndex(where: { $0.subject.kind == .task && $0.kind.isMove }) else {
      return []
    }
    (subject, limit, instant) = (events[last].subject, last + 1, events[last].instant)
    while let row = histories.index[subject], let move = histories.lastMove(of: row, before: limit, events) {
      // Every step goes back by at least one event, so that the walk ends.
      step(over: Int(move))
    }
    return found.reversed()
  }

  private mutating func step(over number: Int) {
    let move = events[number]
    switch move.kind {
    case .running:
      add(.running, since: number)
      limit = number
    case .ready(let waker):
      standInLine(since: number)
      follow(waker)
    case .suspended(on: .turn):
      standInLine(since: number)
    case .suspended:
      add(.waiting, since: number)
      limit = number
    case .finished, .failed, .cancelled:
      // Who waited for this end was told of it in a later turn.
      standInLine(since: number)
    case .created(_, let parent):
      standInLine(since: number)
      subject = parent
    case .start, .stop, .close, .idle, .thrown, .blocking, .acquired, .released, .cancelling, .output, .warning,
      .unknown:
      limit = number
    }
  }

  /// While the subject was pending others may have had the loop: then it is they who held it up.
  private mutating func standInLine(since number: Int) {
    let waiter = subject
    let start = events[number].instant
    var place = limit - 1
    while place >= 0, instant > start {
      let event = events[place]
      if event.subject != waiter, event.subject.kind.takesTurns, event.kind.isMove {
        subject = event.kind.beginsTurn ? event.subject : waiter
        add(event.kind.beginsTurn ? .running : .pending, since: place, notBefore: start)
      }
      // Who ran when the subject became ready may have begun before.
      if place <= number, event.kind.beginsTurn, event.subject.kind.takesTurns { break }
      place -= 1
    }
    subject = waiter
    limit = number
    add(.pending, since: number)
  }

  /// The subject was woken: by time or the outside, then its wait counts; or by another, then what that one did.
  private mutating func follow(_ waker: TraceEvent.Waker) {
    switch waker {
    case .timer, .outside: return
    case .subject(let cause):
      switch cause.kind {
      case .task, .handle, .job:
        if histories.index[cause] != nil { subject = cause }
      case .future, .primitive:
        subject = runner() ?? subject
      case .loop, .descriptor:
        return
      }
    case .cancellation:
      subject = runner() ?? subject
    }
  }

  /// What had the loop at the limit.
  private func runner() -> Subject? {
    var number = limit
    while number > 0 {
      number -= 1
      let event = events[number]
      switch event.kind {
      case .running where event.subject.kind != .job: return event.subject
      case .idle, .start: return nil
      default: continue
      }
    }
    return nil
  }

  /// What happened since an event, back from what is walked already.
  private mutating func add(
    _ activity: CriticalPath.Link.Activity, since number: Int, notBefore earliest: Instant = .zero
  ) {
    let start = max(earliest, events[number].instant)
    guard start < instant else { return }
    if let last = found.last, last.subject == subject, last.activity == activity {
      found[found.count - 1].start = start
      found[found.count - 1].event = number
    } else {
      found.append(.init(subject: subject, activity: activity, event: number, start: start, end: instant))
    }
    instant = start
  }
}

extension TraceEvent.Kind {
  /// Whether its subject has come to its end.
  fileprivate var endsSubject: Bool {
    switch self {
    case .finished, .failed, .cancelled: true
    case .start, .stop, .close, .idle, .created, .running, .thrown, .suspended, .blocking, .ready, .cancelling,
      .acquired, .released, .output, .warning, .unknown:
      false
    }
  }

  /// Whether its subject is given the loop.
  fileprivate var beginsTurn: Bool {
    if case .running = self { true } else { false }
  }
}
