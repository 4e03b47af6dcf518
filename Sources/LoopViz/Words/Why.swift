import VizEngine

/// The plain sentence that says why a subject is where it is.
struct Why {
  let state: LoopState
  let tables: TraceTables
  let now: Instant
  private let names: SubjectNames

  /// From this long on a step is said to freeze the loop; asyncio's `slow_callback_duration`.
  private static let slowStep = Duration.milliseconds(100)

  init(state: LoopState, tables: TraceTables, now: Instant) {
    self.state = state
    self.tables = tables
    self.now = now
    names = SubjectNames(state: state)
  }

  /// One sentence or two for a subject.
  func sentence(for subject: Subject) -> String {
    guard let row = state[subject] else { return "" }
    switch subject.kind {
    case .future: return future(row)
    case .primitive, .descriptor: return thing(row)
    case .loop, .task, .handle, .job: break
    }
    return switch row.phase {
    case .pending: pending(row)
    case .running: running(row)
    case .suspended: suspended(row) + timeout(of: row)
    case .finished: finished(row)
    case .failed:
      "\(row.name) raised \(text(row.end)) at \(TimeText.seconds(row.since)) s; who awaits it gets the error."
    case .cancelled:
      "\(row.name) was cancelled at \(TimeText.seconds(row.since)) s\(row.canceller.map { ", asked by \(names.name($0))" } ?? "")."
    }
  }

  private func future(_ row: SubjectState) -> String {
    let name = names.name(row.subject)
    return switch row.phase {
    case .pending, .running, .suspended: "\(name) is not done: nobody has set its result yet."
    case .finished: "\(name) has had its result since \(TimeText.seconds(row.since)) s: \(text(row.end))."
    case .failed: "\(name) has had its error since \(TimeText.seconds(row.since)) s: \(text(row.end))."
    case .cancelled: "\(name) was cancelled at \(TimeText.seconds(row.since)) s."
    }
  }

  /// Who has a lock or the like, and who waits for it.
  private func thing(_ row: SubjectState) -> String {
    if row.phase.isEnd { return "\(row.name) is closed." }
    let waiting = state.waiting(for: row.subject).map(\.subject)
    let queue = "\(names.list(waiting)) \(waiting.count == 1 ? "waits" : "wait") for \(row.name)."
    guard !row.holders.isEmpty else { return waiting.isEmpty ? "Nobody waits for \(row.name)." : queue }
    let holders = "\(names.list(row.holders)) \(row.holders.count == 1 ? "holds" : "hold") \(row.name)"
    return waiting.isEmpty ? "\(holders), and nobody waits for it." : "\(holders). \(queue)"
  }

  private func pending(_ row: SubjectState) -> String {
    if row.subject.kind == .job { return "\(row.name) waits for a free thread of the pool." }
    let place = state.readyQueue.firstIndex(of: row.subject).map { Self.ordinal($0 + 1) } ?? "somewhere"
    let queue = "\(place) of \(state.readyQueue.count) in the ready queue"
    if !state.isLoopRunning, row.steps == 0 {
      return "\(row.name) is made, but the loop does not run yet: it stands \(queue)."
    }
    if case .turn = row.wait { return "\(row.name) let the others go first, and stands \(queue) again." }
    guard let waker = row.waker else {
      return "\(row.name) is new: it stands \(queue) and begins at its turn."
    }
    return "\(row.name) is ready: \(WakerWords.short(waker, names)). It stands \(queue)."
  }

  private func running(_ row: SubjectState) -> String {
    let duration = now - row.since
    if row.subject.kind == .job {
      return "\(row.name) runs on thread \(row.thread), beside the loop, for \(TimeText.short(duration)) so far."
    }
    let place = tables[row.location].map { " at \($0)" } ?? ""
    if row.blocksSince != nil {
      return "\(row.name) blocks\(place) instead of awaiting: it has held the loop for \(TimeText.short(duration)), "
        + "and all others are frozen."
    }
    guard duration >= Self.slowStep else {
      return "\(row.name) has the loop: nothing else runs until it awaits or returns."
    }
    return "\(row.name) has held the loop for \(TimeText.short(duration)) without an await: all others are frozen."
  }

  /// The engine calls the callback that ends a wait `timeout`; it is made by the task that waits.
  private func timeout(of row: SubjectState) -> String {
    let deadlines = state.subjects.compactMap { other in
      other.subject.kind == .handle && other.parent == row.subject && other.name == "timeout" ? other.deadline : nil
    }
    return deadlines.min().map {
      " Its timeout comes at \(TimeText.seconds($0)) s, in \(TimeText.countdown($0 - now))."
    }
      ?? ""
  }

