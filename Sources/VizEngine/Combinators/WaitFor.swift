extension EventLoop {
  /// The result of `future`, which is cancelled when it takes longer than `timeout`. asyncio: `wait_for`.
  /// - Throws: ``TimeoutError``, what the future ended with, or ``CancelledError``, and then it is cancelled too.
  public func waitFor<Value>(
    _ future: some Awaitable<Value>, timeout: Duration?, fileID: StaticString = #fileID, line: UInt32 = #line
  ) async throws -> Value {
    if let timeout, timeout <= .zero { return try await takeOrCancel(future, at: CallSite(fileID, line)) }
    return try await self.timeout(timeout, fileID: fileID, line: line) { _ in
      try await future.value(fileID: fileID, line: line)
    }
  }

  /// Runs `coroutine` inside the current task, and cancels it when it takes longer than `timeout`; with no time at
  /// all it never begins. asyncio: `wait_for`.
  /// - Throws: ``TimeoutError``, what the coroutine throws, or ``CancelledError``.
  public func waitFor<Value>(
    _ coroutine: Coroutine<Value>, timeout: Duration?, fileID: StaticString = #fileID, line: UInt32 = #line
  ) async throws -> Value {
    if let timeout, timeout <= .zero {
      let task = try createTask(coroutine, fileID: fileID, line: line)
      return try await takeOrCancel(task, at: CallSite(fileID, line))
    }
    return try await self.timeout(timeout, fileID: fileID, line: line) { _ in try await coroutine.value() }
  }

  /// No time at all: what is done counts, everything else is cancelled and waited for.
  private func takeOrCancel<Value>(_ future: some Awaitable<Value>, at site: CallSite) async throws -> Value {
    if future.isDone { return try future.result() }
    let waiter = Waiter(loop: self, reason: .wait(AwaitedList([future], on: self)))
    let identifier = future.registerNotification { _ in
      if !waiter.isDone { waiter.conclude(with: .success(()), waker: .subject(future.subject)) }
    }
    defer { future.removeDoneCallback(identifier) }
    future.cancel()
    try await waiter.value(at: site)
    do { return try future.result() } catch is CancelledError { throw TimeoutError() }
  }
}
