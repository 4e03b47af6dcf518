import VizEngine

@testable import LoopViz

/// The fold as plainly as it can be written, every subject at hand at every event: what the real one is compared with.
struct NaiveFold: Sendable {
  /// Everything that was made, in the order in which it was made.
  private(set) var subjects: [NaiveSubject] = []
  private var indices: [Subject: Int] = [:]
  /// What will run, in order. asyncio: `loop._ready`.
  private(set) var readyQueue: [Subject] = []
  /// What has the loop.
  private(set) var running: Subject?
  /// Jobs that a thread of the pool has now.
  private(set) var jobsAtWork: [Subject] = []
  private(set) var laneCounts: [Lane: Int] = [:]
  /// Whether the loop is inside `run…`.
  private(set) var isLoopRunning = false
  private(set) var isLoopClosed = false
  /// The loop sleeps, and until when.
  private(set) var idle: Idle?
  private(set) var iteration: UInt32 = 0
  /// How many turns tasks and callbacks have had.
  private(set) var turn = 0
  private(set) var now = Instant.zero
  /// Time during which a task or callback had the loop.
  private(set) var busy = Duration.zero
  private(set) var longestStep: Step?
  /// Which events are output.
  private(set) var outputs: [Int] = []
  /// How many events were folded.
  private(set) var eventCount = 0

  enum Idle: Hashable, Sendable {
    case until(Instant)
    /// No timer is set: only a thread or the outside can wake the loop.
    case forOutside
  }

  struct Step: Hashable, Sendable {
    var subject: Subject
    var duration: Duration
  }

  subscript(subject: Subject) -> NaiveSubject? {
    indices[subject].map { subjects[$0] }
  }

  /// Where a subject stands in ``subjects``.
  func index(of subject: Subject) -> Int? { indices[subject] }

  /// The tasks alone, in the order in which they were made.
  var tasks: some Sequence<NaiveSubject> { subjects.lazy.filter { $0.subject.kind == .task } }

  /// The locks, events, queues and the like, in the order in which they were made.
  var primitives: some Sequence<NaiveSubject> { subjects.lazy.filter { $0.subject.kind == .primitive } }

  /// The descriptors that are watched and not closed, in the order in which they were made.
  var descriptors: some Sequence<NaiveSubject> {
    subjects.lazy.filter { $0.subject.kind == .descriptor && !$0.phase.isEnd }
  }

  /// The tasks that wait for a primitive or a descriptor, in the order in which they were made.
  func waiting(for thing: Subject) -> [NaiveSubject] {
    tasks.filter { row in
      guard row.phase == .suspended else { return false }
      return switch row.wait {
      case .primitive(thing, _, _), .descriptor(thing, _): true
      default: false
      }
    }
  }

  func count(in lane: Lane) -> Int { laneCounts[lane] ?? 0 }

  /// Timers that are set, the earliest first.
  var timers: [NaiveSubject] {
    subjects.filter { $0.deadline != nil }.sorted {
      ($0.deadline ?? .zero, $0.birth) < ($1.deadline ?? .zero, $1.birth)
    }
  }

  /// Takes one event in. O(1), beside the length of the ready queue.
  mutating func apply(_ event: TraceEvent, tables: TraceTables) {
    now = max(now, event.instant)
    iteration = event.iteration
    let number = eventCount
    eventCount += 1
    switch event.kind {
    case .start:
      isLoopRunning = true
    case .stop:
      isLoopRunning = false
      idle = nil
    case .close:
      isLoopClosed = true
    case .idle(let until):
      idle = until.map { .until($0) } ?? .forOutside
    case .created(let identity, let parent):
      create(event, tables[identity], parent: parent, tables)
    case .output:
      outputs.append(number)
      if event.location != .none { change(event.subject) { $0.location = event.location } }
    case .warning(.slowStep, _):
      if event.location != .none { change(event.subject) { $0.location = event.location } }
    case .blocking:
      change(event.subject) { subject in
        subject.location = event.location
        subject.blocksSince = event.instant
      }
    case .acquired(let primitive):
      change(primitive) { $0.holders.append(event.subject) }
    case .released(let primitive):
      change(primitive) { $0.drop(holder: event.subject) }
    case .cancelling(let canceller):
      change(event.subject) { $0.canceller = canceller }
    case .running, .suspended, .ready, .finished, .failed, .cancelled:
      move(event)
    case .thrown, .warning, .unknown:
      break
    }
  }

