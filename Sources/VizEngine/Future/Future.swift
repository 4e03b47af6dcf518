/// A result that is not there yet, set by whoever has it. asyncio: `Future`.
///
/// Made by ``EventLoop/createFuture(fileID:line:)``.
///
/// `@unchecked Sendable`: for the reason that ``AnyFuture`` gives; a class must say it again.
public final class Future<Value: Sendable>: AnyFuture, Awaitable, @unchecked Sendable {
  /// The result; `nil` unless it has finished.
  @exclusivity(unchecked) public private(set) var finishedValue: Value?
  /// What `cancel` does instead of ending this future: `gather` passes it on to its children.
  var cancelHook: ((String?) -> Bool)?

  override init(loop: EventLoop, subject: Subject = .loop, reason: WaitReason? = nil) {
    super.init(loop: loop, subject: subject, reason: reason)
  }

  /// Ends the future with a result. asyncio: `Future.set_result`.
  /// - Throws: ``InvalidStateError/alreadyDone``.
  public func setResult(_ value: Value, fileID: StaticString = #fileID, line: UInt32 = #line) throws {
    loop.checkThread()
    guard !isDone else { throw InvalidStateError.alreadyDone }
    finish(value, at: CallSite(fileID, line))
  }

  /// Ends the future with an error. asyncio: `Future.set_exception`.
  /// - Throws: ``InvalidStateError/alreadyDone``.
  public func setException(_ error: any Error, fileID: StaticString = #fileID, line: UInt32 = #line) throws {
    loop.checkThread()
    guard !isDone else { throw InvalidStateError.alreadyDone }
    fail(error, at: CallSite(fileID, line))
  }

  /// Ends the future, which is pending, with a result, and wakes whoever waits.
  func finish(_ value: Value, waker: TraceEvent.Waker? = nil, at site: CallSite? = nil) {
    finishedValue = value
    if subject != .loop { loop.recordFinished(subject, value, at: site) }
    conclude(.finished, waker: waker)
  }

  /// Ends the future, which is pending, with an error, and wakes whoever waits.
  func fail(_ error: any Error, waker: TraceEvent.Waker? = nil, at site: CallSite? = nil) {
    if subject != .loop { loop.recordFailed(subject, error, at: site) }
    concludeAsFailed(error, waker: waker)
  }

  /// Ends the future, which is pending, with what something else ended with, and wakes whoever waits.
  func conclude(with outcome: Result<Value, any Error>, waker: TraceEvent.Waker? = nil) {
    switch outcome {
    case .success(let value): finish(value, waker: waker)
    case .failure(let error): fail(error, waker: waker)
    }
  }

  @discardableResult
  public override func cancel(_ message: String? = nil) -> Bool {
    loop.checkThread()
    if let cancelHook { return isDone ? false : cancelHook(message) }
    guard !isDone else { return refuseCancel() }
    concludeAsCancelled(message, waker: subject == .loop ? .cancellation : .subject(subject))
    return true
  }

  /// Ends the future, which is pending, as cancelled.
  func concludeAsCancelled(_ message: String?, waker: TraceEvent.Waker) {
    cancelMessage = message
    if subject != .loop { loop.record(.cancelled, subject) }
    conclude(.cancelled, waker: waker)
  }

  /// As asyncio's `repr`: `<Future finished result=3>`.
  public override var description: String {
    let end =
      switch state {
      case .finished: finishedValue.map { " result=\(pythonRepresentation(of: $0))" } ?? ""
      case .failed: error.map { " exception=\(pythonRepresentation(of: $0))" } ?? ""
      case .pending, .cancelled: ""
      }
    let kind = if case .gather = reason { "_GatheringFuture" } else { "Future" }
    return "<\(kind) \(isCancelled ? "cancelled" : isDone ? "finished" : "pending")\(end)\(callbackText)>"
  }
}

extension AnyFuture {
  /// The user's callbacks as asyncio's `repr` lists them, or nothing.
  var callbackText: String {
    let all = callbackDescriptions
    guard let first = all.first, let last = all.last else { return "" }
    return switch all.count {
    case 1, 2: " cb=[\(all.joined(separator: ", "))]"
    default: " cb=[\(first), <\(all.count - 2) more>, \(last)]"
    }
  }
}
