import VizEngine

/// Why a subject is where it is: what is the case, in no language.
enum Reason: Hashable, Sendable {
  /// A future that nobody has given its result.
  case unset(Subject)
  case hasResult(Subject, String, since: Instant)
  case hasError(Subject, String, since: Instant)
  /// A descriptor, server or the like.
  case closed(Subject)
  /// A lock or the like.
  case thing(Subject, holders: [Subject], waiting: [Subject])

  /// A job for which there is no thread yet.
  case waitsForThread(Subject)
  /// Made before the loop runs.
  case notBegun(Subject, QueuePlace)
  case letOthersGo(Subject, QueuePlace)
  case new(Subject, QueuePlace)
  case woken(Subject, by: TraceEvent.Waker, QueuePlace)

  case onThread(Subject, thread: UInt32, for: Duration)
  case blocks(Subject, at: SourceLocation?, for: Duration)
  case hasLoop(Subject)
  /// It has the loop too long.
  case keepsLoop(Subject, for: Duration)

  /// A callback whose time has not come.
  case scheduled(Subject, due: Instant, left: Duration)
  case suspended(Subject, Waiting, at: SourceLocation?, left: Duration, timeout: Timeout?)
  /// What it waits for leads back to itself.
  case circle(Subject, [Link], timeout: Timeout?)

  case finished(Subject, Life)
  case failed(Subject, String, at: Instant)
  case cancelled(Subject, at: Instant, by: Subject?)

  /// Where something stands in the ready queue, counted from 1; no number when it is not found there.
  struct QueuePlace: Hashable, Sendable {
    var number: Int?
    var count: Int
  }

  /// When a wait is cut short.
  struct Timeout: Hashable, Sendable {
    var due: Instant
    var left: Duration
  }

  /// A step of a circle of waiting.
  enum Link: Hashable, Sendable {
    /// Waits for this task to end.
    case end(Subject)
    case lock(Subject, holder: Subject)
  }

  /// How a subject that has returned lived.
  struct Life: Hashable, Sendable {
    /// As Python's `repr` writes it.
    var result: String
    var end: Instant
    var span: Duration
    var ran: Duration
    var steps: Int

    /// Whether it returned something.
    var hasResult: Bool { result != "None" }
  }
}