  private func suspended(_ row: SubjectState) -> String {
    let place = tables[row.location].map { " (\($0.file):\($0.line))" } ?? ""
    if let circle = circle(from: row) {
      return "\(row.name) waits in a circle: \(circle). None of them can go on."
    }
    switch row.wait {
    case .timer(let until) where row.subject.kind == .handle:
      return "\(row.name) is to be called at \(TimeText.seconds(until)) s, in \(TimeText.countdown(until - now))."
    case .timer(let until):
      let asked = TimeText.short(until - row.since)
      return "\(row.name) asked to sleep \(asked)\(place): its timer is due at \(TimeText.seconds(until)) s, "
        + "in \(TimeText.countdown(until - now))."
    case .future(let subject) where subject.kind == .job:
      return "\(row.name) waits for \(names.name(subject)), which a thread runs; the loop is free meanwhile."
    case .future(let subject):
      return "\(row.name) awaits \(names.name(subject)) and goes on one turn after that is done."
    case .shield(let subject):
      return
        "\(row.name) awaits \(names.name(subject)) behind a shield\(place): cancelling \(row.name) leaves that alone."
    case .primitive(let primitive, let holder, let purpose):
      return primitiveWait(row, primitive, holder: holder, purpose, place)
    case .descriptor(let descriptor, let readiness):
      let what = readiness == .read ? "there is something to read from" : "there is room to write to"
      return "\(row.name) waits\(place) until \(what) \(names.name(descriptor)); the loop is free meanwhile."
    case .wait(let list), .gather(let list): return "\(row.name) waits\(place): \(progress(of: list))"
    case .group(let list): return "\(row.name) waits\(place) at the end of its group: \(progress(of: list))"
    case .first(let list): return "\(row.name) waits\(place) for the next that ends: \(progress(of: list))"
    case .outside:
      return "\(row.name) awaits something that runs outside this loop."
    case .turn, nil:
      return "\(row.name) gave the loop back."
    }
  }

  /// `2 of 4 are done, Task-3, Task-4 are not.`
  private func progress(of list: ListReference) -> String {
    let all = tables[list]
    let left = names.unfinished(all)
    let done = "\(all.count - left.count) of \(all.count) are done"
    return left.isEmpty
      ? "\(done), and it is about to be woken." : "\(done), \(names.list(left)) \(left.count == 1 ? "is" : "are") not."
  }

  /// For what it waits, when that leads back to itself: `for fork, held by Task-2, which waits for knife, held by Task-1`.
  private func circle(from start: SubjectState) -> String? {
    var words: [String] = []
    var row = start
    for _ in state.subjects {
      guard let (what, next) = blocker(of: row), let following = state[next] else { return nil }
      words.append("for \(what)")
      if next == start.subject { return words.joined(separator: ", which waits ") }
      row = following
    }
    return nil
  }

  /// The one task that a suspended one waits for: to end, or to give a lock back.
  private func blocker(of row: SubjectState) -> (String, Subject)? {
    guard row.phase == .suspended else { return nil }
    switch row.wait {
    case .future(let task) where task.kind == .task, .shield(let task) where task.kind == .task:
      return (names.name(task), task)
    case .primitive(let lock, _, .lock):
      return state[lock]?.holders.first.map { ("\(names.name(lock)), held by \(names.name($0))", $0) }
    default:
      return nil
    }
  }

  private func primitiveWait(
    _ row: SubjectState, _ primitive: Subject, holder: Subject, _ purpose: TraceEvent.Purpose, _ place: String
  ) -> String {
    let name = names.name(primitive)
    // Who has it now, which may be another than when this wait began.
    let holder = state[primitive].map { $0.holders.first ?? .loop } ?? holder
    return switch purpose {
    case .lock where holder != .loop:
      "\(row.name) waits for \(name)\(place), which \(names.name(holder)) holds: it goes on when that is released."
    case .lock: "\(row.name) waits for \(name)\(place): others who came before are to have it first."
    case .semaphore: "\(row.name) waits for a permit of \(name)\(place): all of them are taken."
    case .event: "\(row.name) waits\(place) until somebody sets \(name)."
    case .condition: "\(row.name) waits\(place) until somebody notifies \(name); it holds no lock meanwhile."
    case .barrier: "\(row.name) waits at \(name)\(place) until all the others have come too."
    case .get: "\(row.name) waits\(place) because \(name) is empty: it goes on when somebody puts an item in."
    case .put: "\(row.name) waits\(place) because \(name) is full: it goes on when somebody takes an item out."
    case .join: "\(row.name) waits\(place) until every item of \(name) is said to be done."
    }
  }

  private func finished(_ row: SubjectState) -> String {
    let span = TimeText.short(row.since - row.birth)
    let ran = TimeText.short(row.time(in: .running, at: now))
    let result = text(row.end)
    let what = result == "None" ? "ended" : "returned \(result)"
    let times = row.steps == 1 ? "in one step" : "in \(row.steps) steps"
    return "\(row.name) \(what) at \(TimeText.seconds(row.since)) s, \(span) after it was made; "
      + "it ran \(ran) of that, \(times)."
  }

  private func text(_ reference: TextReference?) -> String { reference.map { tables[$0] } ?? "" }

  private static func ordinal(_ number: Int) -> String {
    let suffix =
      switch (number % 10, number % 100) {
      case (_, 11...13): "th"
      case (1, _): "st"
      case (2, _): "nd"
      case (3, _): "rd"
      default: "th"
      }
    return "\(number)\(suffix)"
  }
}
