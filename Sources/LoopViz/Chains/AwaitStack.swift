import VizEngine

/// From whoever waits for a task, through the task, down to what all of them wait for: main, gather, worker, a timer.
struct AwaitStack: Hashable, Sendable {
  enum Step: Hashable, Sendable {
    case task(Subject)
    /// Of a list that is awaited by this call some are done; the step below is the first that is not.
    case list(call: String, done: Int, of: Int)
    case timer(until: Instant)
    /// A lock, queue or the like; the step below, if there is one, is who holds it.
    case thing(Subject, TraceEvent.Purpose)
    case descriptor(Subject, TraceEvent.Readiness)
    /// A job of the pool or a future.
    case end(Subject)
    /// Something that another executor runs.
    case outside
    /// It stands further up: they wait in a circle.
    case circle(Subject)
  }

  /// The outermost first.
  private(set) var steps: [Step] = []
  /// Where in ``steps`` the task stands that was asked about.
  private(set) var place = 0

  /// Deeper than people nest awaits.
  private static let limit = 32
  /// More tasks that wait for others are not asked whom they wait for.
  private static let mostAwaiters = 1000

  /// Of a task, at one instant. O(waiting tasks), of which no more are looked at than a frame has time for.
  init(of task: Subject, in state: LoopState, _ tables: TraceTables) {
    let above = Self.awaiters(of: task, state, tables)
    for (subject, wait) in above.reversed() {
      steps.append(.task(subject))
      if let list = wait.list { steps.append(Self.progress(of: tables[list], wait, state)) }
    }
    place = steps.count
    descend(from: task, seen: Set(above.map(\.0)), state, tables)
  }

  private static func progress(of all: [Subject], _ wait: TraceEvent.Wait, _ state: LoopState) -> Step {
    .list(call: wait.listWord, done: all.filter { state.phase(of: $0)?.isEnd ?? false }.count, of: all.count)
  }

  private mutating func descend(
    from start: Subject, seen: Set<Subject>, _ state: LoopState, _ tables: TraceTables
  ) {
    var seen = seen
    var next: Subject? = start
    while let subject = next, steps.count < Self.limit {
      guard seen.insert(subject).inserted else {
        steps.append(.circle(subject))
        return
      }
      steps.append(.task(subject))
      next = nil
      guard let row = state[subject], row.phase == .suspended, let wait = row.wait else { return }
      switch wait {
      case .turn: return
      case .timer(let until): steps.append(.timer(until: until))
      case .outside: steps.append(.outside)
      case .descriptor(let descriptor, let readiness): steps.append(.descriptor(descriptor, readiness))
      case .future(let other), .shield(let other):
        if other.kind == .task { next = other } else { steps.append(.end(other)) }
      case .primitive(let thing, _, let purpose):
        steps.append(.thing(thing, purpose))
        if purpose == .lock { next = state[thing]?.holders.first }
      case .wait(let list), .gather(let list), .group(let list), .first(let list):
        let all = tables[list]
        steps.append(Self.progress(of: all, wait, state))
        next = all.first { !(state.phase(of: $0)?.isEnd ?? false) }
        if let other = next, other.kind != .task {
          steps.append(.end(other))
          next = nil
        }
      }
    }
  }

  /// Who waits for a task, who waits for that one, and so on, with what each waits for.
  private static func awaiters(
    of task: Subject, _ state: LoopState, _ tables: TraceTables
  ) -> [(Subject, TraceEvent.Wait)] {
    let waiting = Array(state.awaitingTasks.prefix(mostAwaiters))
    var found: [(Subject, TraceEvent.Wait)] = []
    var target = task
    while found.count < limit {
      let awaiter = waiting.first { row in
        guard row.subject != task, !found.contains(where: { $0.0 == row.subject }), let wait = row.wait else {
          return false
        }
        return wait.list.map { tables[$0].contains(target) } ?? (wait.awaited == target)
      }
      guard let awaiter, let wait = awaiter.wait else { break }
      found.append((awaiter.subject, wait))
      target = awaiter.subject
    }
    return found
  }
}

extension TraceEvent.Wait {
  /// The list that is waited for, if it is one.
  fileprivate var list: ListReference? {
    switch self {
    case .wait(let list), .gather(let list), .group(let list), .first(let list): list
    case .turn, .timer, .future, .shield, .primitive, .descriptor, .outside: nil
    }
  }

  /// The one task or future that is waited for, if it is one.
  fileprivate var awaited: Subject? {
    switch self {
    case .future(let subject), .shield(let subject): subject
    case .turn, .timer, .wait, .gather, .group, .first, .primitive, .descriptor, .outside: nil
    }
  }
}
