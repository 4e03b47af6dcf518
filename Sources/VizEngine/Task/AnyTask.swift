/// What all tasks have in common, whatever their result is: a name, a step to run next, cancellation.
///
/// A task is a future that drives a coroutine: each of its steps is one job that the loop runs between two awaits.
///
/// `@unchecked Sendable`: for the reason that ``AnyFuture`` gives; a class must say it again.
public class AnyTask: AnyFuture, @unchecked Sendable {
  /// What the task has given the loop back for.
  enum Waiting {
    /// Nothing: not begun, running, or in the ready queue.
    case nothing
    case timer
    case future(AnyFuture)
    /// An asynchronous function that another executor runs.
    case outside
  }

  /// `Task-1`, or what the program called it. asyncio: `Task.get_name`.
  public let name: String
  /// The coroutine's name with its arguments.
  public let coroutineLabel: String
  /// Where it stands: the await that it is suspended at, or, before the first, where its coroutine is defined.
  @exclusivity(unchecked) private(set) var site: CallSite
  private let definition: CallSite

  /// Resumes the suspended coroutine; `nil` before the first step, while running, and when done.
  @exclusivity(unchecked) var continuation: UnsafeContinuation<Void, Never>?
  @exclusivity(unchecked) var waiting = Waiting.nothing
  /// Whether the timer of its sleep is still set.
  @exclusivity(unchecked) var hasTimer = false
  /// Counts sleeps, so that a timer of a sleep that was left early is known as stale.
  @exclusivity(unchecked) var sleepNumber: UInt32 = 0
  /// Where the loop keeps it in its list of unfinished tasks.
  var unfinishedIndex = 0
  /// Which job of the Swift runtime is this task's; a job that arrives from outside is told by it.
  var jobIdentity: UInt?

  /// asyncio: `Task._must_cancel`, with the message to deliver.
  @exclusivity(unchecked) private var pendingCancellation: CancelledError?
  /// What the wait that the task is woken from ended with; unlike a pending request, it cannot be taken back.
  @exclusivity(unchecked) var wakeError: (any Error)?
  /// How many requests to cancel are not taken back. asyncio: `Task.cancelling`.
  public private(set) var cancelling = 0

  init(loop: EventLoop, number: UInt32, name: String, label: String, definition: CallSite) {
    self.name = name
    self.coroutineLabel = label
    self.definition = definition
    self.site = definition
    super.init(loop: loop, subject: .task(number))
  }

  /// Starts the coroutine; the loop calls it for the first step.
  func start() {
    misuse("AnyTask is made only as LoopTask")
  }

  /// Keeps the place at which the coroutine stands.
  @usableFromInline
  func hold(_ continuation: UnsafeContinuation<Void, Never>) {
    self.continuation = continuation
  }

  /// Remembers the await at which the task stands.
  func stand(at site: CallSite) {
    self.site = site
  }

  /// Asks the task to cancel: at its next step ``CancelledError`` is thrown at the await where it stands.
  /// asyncio: `Task.cancel`.
  /// - Returns: whether it was still unfinished.
  @discardableResult
  public override func cancel(_ message: String? = nil) -> Bool {
    loop.checkThread()
    guard !isDone else { return refuseCancel() }
    cancelling += 1
    loop.record(.cancelling(by: loop.currentSubject), subject)
    switch waiting {
    case .future(let future) where future.cancel(message):
      break
    case .timer:
      endSleep(with: CancelledError(message))
    case .future, .nothing, .outside:
      pendingCancellation = CancelledError(message)
      cancelMessage = message
    }
    return true
  }

  /// Takes one request to cancel back; at none left, an undelivered one is dropped. asyncio 3.13: `Task.uncancel`.
  /// - Returns: how many requests are left.
  @discardableResult
  public func uncancel() -> Int {
    loop.checkThread()
    if cancelling > 0 {
      cancelling -= 1
      if cancelling == 0 { pendingCancellation = nil }
    }
    return cancelling
  }

  /// Whether this sleep lasts: neither its timer nor a cancellation has ended it.
  func sleeps(_ number: UInt32) -> Bool {
    if case .timer = waiting { sleepNumber == number } else { false }
  }

  /// Throws what is to be delivered at this step, once; a cancellation takes the place of another error.
  @usableFromInline
  func throwIfInterrupted() throws {
    guard mayBeInterrupted, let error = interruption else { return }
    dropCancellation()
    throw error
  }

  /// All of a wait for `future` that comes after its one await: throws what is to be delivered instead of the result.
  @usableFromInline
  func finishWait(for future: AnyFuture) throws {
    // Only a wait that was refused sets one.
    if wakeError != nil { try throwIfInterrupted() }
    // What was awaited ending in cancellation comes before a request made since; the caller throws it.
    if future.endedInCancellation { return dropCancellation() }
    guard mayBeInterrupted else { return }
    // The result is looked at first, as asyncio's wake-up does, so that an error counts as seen.
    future.noteRetrieved()
    try throwIfInterrupted()
  }

  /// What this step throws at the await, unless it is the error of what was awaited. asyncio: the start of
  /// `Task.__step`.
  private var interruption: (any Error)? {
    wakeError is CancelledError ? wakeError : pendingCancellation ?? wakeError
  }

  /// Whether this step may throw at the await where the task stands; false for nearly all, and cheap to ask.
  var mayBeInterrupted: Bool {
    if pendingCancellation != nil || wakeError != nil { return true }
    if case .future(let future) = waiting { return future.state != .finished }
    return false
  }

  /// What this step will throw at the await where the task stands.
  var coming: (any Error)? {
    guard case .future(let future) = waiting else { return continuation == nil ? nil : interruption }
    return future.endedInCancellation ? future.endError : interruption ?? future.endError
  }

  /// The step delivers a cancellation already, so that it delivers no second one.
  func dropCancellation() {
    (wakeError, pendingCancellation) = (nil, nil)
  }

  /// A task that cancelled itself and then sleeps is woken at once. asyncio: the end of `Task.__step`.
  func cancelComingSleep() {
    if let error = takePendingCancellation() { endSleep(with: error) }
  }

  /// The sleep's private future is cancelled: the task is woken in the ordinary way, with the error.
  private func endSleep(with error: CancelledError) {
    waiting = .nothing
    wakeError = error
    loop.makeReady(self, by: .cancellation)
  }

  /// Whether a cancellation waits to be delivered; taking it leaves none.
  func takePendingCancellation() -> CancelledError? {
    defer { pendingCancellation = nil }
    return pendingCancellation
  }

  /// A task that cancelled itself and then awaits `future` cancels that at once. asyncio: the end of `Task.__step`.
  func passOnCancellation(to future: AnyFuture) {
    guard let error = pendingCancellation, future.cancel(error.message) else { return }
    pendingCancellation = nil
  }

  /// The state and coroutine as asyncio's `repr` writes them.
  func description(outcome: String) -> String {
    let word =
      switch state {
      case .pending: cancelling > 0 ? "cancelling" : "pending"
      case .finished, .failed: "finished"
      case .cancelled: "cancelled"
      }
    let function = functionName(of: coroutineLabel)
    let place = isDone ? "done, defined at \(definition.location)" : "running at \(site.location)"
    var wait = ""
    if case .future(let future) = waiting { wait = " wait_for=\(future)" }
    return "<Task \(word) name='\(name)' coro=<\(function)() \(place)>\(wait)\(callbackText)\(outcome)>"
  }
}
