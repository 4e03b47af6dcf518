/// Finds locks that are kept over a long wait while others want them.
///
/// A lock that nobody wants does no harm, and a permit of a semaphore is there to be kept while one waits: so a wait
/// counts when it is at least ``LintThresholds/lockHeld`` long and at its end somebody stands waiting for that lock, as
/// a lock.
struct LockHeldLint: Lint {
  static let interest: LintInterest = [.running, .suspended, .ready, .holding]

  private struct Queue {
    var holder: Subject?
    var count = 0
    var latest = Subject.loop
  }

  private struct Wait {
    var start: Instant
    var end: Instant?
    var place: LocationReference
  }

  /// Of a task that holds something or wants to; nobody else is looked after.
  private struct Party {
    /// What it holds, in the order in which it took it.
    var held: [Subject] = []
    /// How long it has been waiting for something, while it holds something.
    var wait: Wait?
    /// The lock for which it stands waiting.
    var wanted: Subject?

    var isConcerned: Bool { !held.isEmpty || wait != nil || wanted != nil }
  }

  private let limit: Duration
  private var parties = SubjectPool<Party>()
  /// Who holds each lock, and who stands waiting for it.
  private var queues: [Subject: Queue] = [:]

  init(_ thresholds: LintThresholds) {
    limit = thresholds.lockHeld
  }

  mutating func accept(_ event: TraceEvent, _ subjects: LintSubjects, _ tables: TraceTables) -> [Finding] {
    switch event.kind {
    case .acquired(let primitive):
      queues[primitive, default: Queue()].holder = event.subject
      parties[slot: parties.slot(of: event.subject, default: Party())].held.append(primitive)
    case .released(let primitive):
      release(primitive)
    case .suspended(on: .turn):
      break
    case .suspended(let wait):
      if case .primitive(let primitive, _, .lock) = wait { queue(event.subject, for: primitive) }
      if let slot = parties.slot(of: event.subject), !parties[slot: slot].held.isEmpty {
        parties[slot: slot].wait = Wait(start: event.instant, place: event.location)
      }
    case .ready:
      if let slot = parties.slot(of: event.subject) { parties[slot: slot].wait?.end = event.instant }
    case .running:
      guard let slot = parties.slot(of: event.subject) else { break }
      if let primitive = parties[slot: slot].wanted { queues[primitive]?.count -= 1 }
      let wait = parties[slot: slot].wait
      parties[slot: slot].wanted = nil
      parties[slot: slot].wait = nil
      let findings = wait.map { judge($0, of: event, parties[slot: slot].held, subjects, tables) } ?? []
      forget(event.subject)
      return findings
    case .start, .stop, .close, .idle, .created, .thrown, .blocking, .finished, .failed, .cancelled, .cancelling,
      .output, .warning, .unknown:
      break
    }
    return []
  }

  private mutating func forget(_ subject: Subject) {
    if parties[subject].map({ !$0.isConcerned }) ?? false { parties.remove(subject) }
  }

  /// The one who gives a lock back need not be the one who took it.
  private mutating func release(_ primitive: Subject) {
    guard let holder = queues[primitive]?.holder else { return }
    queues[primitive]?.holder = nil
    guard let slot = parties.slot(of: holder) else { return }
    parties[slot: slot].held.removeAll { $0 == primitive }
    forget(holder)
  }

  private mutating func queue(_ subject: Subject, for primitive: Subject) {
    parties[slot: parties.slot(of: subject, default: Party())].wanted = primitive
    queues[primitive, default: Queue()].count += 1
    queues[primitive]?.latest = subject
  }

  private func judge(
    _ wait: Wait, of event: TraceEvent, _ held: [Subject], _ subjects: LintSubjects, _ tables: TraceTables
  ) -> [Finding] {
    let duration = (wait.end ?? event.instant) - wait.start
    guard duration >= limit else { return [] }
    return held.compactMap { primitive in
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
    guard parties[queue.latest]?.wanted == primitive else { return .counted(queue.count) }
    return .named(subjects.title(of: queue.latest, tables), more: queue.count - 1)
  }
}
