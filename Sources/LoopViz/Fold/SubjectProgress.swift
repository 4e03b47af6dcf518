import VizEngine

/// What a subject's own events make of it: the fold of them, in which no other event has a part.
struct SubjectProgress: Hashable, Sendable {
  private(set) var phase = Phase.pending
  /// When it entered the phase.
  private(set) var since: Instant
  /// Where in the source it stands.
  private(set) var location: LocationReference
  /// What it waits for while suspended, or waited for last.
  private(set) var wait: TraceEvent.Wait?
  /// What put it into the ready queue last.
  private(set) var waker: TraceEvent.Waker?
  /// Its result or error, once it has ended.
  private(set) var end: TextReference?
  /// The thread of the pool that ran it, for a job.
  private(set) var thread: UInt32 = 0
  /// Who asked it to cancel, while that is not yet delivered or after.
  private(set) var canceller: Subject?
  /// What it has taken and not itself given back, in the order in which it did.
  private(set) var taken: [Subject] = []
  /// When it began to block, while it still has the loop.
  private(set) var blocksSince: Instant?
  /// How often it had the loop.
  private(set) var steps = 0

  private var timePending = Duration.zero
  private var timeRunning = Duration.zero
  private var timeSuspended = Duration.zero
  /// The part of `timeSuspended` in which it waited for something other than a task of this loop.
  private var timeWaitingOutside = Duration.zero

  /// What is known at its making.
  init(birth: TraceEvent) {
    since = birth.instant
    location = birth.location
  }

  /// Takes in the next of the subject's own events. O(1).
  mutating func apply(_ event: TraceEvent) {
    switch event.kind {
    // Of a step that is too long it is said where it stands meanwhile.
    case .output, .warning(.slowStep, _):
      stand(at: event.location)
    case .blocking:
      location = event.location
      blocksSince = event.instant
    case .cancelling(let canceller):
      self.canceller = canceller
    case .acquired(let thing):
      taken.append(thing)
    case .released(let thing):
      if let place = taken.firstIndex(of: thing) { taken.remove(at: place) }
    case .running(let thread):
      if event.subject.kind == .job { self.thread = thread }
      move(to: .running, event)
    case .suspended(on: .turn):
      move(to: .pending, event)
      wait = .turn
    case .suspended(let wait):
      move(to: .suspended, event)
      self.wait = wait
    case .ready(let waker):
      self.waker = waker
      move(to: .pending, event)
    case .finished(let text):
      end = text
      move(to: .finished, event)
    case .failed(let text):
      end = text
      move(to: .failed, event)
    case .cancelled:
      move(to: .cancelled, event)
    case .start, .stop, .close, .idle, .created, .thrown, .warning, .unknown:
      break
    }
  }

  /// Moves on to another phase; the time since the last move is counted for the old one.
  private mutating func move(to next: Phase, _ event: TraceEvent) {
    let spent = event.instant - since
    switch phase {
    case .pending:
      timePending += spent
    case .running:
      timeRunning += spent
    case .suspended:
      timeSuspended += spent
      if wait?.isOutside ?? false { timeWaitingOutside += spent }
    case .finished, .failed, .cancelled:
      break
    }
    if next == .running { steps += 1 }
    phase = next
    since = event.instant
    blocksSince = nil
    stand(at: event.location)
  }

  private mutating func stand(at place: LocationReference) {
    if place != .none { location = place }
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
    let isWaiting = phase == .suspended && (wait?.isOutside ?? false)
    return timeWaitingOutside + (isWaiting ? max(.zero, now - since) : .zero)
  }
}
