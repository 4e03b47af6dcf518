/// Finds locks that are kept over a long wait while others want them.
///
/// A lock that nobody wants does no harm, and a permit of a semaphore is there to be kept while one waits: so a wait
/// counts when it is at least ``LintThresholds/lockHeld`` long and at its end somebody stands waiting for that lock, as
/// a lock.
struct LockHeldLint: Lint {
  static let interest: LintInterest = [.running, .suspended, .ready, .holding]

  private struct Queue {
    var count = 0
    var latest = Subject.loop
  }

  private struct Wait {
    var start: Instant
    var end: Instant?
    var place: LocationReference
  }

  private let limit: Duration
  private var holders: [Subject: Subject] = [:]
  /// What each task holds, in the order in which it took it.
  private var held: [Subject: [Subject]] = [:]
  /// How long a holder has been waiting for something.
  private var waits: [Subject: Wait] = [:]
  /// Who stands waiting for which lock, and how many for each.
  private var wanting: [Subject: Subject] = [:]
  private var queues: [Subject: Queue] = [:]
  /// Whoever holds something, or wants to: nobody else is looked for in the tables, which costs a hash each time.
  private var concerned = SubjectSet()

  init(_ thresholds: LintThresholds) {
    limit = thresholds.lockHeld
  }

  mutating func accept(_ event: TraceEvent, _ subjects: LintSubjects, _ tables: TraceTables) -> [Finding] {
    switch event.kind {
    case .suspended(on: .primitive(_, _, .lock)), .acquired:
      concerned.insert(event.subject)
    default:
      guard concerned.contains(event.subject) else { return [] }
    }
    switch event.kind {
    case .acquired(let primitive):
      holders[primitive] = event.subject
      held[event.subject, default: []].append(primitive)
    case .released(let primitive):
      release(primitive)
      forget(event.subject)
    case .suspended(on: .turn):
      break
    case .suspended(let wait):
      if case .primitive(let primitive, _, .lock) = wait { queue(event.subject, for: primitive) }
      if held[event.subject] != nil { waits[event.subject] = Wait(start: event.instant, place: event.location) }
    case .ready:
      waits[event.subject]?.end = event.instant
    case .running:
      defer { forget(event.subject) }
      if let primitive = wanting.removeValue(forKey: event.subject) { queues[primitive]?.count -= 1 }
      guard let wait = waits.removeValue(forKey: event.subject) else { break }
      return judge(wait, of: event, subjects, tables)
    case .start, .stop, .close, .idle, .created, .thrown, .blocking, .finished, .failed, .cancelled, .cancelling,
      .output, .warning, .unknown:
      break
    }
    return []
  }

  private mutating func forget(_ subject: Subject) {
    if held[subject] == nil, wanting[subject] == nil, waits[subject] == nil { concerned.remove(subject) }
  }

  /// The one who gives a lock back need not be the one who took it.
  private mutating func release(_ primitive: Subject) {
    guard let holder = holders.removeValue(forKey: primitive) else { return }
    held[holder]?.removeAll { $0 == primitive }
    if held[holder]?.isEmpty ?? false { held[holder] = nil }
  }

  private mutating func queue(_ subject: Subject, for primitive: Subject) {
    wanting[subject] = primitive
    queues[primitive, default: Queue()].count += 1
    queues[primitive]?.latest = subject
  }

  private func judge(
    _ wait: Wait, of event: TraceEvent, _ subjects: LintSubjects, _ tables: TraceTables
  ) -> [Finding] {
    let duration = (wait.end ?? event.instant) - wait.start
    guard duration >= limit else { return [] }
    return (held[event.subject] ?? []).compactMap { primitive in
      guard let queue = queues[primitive], queue.count > 0 else { return nil }
      let facts = Finding.Facts.lockHeld(
        subjects.title(of: event.subject, tables), lock: subjects.name(of: primitive, tables), duration,
        tables[wait.place], waiting(queue, primitive, subjects, tables))
      return Finding(.lockHeld, event.subject, at: wait.place, event.instant, facts, subjects, tables)
    }
  }

  private func waiting(
    _ queue: Queue, _ primitive: Subject, _ subjects: LintSubjects, _ tables: TraceTables
  ) -> Finding.Waiting {
    guard wanting[queue.latest] == primitive else { return .counted(queue.count) }
    return .named(subjects.title(of: queue.latest, tables), more: queue.count - 1)
  }
}
