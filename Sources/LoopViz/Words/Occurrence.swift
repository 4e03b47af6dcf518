import VizEngine

/// What an event comes to, with what surrounds it: what is the case, in no language.
enum Occurrence: Hashable, Sendable {
  case loopStarts(ready: Int)
  case loopStops(unfinished: Int)
  case loopCloses
  /// Nothing is ready; `whose` timer is due then, perhaps the earliest of several.
  case loopSleeps(until: Instant, whose: Subject?, isEarliest: Bool)
  case loopWaits

  /// Made by somebody; the loop stands for the program outside of all tasks.
  case made(Subject, coroutine: String, by: Subject, Reason.QueuePlace)
  case begins(Subject, Queue)
  case goesOn(Subject, at: SourceLocation?, Queue)
  case jobRuns(Subject, thread: UInt32)
  case thrown(Subject, error: String, at: SourceLocation?)

  case letsOthersGo(Subject, Reason.QueuePlace)
  case isScheduled(Subject, due: Instant)
  case givesLoopBack(Subject, Waiting, at: SourceLocation?, Queue)
  case blocks(Subject, until: Instant, Queue)
  /// Ready again; it stands in the queue after so many others, the last of which is `after`.
  case ready(Subject, Cause, after: Subject?)

  case returned(Subject, Reason.Life, [Awaiter]?)
  case raised(Subject, error: String, [Awaiter]?)
  case wasCancelled(Subject, by: Subject?, [Awaiter]?)
  case askedToCancel(Subject, by: Subject)

  case took(Subject, Subject, waiting: Int)
  /// `next` is who has waited for it longest.
  case gaveBack(Subject, Subject, next: Subject?)
  case printed(Subject, String)
  /// By the program, while no loop ran.
  case printedOutside(String)
  case warned(Subject, TraceEvent.Warning, String)
  case unknown(String)

  /// What stands in the ready queue.
  enum Queue: Hashable, Sendable {
    case empty
    case waiting(first: Subject, count: Int)

    var count: Int {
      switch self {
      case .empty: 0
      case .waiting(_, let count): count
      }
    }
  }

  /// Why something is ready again.
  enum Cause: Hashable, Sendable {
    case timer
    /// What it waited for has ended.
    case ended(Subject)
    /// One of a list that it waited for has ended.
    case endedOf(Subject, Waiting.Progress)
    /// Somebody did what it waited for: gave the lock back, set the event, put an item in.
    case served(by: Subject, Subject, TraceEvent.Purpose)
    /// Somebody woke it.
    case woken(by: Subject)
    case cancellation(by: Subject?)
    case descriptor(Subject, TraceEvent.Readiness)
    case outside
  }

  /// Who waits for something that has ended, and for how many more. Unknown among very many subjects.
  struct Awaiter: Hashable, Sendable {
    var subject: Subject
    var more: Int
  }
}
