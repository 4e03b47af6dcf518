/// A future or task whose result has a known type.
public protocol Awaitable<Value>: AnyFuture {
  associatedtype Value: Sendable

  /// The result; `nil` unless it has finished.
  var finishedValue: Value? { get }
}

extension Awaitable {
  /// The result or error; `nil` while pending.
  public var outcome: Result<Value, any Error>? {
    if let finishedValue { return .success(finishedValue) }
    guard isDone else { return nil }
    return .failure(endError ?? CancelledError())
  }

  /// The result, at once. asyncio: `Future.result`.
  /// - Throws: the error it ended with, ``CancelledError``, or ``InvalidStateError/resultNotSet`` while pending.
  @inlinable
  public func result() throws -> Value {
    loop.checkOwnThread()
    guard let finishedValue else { throw refusal() }
    return finishedValue
  }

  /// The error it ended with, or `nil` when it has a result. asyncio: `Future.exception`.
  /// - Throws: ``CancelledError``, or ``InvalidStateError/exceptionNotSet`` while pending.
  public func exception() throws -> (any Error)? {
    loop.checkThread()
    guard isDone else { throw InvalidStateError.exceptionNotSet }
    isErrorRetrieved = true
    if isCancelled { throw makeCancelledError() }
    return error
  }

  /// The result, as soon as there is one; until then the current task is suspended. Python: `await future`.
  ///
  /// A future that is done costs no turn of the loop.
  /// - Throws: the error it ended with, or ``CancelledError`` when it or the waiting task is cancelled.
  @inlinable @inline(__always)
  public func value(fileID: StaticString = #fileID, line: UInt32 = #line) async throws -> Value {
    if !isDone {
      let task = try loop.prepareWait(for: self, fileID, line)
      // One await alone, and inlined, for the reason that `sleep` gives.
      await withUnsafeContinuation { task.hold($0) }
      try task.finishWait(for: self)
    }
    return try result()
  }

  /// As ``value(fileID:line:)``, for a call whose place was given.
  @inline(__always)
  func value(at site: CallSite) async throws -> Value {
    try await value(fileID: site.fileID, line: site.line)
  }

  /// Calls `body` with this future, by way of the ready queue, when it is done. asyncio: `Future.add_done_callback`.
  ///
  /// What asyncio passes by `functools.partial`, a closure captures.
  /// - Returns: what ``AnyFuture/removeDoneCallback(_:)`` wants.
  @discardableResult
  public func addDoneCallback(
    _ name: String = "callback", fileID: StaticString = #fileID, line: UInt32 = #line,
    _ body: @escaping (Self) throws -> Void
  ) -> DoneCallbackID {
    loop.checkThread()
    let identifier = loop.nextCallbackID()
    let callback = Callback(name: name, site: CallSite(fileID, line)) { try body(self) }
    register(.call(identifier, callback))
    return identifier
  }
}
