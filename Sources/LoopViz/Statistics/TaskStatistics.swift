import VizEngine

/// What one task's own events add up to: the fold of them into a few numbers of one size.
struct TaskStatistics: Hashable, Sendable {
  /// One run of the task, from getting the loop to giving it back.
  struct Step: Hashable, Sendable {
    var duration = Duration.zero
    var start = Instant.zero
    /// Where it stood: where it blocked if it says so, else where it gave the loop back.
    var location = LocationReference.none
  }

  let subject: Subject
  let identity: IdentityReference
  let parent: Subject
  let birth: Instant
  let birthplace: LocationReference
  private(set) var phase = Phase.pending
  /// When it entered the phase: when it ended, once it has.
  private(set) var since: Instant
  /// Where in the source it stands.
  private(set) var location: LocationReference
  /// Its result or error, once it has ended.
  private(set) var end: TextReference?
  /// How often it had the loop.
  private(set) var steps = 0
  private(set) var running = Duration.zero
  private(set) var ready = Duration.zero
  private(set) var waiting = Duration.zero
  private(set) var longest: Step?
  private var blockedAt = LocationReference.none

  init(_ subject: Subject, _ identity: IdentityReference, parent: Subject, birth: TraceEvent) {
    self.subject = subject
    self.identity = identity
    self.parent = parent
    self.birth = birth.instant
    birthplace = birth.location
    since = birth.instant
    location = birth.location
  }

  /// Takes in the next of the task's own events. O(1).
  mutating func apply(_ event: TraceEvent) {
    switch event.kind {
    case .output:
      stand(at: event.location)
    case .blocking:
      stand(at: event.location)
      blockedAt = event.location
    case .running:
      move(to: .running, event)
      steps += 1
    case .suspended(on: .turn), .ready:
      move(to: .pending, event)
    case .suspended:
      move(to: .suspended, event)
    case .finished(let text):
      end = text
      move(to: .finished, event)
    case .failed(let text):
      end = text
      move(to: .failed, event)
    case .cancelled:
      move(to: .cancelled, event)
    case .start, .stop, .close, .idle, .created, .thrown, .cancelling, .acquired, .released, .warning, .unknown:
      break
    }
  }

  /// Counts the stretch that is under way when the log ends.
  mutating func finish(at now: Instant) {
    guard !phase.isEnd else { return }
    count(until: now, at: .none)
  }

  private mutating func move(to next: Phase, _ event: TraceEvent) {
    count(until: event.instant, at: event.location)
    stand(at: event.location)
    phase = next
    since = event.instant
    blockedAt = .none
  }

  private mutating func count(until now: Instant, at place: LocationReference) {
    let spent = now - since
    switch phase {
    case .pending: ready += spent
    case .suspended: waiting += spent
    case .running:
      running += spent
      guard spent > longest?.duration ?? .nanoseconds(-1) else { break }
      let place = [blockedAt, place, location].first { $0 != .none } ?? .none
      longest = Step(duration: spent, start: since, location: place)
    case .finished, .failed, .cancelled: break
    }
  }

  private mutating func stand(at place: LocationReference) {
    if place != .none { location = place }
  }
}