  private mutating func create(_ event: TraceEvent, _ identity: Identity, parent: Subject, _ tables: TraceTables) {
    let state = NaiveSubject(
      subject: event.subject, name: tables.name(of: identity), coroutine: tables[identity.coroutine],
      parent: parent, birth: event.instant, location: event.location)
    indices[event.subject] = subjects.count
    subjects.append(state)
    switch event.subject.kind {
    case .task:
      laneCounts[.pending, default: 0] += 1
      readyQueue.append(event.subject)
    case .handle:
      readyQueue.append(event.subject)
    case .future, .job, .primitive, .descriptor, .loop:
      break
    }
  }

  private mutating func move(_ event: TraceEvent) {
    guard let index = indices[event.subject] else { return }
    let old = subjects[index]
    leave(old, at: event.instant)
    let next = enter(event, index)
    // The time that is over counts for the wait that is over.
    let wait = subjects[index].wait
    subjects[index].wait = old.wait
    subjects[index].move(to: next, at: event.instant)
    subjects[index].wait = wait
    if event.location != .none { subjects[index].location = event.location }
    if event.subject.kind == .task, old.phase.lane != next.lane {
      laneCounts[old.phase.lane, default: 0] -= 1
      laneCounts[next.lane, default: 0] += 1
    }
  }

  /// The subject's old place is given up.
  private mutating func leave(_ old: NaiveSubject, at instant: Instant) {
    switch old.phase {
    case .pending:
      if let place = readyQueue.firstIndex(of: old.subject) { readyQueue.remove(at: place) }
    case .running where old.subject.kind == .job:
      jobsAtWork.removeAll { $0 == old.subject }
    case .running:
      if running == old.subject { running = nil }
      let duration = instant - old.since
      busy += duration
      if duration > longestStep?.duration ?? .zero { longestStep = Step(subject: old.subject, duration: duration) }
    case .suspended, .finished, .failed, .cancelled:
      break
    }
  }

  /// The subject's new place and phase.
  private mutating func enter(_ event: TraceEvent, _ index: Int) -> Phase {
    switch event.kind {
    case .running(let thread):
      if event.subject.kind == .job {
        jobsAtWork.append(event.subject)
        subjects[index].thread = thread
      } else {
        running = event.subject
        idle = nil
        turn += 1
      }
      return .running
    case .suspended(.turn):
      readyQueue.append(event.subject)
      subjects[index].wait = .turn
      return .pending
    case .suspended(let wait):
      subjects[index].wait = wait
      return .suspended
    case .ready(let waker):
      readyQueue.append(event.subject)
      idle = nil
      subjects[index].waker = waker
      return .pending
    case .finished(let text):
      subjects[index].end = text
      return .finished
    case .failed(let text):
      subjects[index].end = text
      return .failed
    case .cancelled:
      return .cancelled
    case .start, .stop, .close, .idle, .created, .thrown, .blocking, .acquired, .released, .cancelling, .output,
      .warning, .unknown:
      return subjects[index].phase
    }
  }

  private mutating func change(_ subject: Subject, _ body: (inout NaiveSubject) -> Void) {
    if let index = indices[subject] { body(&subjects[index]) }
  }
}

extension NaiveSubject {
  /// When its timer is due, if it waits for one.
  var deadline: Instant? {
    guard phase == .suspended, case .timer(let until) = wait else { return nil }
    return until
  }
}
