import VizEngine

/// Says in plain sentences why a subject is where it is, and what an event comes to.
struct Why {
  let state: LoopState
  let tables: TraceTables
  let now: Instant

  /// From this long on a step is said to freeze the loop; asyncio's `slow_callback_duration`.
  private static let slowStep = Duration.milliseconds(100)

  /// One sentence or two for a subject; none for one that is not made.
  func sentence(for subject: Subject, in phrases: any Phrases) -> String {
    reason(for: subject).map { phrases.sentence($0, SubjectNames(state: state, phrases: phrases)) } ?? ""
  }

  /// What is the case with a subject; nothing for one that is not made.
  func reason(for subject: Subject) -> Reason? {
    guard let row = state[subject] else { return nil }
    switch subject.kind {
    case .future: return future(row)
    case .primitive, .descriptor: return thing(row)
    case .loop, .task, .handle, .job: break
    }
    return switch row.phase {
    case .pending: pending(row)
    case .running: running(row)
    case .suspended: suspended(row)
    case .finished: .finished(subject, life(row))
    case .failed: .failed(subject, text(row.end), at: row.since)
    case .cancelled: .cancelled(subject, at: row.since, by: row.canceller)
    }
  }

  private func future(_ row: SubjectState) -> Reason {
    switch row.phase {
    case .pending, .running, .suspended: .unset(row.subject)
    case .finished: .hasResult(row.subject, text(row.end), since: row.since)
    case .failed: .hasError(row.subject, text(row.end), since: row.since)
    case .cancelled: .cancelled(row.subject, at: row.since, by: nil)
    }
  }

  private func thing(_ row: SubjectState) -> Reason {
    if row.phase.isEnd { return .closed(row.subject) }
    return .thing(row.subject, holders: row.holders, waiting: state.waiting(for: row.subject).map(\.subject))
  }

  private func pending(_ row: SubjectState) -> Reason {
    let subject = row.subject
    if subject.kind == .job { return .waitsForThread(subject) }
    let place = queuePlace(of: subject)
    if !state.isLoopRunning, row.steps == 0 { return .notBegun(subject, place) }
    if case .turn = row.wait { return .letOthersGo(subject, place) }
    return row.waker.map { .woken(subject, by: $0, place) } ?? .new(subject, place)
  }

  private func running(_ row: SubjectState) -> Reason {
    let duration = now - row.since
    if row.subject.kind == .job { return .onThread(row.subject, thread: row.thread, for: duration) }
    if row.blocksSince != nil { return .blocks(row.subject, at: tables[row.location], for: duration) }
    return duration >= Self.slowStep ? .keepsLoop(row.subject, for: duration) : .hasLoop(row.subject)
  }

  private func suspended(_ row: SubjectState) -> Reason {
    let subject = row.subject
    if let circle = circle(from: row) { return .circle(subject, circle, timeout: timeout(of: row)) }
    let until = row.deadline ?? now
    if subject.kind == .handle, row.deadline != nil { return .scheduled(subject, due: until, left: until - now) }
    return .suspended(
      subject, Waiting(row.wait, since: row.since, tables, state), at: tables[row.location], left: until - now,
      timeout: timeout(of: row))
  }

  private func timeout(of row: SubjectState) -> Reason.Timeout? {
    state.timeout(of: row.subject).map { Reason.Timeout(due: $0, left: $0 - now) }
  }

  /// For what it waits, when that leads back to itself.
  private func circle(from start: SubjectState) -> [Reason.Link]? {
    var links: [Reason.Link] = []
    var row = start
    for _ in 0..<state.taskCount {
      guard let (link, next) = blocker(of: row), let following = state[next] else { return nil }
      links.append(link)
      if next == start.subject { return links }
      row = following
    }
    return nil
  }

  /// The one task that a suspended one waits for: to end, or to give a lock back.
  private func blocker(of row: SubjectState) -> (Reason.Link, Subject)? {
    guard row.phase == .suspended else { return nil }
    switch row.wait {
    case .future(let task) where task.kind == .task, .shield(let task) where task.kind == .task:
      return (.end(task), task)
    case .primitive(let lock, _, .lock):
      return state[lock]?.holders.first.map { (.lock(lock, holder: $0), $0) }
    default:
      return nil
    }
  }

  func life(_ row: SubjectState) -> Reason.Life {
    Reason.Life(
      result: text(row.end), end: row.since, span: row.since - row.birth, ran: row.time(in: .running, at: now),
      steps: row.steps)
  }

  func queuePlace(of subject: Subject) -> Reason.QueuePlace {
    Reason.QueuePlace(number: state.readyQueue.firstIndex(of: subject).map { $0 + 1 }, count: state.readyQueue.count)
  }

  func text(_ reference: TextReference?) -> String { reference.map { tables[$0] } ?? "" }
}
