import VizEngine

/// All that is known, at one instant, of a task, callback, future or job.
@dynamicMemberLookup
struct SubjectState: Hashable, Sendable {
  let subject: Subject
  /// `Task-2`, or a callback's name.
  let name: String
  /// `worker(1)`; empty for all but tasks.
  let coroutine: String
  let parent: Subject
  let birth: Instant
  /// Who holds it, for a primitive: one for each permit taken, in the order in which they were.
  let holders: [Subject]
  let progress: SubjectProgress

  /// How far it has come: `state.phase`, `state.wait` and so on.
  subscript<Value>(dynamicMember path: KeyPath<SubjectProgress, Value>) -> Value { progress[keyPath: path] }

  /// What people call it: its coroutine with arguments when it has one.
  var title: String { coroutine.isEmpty ? name : coroutine }

  /// When its timer is due, if it waits for one.
  var deadline: Instant? {
    guard progress.phase == .suspended, case .timer(let until) = progress.wait else { return nil }
    return until
  }

  /// Whether what it waits for, or waited for last, is something to read or write.
  var waitsAtDescriptor: Bool {
    if case .descriptor = progress.wait { true } else { false }
  }

  /// The time spent in a phase up to `now`, the present stretch included.
  func time(in phase: Phase, at now: Instant) -> Duration { progress.time(in: phase, at: now) }

  /// The time for which it waited for timers, threads and the outside up to `now`.
  func timeWaitingOutside(at now: Instant) -> Duration { progress.timeWaitingOutside(at: now) }
}
