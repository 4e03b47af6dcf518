/// What all futures and tasks have in common, whatever their result is: a state, callbacks, a loop.
///
/// `@unchecked Sendable`: a future is used on its loop's thread only, and every call that changes it checks that.
public class AnyFuture: CustomStringConvertible, @unchecked Sendable {
  /// How far a future has come.
  public enum State: Hashable, Sendable {
    case pending, finished, failed, cancelled
  }

  /// The loop that made it and on which alone it may be used.
  public let loop: EventLoop
  /// What the trace calls it; the loop itself for futures that the engine keeps to itself.
  let subject: Subject
  /// What stands behind it, when the engine made it for a task to wait on.
  let reason: WaitReason?
  @exclusivity(unchecked) private(set) var state = State.pending
  @exclusivity(unchecked) private var callbacks = DoneCallbacks.none
  /// Somebody has seen the error, so that it needs no warning.
  @exclusivity(unchecked) var isErrorRetrieved = false
  /// asyncio: `Future._cancel_message`.
  var cancelMessage: String?
  /// The error that cancelled a task, for the first who looks. asyncio: `Future._cancelled_exc`.
  private var firstCancelledError: CancelledError?

  init(loop: EventLoop, subject: Subject, reason: WaitReason? = nil) {
    self.loop = loop
    self.reason = reason
    self.subject = subject
  }

  deinit {
    if state == .failed, !isErrorRetrieved { loop.noteNeverRetrieved(subject, error: error) }
  }

  /// Whether there is a result, an error or a cancellation. asyncio: `Future.done`.
  public var isDone: Bool { state != .pending }

  /// Whether it ended by cancellation. asyncio: `Future.cancelled`.
  public var isCancelled: Bool { state == .cancelled }

  /// The error it ended with; not a cancellation. Apart from the result, because it needs no type of it.
  @exclusivity(unchecked) private(set) var error: (any Error)?

  /// Whether it was cancelled, or, as a `gather` is, given a cancellation for its error.
  var endedInCancellation: Bool {
    switch state {
    case .pending, .finished: false
    case .cancelled: true
    case .failed: error is CancelledError
    }
  }

  /// The error or cancellation it ended with, left for those who ask by ``makeCancelledError()``.
  var endError: (any Error)? {
    isCancelled ? firstCancelledError ?? CancelledError(cancelMessage) : error
  }

  /// As ``endError``, for the first who looks.
  func takeEndError() -> (any Error)? {
    isCancelled ? makeCancelledError() : error
  }

  /// Counts as somebody having asked for the result. asyncio: `Future.result`, whatever it gives.
  func noteRetrieved() {
    isErrorRetrieved = true
    if isCancelled { firstCancelledError = nil }
  }

  /// What a task that awaits it is said to wait for.
  var wait: TraceEvent.Wait { reason?.traced ?? .future(subject) }

  /// Cancels it, unless it is done; a task is only asked to. asyncio: `Future.cancel`.
  /// - Returns: whether it was still pending.
  @discardableResult
  public func cancel(_ message: String? = nil) -> Bool {
    loop.checkThread()
    guard !isDone else { return refuseCancel() }
    cancelMessage = message
    conclude(.cancelled)
    return true
  }

  /// It is done already: who would have cancelled it cares for no error of its. asyncio: the start of `Future.cancel`.
  func refuseCancel() -> Bool {
    isErrorRetrieved = true
    return false
  }

  /// Ends a task as cancelled: by an error that escaped, which the first who looks gets, or, asked to cancel in its
  /// last step, by a request, whose message all get.
  func concludeAsCancelled(escaped error: CancelledError?) {
    firstCancelledError = error
    if error != nil { cancelMessage = nil }
    conclude(.cancelled)
  }

  /// The error that whoever asks for the result of a cancelled future gets: of a task, the first one who asks gets the
  /// error itself. asyncio: `Future._make_cancelled_error`.
  func makeCancelledError() -> CancelledError {
    defer { firstCancelledError = nil }
    return firstCancelledError ?? CancelledError(cancelMessage)
  }

  /// Takes a registered callback back; one that is already in the ready queue still runs.
  /// asyncio: `Future.remove_done_callback`.
  /// - Returns: how many were taken back: 0 or 1.
  @discardableResult
  public func removeDoneCallback(_ identifier: DoneCallbackID) -> Int {
    loop.checkThread()
    return callbacks.remove { $0.matches(identifier) }
  }

  /// Why there is no result; whoever asks has seen the error. asyncio: what `Future.result` raises.
  @usableFromInline
  func refusal() -> any Error {
    // Who asks too early has seen nothing.
    if isDone { isErrorRetrieved = true }
    switch state {
    case .pending, .finished: return InvalidStateError.resultNotSet
    case .cancelled: return makeCancelledError()
    case .failed: return error ?? InvalidStateError.resultNotSet
    }
  }

  /// Ends it with an error.
  func concludeAsFailed(_ error: any Error, waker: TraceEvent.Waker? = nil) {
    self.error = error
    conclude(.failed, waker: waker)
  }

  /// Ends it and puts every callback into the ready queue, in order of registration.
  /// - Parameter waker: what the trace gives as the cause of those who waited; the future itself when `nil`.
  func conclude(_ end: State, waker: TraceEvent.Waker? = nil) {
    state = end
    let waiting = callbacks
    callbacks = .none
    let waker = waker ?? .subject(subject)
    switch waiting {
    case .none: return
    case .one(let callback): loop.schedule(callback, of: self, waker: waker)
    case .many(let list): for callback in list { loop.schedule(callback, of: self, waker: waker) }
    }
  }

  func register(_ callback: DoneCallback) {
    if isDone {
      loop.schedule(callback, of: self, waker: .subject(subject))
    } else {
      callbacks.append(callback)
    }
  }

  func registerNotification(_ body: @escaping (AnyFuture) -> Void) -> DoneCallbackID {
    let identifier = loop.nextCallbackID()
    register(.notify(identifier, body))
    return identifier
  }

  /// As asyncio's `repr`.
  public var description: String { "<Future \(state)>" }

  /// The user's callbacks, for descriptions.
  var callbackDescriptions: [String] {
    callbacks.all.compactMap { callback in
      guard case .call(_, let callback) = callback else { return nil }
      return "\(callback.name)() at \(callback.site.location)"
    }
  }
}
