/// A result that is not there yet, set by whoever has it. asyncio: `Future`.
///
/// Made by ``EventLoop/createFuture(fileID:line:)``.
///
/// `@unchecked Sendable`: for the reason that ``AnyFuture`` gives; a class must say it again.
public final class Future<Value: Sendable>: AnyFuture, Awaitable, @unchecked Sendable {
  /// The result or error; `nil` while pending.
  public private(set) var outcome: Result<Value, any Error>?
  /// What `cancel` does instead of ending this future: `gather` passes it on to its children.
  var cancelHook: ((String?) -> Bool)?

  override init(loop: EventLoop, subject: Subject = .loop, reason: WaitReason? = nil) {
    super.init(loop: loop, subject: subject, reason: reason)
  }

  override var error: (any Error)? {
    if case .failure(let error) = outcome { error } else { nil }
  }

  /// Ends the future with a result. asyncio: `Future.set_result`.
  /// - Throws: ``InvalidStateError/alreadyDone``.
  public func setResult(_ value: Value, fileID: StaticString = #fileID, line: UInt32 = #line) throws {
    try setOutcome(.success(value), at: CallSite(fileID, line))
  }

  /// Ends the future with an error. asyncio: `Future.set_exception`.
  /// - Throws: ``InvalidStateError/alreadyDone``.
  public func setException(_ error: any Error, fileID: StaticString = #fileID, line: UInt32 = #line) throws {
    try setOutcome(.failure(error), at: CallSite(fileID, line))
  }

  private func setOutcome(_ outcome: Result<Value, any Error>, at site: CallSite) throws {
    loop.checkThread()
    guard !isDone else { throw InvalidStateError.alreadyDone }
    conclude(with: outcome, at: site)
  }

  /// Ends the future, which is pending, and wakes whoever waits.
  func conclude(with outcome: Result<Value, any Error>, waker: TraceEvent.Waker? = nil, at site: CallSite? = nil) {
    self.outcome = outcome
    if subject != .loop { loop.recordEnd(of: subject, outcome.map { $0 as Any }, at: site) }
    switch outcome {
    case .success: conclude(.finished, waker: waker)
    case .failure: conclude(.failed, waker: waker)
    }
  }

  @discardableResult
  public override func cancel(_ message: String? = nil) -> Bool {
    loop.checkThread()
    guard !isDone else { return false }
    if let cancelHook { return cancelHook(message) }
    concludeAsCancelled(message, waker: subject == .loop ? .cancellation : .subject(subject))
    return true
  }

  /// Ends the future, which is pending, as cancelled.
  func concludeAsCancelled(_ message: String?, waker: TraceEvent.Waker) {
    outcome = .failure(CancelledError(message))
    cancelMessage = message
    if subject != .loop { loop.record(.cancelled, subject) }
    conclude(.cancelled, waker: waker)
  }

  /// As asyncio's `repr`: `<Future finished result=3>`.
  public override var description: String {
    let end =
      switch outcome {
      case .success(let value): " result=\(pythonRepresentation(of: value))"
      case .failure(let error) where !isCancelled: " exception=\(pythonRepresentation(of: error))"
      default: ""
      }
    return "<Future \(isCancelled ? "cancelled" : isDone ? "finished" : "pending")\(end)\(callbackText)>"
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
