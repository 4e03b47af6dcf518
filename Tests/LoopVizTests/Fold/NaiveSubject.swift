import VizEngine

@testable import LoopViz

/// What ``NaiveFold`` knows of a subject.
struct NaiveSubject: Hashable, Sendable {
  let subject: Subject
  /// `Task-2`, or a callback's name.
  let name: String
  /// `worker(1)`; empty for all but tasks.
  let coroutine: String
  let parent: Subject
  let birth: Instant

  private(set) var phase = Phase.pending
  /// When it entered the phase.
  private(set) var since: Instant
  /// Where in the source it stands.
  var location: LocationReference
  /// What it waits for while suspended.
  var wait: TraceEvent.Wait?
  /// What put it into the ready queue last.
  var waker: TraceEvent.Waker?
  /// Its result or error, once it has ended.
  var end: TextReference?
  /// The thread of the pool that ran it, for a job.
  var thread: UInt32 = 0
  /// Who asked it to cancel, while that is not yet delivered or after.
  var canceller: Subject?
  /// Who holds it, for a primitive: one for each permit taken, in the order in which they were.
  var holders: [Subject] = []
  /// When it began to block, while it still has the loop.
  var blocksSince: Instant?
  /// How often it had the loop.
  private(set) var steps = 0

  private var timePending = Duration.zero
  private var timeRunning = Duration.zero
  private var timeSuspended = Duration.zero
  /// The part of `timeSuspended` in which it waited for something other than a task of this loop.
  private var timeWaitingOutside = Duration.zero

  init(
    subject: Subject, name: String, coroutine: String, parent: Subject, birth: Instant, location: LocationReference
  ) {
    self.subject = subject
    self.name = name
    self.coroutine = coroutine
    self.parent = parent
    self.birth = birth
    self.since = birth
    self.location = location
  }

  /// What people call it: its coroutine with arguments when it has one.
  var title: String { coroutine.isEmpty ? name : coroutine }

  /// Moves on to another phase; the time since the last move is counted for the old one.
  mutating func move(to next: Phase, at instant: Instant) {
    let spent = instant - since
    switch phase {
    case .pending:
      timePending += spent
    case .running:
      timeRunning += spent
    case .suspended:
      timeSuspended += spent
      if waitsOutside { timeWaitingOutside += spent }
    case .finished, .failed, .cancelled:
      break
    }
    if next == .running { steps += 1 }
    phase = next
    since = instant
    blocksSince = nil
  }

  /// A permit is given back: by its holder, or, as asyncio allows, by somebody else for the one who held it longest.
  mutating func drop(holder: Subject) {
    guard !holders.isEmpty else { return }
    holders.remove(at: holders.firstIndex(of: holder) ?? 0)
  }

  /// Whether what it waits for, or waited for last, is something to read or write.
  var waitsAtDescriptor: Bool {
    if case .descriptor = wait { true } else { false }
  }

  private var waitsOutside: Bool {
    switch wait {
    case .timer, .outside: true
    case .future(let subject): subject.kind == .job
    case .descriptor: true
    case .turn, .wait, .gather, .group, .first, .shield, .primitive, nil: false
    }
  }

  /// The time spent in a phase up to `now`, the present stretch included.
  func time(in asked: Phase, at now: Instant) -> Duration {
    let present = phase == asked ? max(.zero, now - since) : .zero
    return switch asked {
    case .pending: timePending + present
    case .running: timeRunning + present
    case .suspended: timeSuspended + present
    case .finished, .failed, .cancelled: present
    }
  }

  /// The time for which it waited for timers, threads and the outside up to `now`.
  func timeWaitingOutside(at now: Instant) -> Duration {
    timeWaitingOutside + (phase == .suspended && waitsOutside ? max(.zero, now - since) : .zero)
  }
}
