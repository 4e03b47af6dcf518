import DequeModule

/// A single-threaded event loop with asyncio's semantics, on which Swift's own `async` code runs.
///
/// The loop is a `TaskExecutor`: each step of a task is one job of the Swift runtime, which the loop runs when the
/// task's turn has come. It belongs to the thread that made it; only ``callSoonThreadSafe(_:fileID:line:_:)`` and
/// ``stopThreadSafe()`` may be called from others, and any other call from a wrong thread ends the program with a
/// sentence.
///
/// `@unchecked Sendable`: everything that changes is touched on the owning thread alone, which ``checkThread()``
/// enforces in every build; what other threads use (`inbox`, `clock`, `owner`) is constant and itself sendable.
public final class EventLoop: @unchecked Sendable {
  /// The source of all its times.
  public let clock: any LoopClock
  /// Where its events go; `nil` when nobody looks.
  let recorder: TraceRecorder?
  let inbox: Inbox
  private let owner = ThreadIdentity.current
  /// A clock that holds the loop before handles; asked apart, because no other clock costs a call for each.
  let gate: PacedClock?

  /// Called on the loop's thread whenever it may stand still next: when nothing is ready, when it blocks, when a paused
  /// clock may hold it; and every few thousand events. A log that is written as it happens is written here.
  public var willWait: (() -> Void)?

  /// Is told of errors that nobody takes; without one they stand in the trace alone. asyncio: `set_exception_handler`.
  public var exceptionHandler: ((ExceptionContext) -> Void)?

  /// What happens when every task waits and nothing can wake one.
  public var onDeadlock = DeadlockResponse.warn
  /// The number of the event with which the last passes of ``run(_:fileID:line:)`` begin, when there were any.
  var lastPassesBegin: Int?
  /// Why the present run ended with a deadlock.
  var deadlock: String?
  /// The deadlock that was warned of last, so that it is not warned of again.
  var knownDeadlock: String?

  /// Whether slow steps are warned of. asyncio: `set_debug`.
  @exclusivity(unchecked) public var isDebug = false
  /// From how long on a step is slow, in debug mode. asyncio: `slow_callback_duration`.
  public var slowStepThreshold = Duration.milliseconds(100)

  /// The most threads that jobs run on at one time; it counts until the first job. Python: the default
  /// `max_workers`, the cores and four, at most 32.
  public var threadLimit = ThreadPool.defaultLimit

  /// How many events had been recorded when ``willWait`` was called for their sake.
  var offeredCount = 0

  @exclusivity(unchecked) var ready = Deque<ReadyItem>()
  @exclusivity(unchecked) var timers: TimerQueue
  var unfinished: [AnyTask] = []
  /// Tasks that wait for a job from outside, by the runtime's identity of that job.
  var outsideWaiters: [UInt: AnyTask] = [:]
  var threadPool: ThreadPool?
  /// Jobs whose result has not come back.
  var unfinishedJobs = 0
  /// What it watches; made when it first watches something.
  var descriptors: WatchedDescriptors?

  /// Whether it runs now. asyncio: `is_running`.
  public internal(set) var isRunning = false
  /// Whether it is closed. asyncio: `is_closed`.
  public internal(set) var isClosed = false
  @exclusivity(unchecked) var isStopping = false
  /// How many passes it has begun.
  @exclusivity(unchecked) public internal(set) var iteration: UInt32 = 0
  /// The task whose step runs now.
  ///
  /// Unowned: the ready queue's entry holds it while it steps, and counting references twice a step would show.
  @exclusivity(unchecked) unowned(unsafe) var current: AnyTask?
  /// What runs now: a task, a callback, or the loop itself.
  @exclusivity(unchecked) var currentSubject = Subject.loop
  @exclusivity(unchecked) var arrival = JobArrival.notExpected
  /// When the last event happened, or the clock was last read.
  @exclusivity(unchecked) var lastInstant = Instant.zero
  var numbers = Numbers()
  @exclusivity(unchecked) var sites = CallSiteCache()
  @exclusivity(unchecked) var names = NameCache()

  /// The numbers given last, each kind on its own.
  struct Numbers {
    var task: UInt32 = 0
    var defaultName: UInt32 = 0
    var future: UInt32 = 0
    var handle: UInt32 = 0
    var job: UInt32 = 0
    var primitive: UInt32 = 0
    var descriptor: UInt32 = 0
    var callback: UInt64 = 0
  }

  /// A loop of the calling thread.
  /// - Parameters:
  ///   - clock: where its time comes from.
  ///   - recorder: takes the trace; without one nothing is recorded.
  ///   - ties: the order of timers with equal deadlines.
  /// - Throws: ``SystemError`` when the process has no file descriptor left.
  public init(
    clock: any LoopClock = RealClock(), recorder: TraceRecorder? = nil, ties: TimerTies = .creationOrder
  ) throws(SystemError) {
    self.clock = clock
    timers = TimerQueue(ties: ties)
    self.recorder = recorder
    gate = clock as? PacedClock
    inbox = try Inbox()
    Self.ofThisThread = self
    clock.start()
  }

  deinit {
    endThreads()
  }

  /// The present time of its clock. asyncio: `loop.time`.
  public func time() -> Instant { clock.now }

  /// Ends the program, with a sentence, unless the calling thread is the loop's own.
  @inline(__always)
  func checkThread() {
    if owner != .current { Self.refuseThread() }
  }

  /// As ``checkThread()``, for what is inlined elsewhere.
  @usableFromInline
  func checkOwnThread() { checkThread() }

  /// Whether the calling thread is the loop's own.
  var isOnOwnThread: Bool { owner == .current }

  private static func refuseThread() -> Never {
    misuse(
      "this EventLoop, or a future or task of it, was used on a thread that is not its own: "
        + "send the work there with callSoonThreadSafe { … }")
  }
}
