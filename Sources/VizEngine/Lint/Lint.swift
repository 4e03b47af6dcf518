/// A rule that looks at a run as it happens and finds what its author would want to know.
///
/// A lint is a fold: it gets each event once, in order, keeps what little it needs, and answers with what that event
/// made certain. It asks no loop and no clock, so one lint serves a run that is under way, a log that is read back and
/// the trace of a program in another language. O(1) for each event, amortised.
public protocol Lint: Sendable {
  /// The events that it is given; without a word, all.
  static var interest: LintInterest { get }

  /// Takes one event in; what it shows to be wrong, usually nothing.
  /// - Parameters:
  ///   - event: what happened, after everything that this lint was given before.
  ///   - subjects: who everybody is, this event's subject included.
  ///   - tables: what the event's references stand for.
  mutating func accept(_ event: TraceEvent, _ subjects: LintSubjects, _ tables: TraceTables) -> [Finding]
}

extension Lint {
  /// All events.
  public static var interest: LintInterest { .all }
}

/// What can be found.
public enum LintKind: String, Hashable, Sendable, CaseIterable {
  /// One step, or one pass of many steps, kept the loop too long. asyncio: `slow_callback_duration`.
  case loopBlocked = "loop blocked"
  /// A coroutine was made and dropped without having run. Python: `RuntimeWarning: … was never awaited`.
  case neverAwaited = "never awaited"
  /// An error of a task or future that nobody asked for. asyncio: `exception was never retrieved`.
  case neverRetrieved = "never retrieved"
  /// A task was dropped before its end. asyncio: `Task was destroyed but it is pending!`.
  case destroyedPending = "destroyed pending"
  /// A task takes the loop again and again, so that the others get next to nothing of it.
  case neverYields = "never yields"
  /// Tasks wait for each other, or for what nobody will do.
  case deadlock = "deadlock"
  /// A lock that others wait for is kept while its holder waits for something slow.
  case lockHeld = "lock held"
  /// An error that no code of the program could catch. asyncio: `call_exception_handler`.
  case unhandledError = "unhandled error"
}
