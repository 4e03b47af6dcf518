/// One thing that happened on the loop: 32 bytes, equal to any other like it, and the only source of what is shown.
///
/// The state at any instant is the fold of the events before it, so going back, replaying and exporting are one thing.
public struct TraceEvent: Hashable, Sendable {
  /// What happened. Closed: a new kind fails to compile wherever it is not handled.
  public enum Kind: Hashable, Sendable {
    /// The loop begins to run. asyncio: `run_forever`.
    case start
    /// The loop has left its run. asyncio: `stop`.
    case stop
    /// The loop is closed for good.
    case close
    /// Nothing is ready: the loop waits until this instant, or for the outside when there is none.
    case idle(until: Instant?)
    /// The subject is made, by `parent`. A task or callback so made is ready unless an event says otherwise.
    case created(IdentityReference, parent: Subject)
    /// The subject has the loop, or, for a job, this thread of the pool.
    case running(thread: UInt32)
    /// This error is thrown into the subject at the await where it stands, as it goes on.
    case thrown(TextReference)
    /// The subject gave the loop back and waits.
    case suspended(on: Wait)
    /// The subject keeps the loop and does nothing until this instant: nobody else can run. Python: `time.sleep`.
    case blocking(until: Instant)
    /// The subject entered the ready queue.
    case ready(by: Waker)
    /// The subject returned; the text is the result as Python's `repr` writes it.
    case finished(TextReference)
    /// The subject raised; the text is the error.
    case failed(TextReference)
    /// The subject ended by cancellation.
    case cancelled
    /// Someone asked the subject to cancel; it is told at its next step.
    case cancelling(by: Subject)
    /// The subject has taken this primitive: it holds the lock, or a permit of the semaphore.
    case acquired(Subject)
    /// The subject has given this primitive back.
    case released(Subject)
    /// The subject printed this.
    case output(TextReference)
    /// Something deserves attention.
    case warning(Warning, TextReference)
    /// An event of a log made elsewhere that this version does not know: its word and keys as written.
    case unknown(TextReference)
  }

  /// What a suspended subject waits for.
  public enum Wait: Hashable, Sendable {
    /// Nothing: it let the others go first and is in the ready queue again. asyncio: `sleep(0)`.
    case turn
    /// A timer due at this instant. asyncio: `sleep`, `call_later`.
    case timer(until: Instant)
    /// A task or future.
    case future(Subject)
    /// Some or all of a list. asyncio: `wait`.
    case wait(ListReference)
    /// All of a list. asyncio: `gather`.
    case gather(ListReference)
    /// All tasks of a group. asyncio: the end of `async with TaskGroup()`.
    case group(ListReference)
    /// The next of a list to end. asyncio: `as_completed`.
    case first(ListReference)
    /// A task or future, which the end of this wait does not cancel. asyncio: `shield`.
    case shield(Subject)
    /// A lock, event, queue or the like; `holder` is who has it, the loop when nobody has or nobody can.
    case primitive(Subject, holder: Subject, Purpose)
    /// A descriptor, until it can be read or written.
    case descriptor(Subject, Readiness)
    /// Something outside the loop: an asynchronous function of Swift that this loop does not run.
    case outside
  }

  /// What is wanted of a primitive.
  public enum Purpose: UInt8, Hashable, Sendable, CaseIterable {
    /// To hold it.
    case lock
    /// A permit of it.
    case semaphore
    /// That it is set.
    case event
    /// That somebody notifies.
    case condition
    /// That all parties have come.
    case barrier
    /// An item of the queue.
    case get
    /// Room in the queue.
    case put
    /// That all items of the queue are done.
    case join
  }

  /// What is waited for at a descriptor.
  public enum Readiness: UInt8, Hashable, Sendable, CaseIterable {
    case read, write
  }

  /// What put a subject into the ready queue.
  public enum Waker: Hashable, Sendable {
    case timer
    /// A task, future or job that ended, or the subject that asked.
    case subject(Subject)
    /// A request to cancel.
    case cancellation
    case outside
  }

  /// The things worth a warning.
  public enum Warning: UInt8, Hashable, Sendable, CaseIterable {
    case neverAwaited, neverRetrieved, destroyedPending, callbackFailed, slowStep, deadlock, unhandled, negativeDelay
  }

  /// What happened.
  public var kind: Kind
  /// The pass of the loop in which it happened, counted from 1; 0 before the first.
  public var iteration: UInt32
  /// To whom.
  public var subject: Subject
  /// Where in the source, if known.
  public var location: LocationReference
  /// When.
  public var instant: Instant

  /// Makes an event; only the engine and the log's decoder do.
  @inlinable public init(
    _ kind: Kind, _ subject: Subject, at location: LocationReference = .none, iteration: UInt32, instant: Instant
  ) {
    self.kind = kind
    self.iteration = iteration
    self.subject = subject
    self.location = location
    self.instant = instant
  }
}
