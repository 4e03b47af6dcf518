extension EventLoop {
  /// Runs a blocking function on a thread of the loop's pool; the loop goes on meanwhile.
  /// asyncio: `run_in_executor`.
  ///
  /// Inside `body`, ``block(_:)`` blocks that thread alone.
  /// - Returns: a future of its result. Cancelling it does not stop the thread.
  /// - Throws: ``LoopError/closed``, or ``SystemError`` when no thread can be had.
  public func runInExecutor<Value>(
    _ name: String = "job", fileID: StaticString = #fileID, line: UInt32 = #line,
    _ body: @escaping @Sendable () throws -> Value
  ) throws -> Future<Value> {
    try checkOpen()
    let pool = threadPool ?? ThreadPool(limit: threadLimit, clock: clock)
    threadPool = pool
    numbers.job += 1
    let job = Subject.job(numbers.job)
    let future = Future<Value>(loop: self, reason: .job(job))
    recordCreated(job, name: name, parent: currentSubject, at: CallSite(fileID, line))
    let inbox = inbox
    let number = try pool.submit {
      let thread = ThreadIdentity.currentNumber
      inbox.send(.callback { $0.record(.running(thread: thread), job) })
      let outcome = Result { try body() }
      inbox.send(.callback { $0.take(outcome, of: job, for: future) })
    }
    unfinishedJobs += 1
    _ = future.registerNotification { [self] future in
      guard future.isCancelled, pool.drop(number) else { return }
      unfinishedJobs -= 1
      record(.cancelled, job)
    }
    return future
  }

  /// A job's result has come back to the loop's thread.
  private func take<Value>(_ outcome: Result<Value, any Error>, of job: Subject, for future: Future<Value>) {
    unfinishedJobs -= 1
    guard !isClosed else { return }
    switch outcome {
    case .success(let value): recordFinished(job, value, at: nil)
    case .failure(let error): recordFailed(job, error, at: nil)
    }
    // asyncio hands the result over by call_soon_threadsafe: one turn before those who wait are woken.
    ready.append(.notify({ _ in future.concludeIfPending(with: outcome, by: job) }, future))
  }
}

extension Future {
  fileprivate func concludeIfPending(with outcome: Result<Value, any Error>, by job: Subject) {
    if !isDone { conclude(with: outcome, waker: .subject(job)) }
  }
}
