/// The only source of time for a loop: real, virtual or paced. A clock belongs to one loop.
public protocol LoopClock: AnyObject, Sendable {
  /// The loop is made, and this is its zero.
  func start()

  /// The present instant; never goes back. Any thread.
  var now: Instant { get }

  /// The word in a log's `# clock:` line.
  var name: String { get }

  /// Stops the loop's thread, and so the loop, for a while of this clock's time. Python: `time.sleep`.
  func block(for duration: Duration)

  /// Stops a thread of the pool for a while of this clock's time.
  func blockJob(for duration: Duration)

  /// Called when nothing is ready: returns at `deadline`, or when `wakeUp` is signalled, or when one of `descriptors` is
  /// ready (`nil`: the loop watches none), or earlier.
  func idle(until deadline: Instant?, wakeUp: WakeUp, descriptors: (any ReadinessSource)?)

  /// The loop has given a job to its thread pool, where a thread will take it. Jobs are numbered in this order.
  func jobDidStart(_ job: Int)

  /// No thread could be had for the job, which is not run.
  func jobWasRefused(_ job: Int)

  /// Called on the job's thread before it runs; returns when the job may.
  func admitJob(_ job: Int)

  /// A job is done, and its result is on the way to the loop.
  func jobDidEnd()

  /// Called before each pass of a loop that has given out jobs, and when it is closed: a virtual clock lets them work.
  func settleJobs()
}

/// What a clock waits at, beside time: the descriptors that a loop watches.
public protocol ReadinessSource: AnyObject {
  /// Waits until a descriptor is ready, a signal comes, or `timeout` has passed (`nil`: for ever).
  /// - Returns: whether a descriptor is ready.
  @discardableResult
  func wait(atMost timeout: Duration?) -> Bool

  /// Looks at the descriptors before a clock jumps: nothing that was sent by now is to be overtaken by time.
  /// - Returns: whether a descriptor is ready.
  func waitBeforeJump() -> Bool
}

extension LoopClock {
  /// Stands at zero already.
  public func start() {}
  /// Takes no note.
  public func jobDidStart(_ job: Int) {}
  /// Takes no note.
  public func jobWasRefused(_ job: Int) {}
  /// Lets it.
  public func admitJob(_ job: Int) {}
  /// Takes no note.
  public func jobDidEnd() {}
  /// Waits for none.
  public func settleJobs() {}
}
