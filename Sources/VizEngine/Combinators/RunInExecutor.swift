#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

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
    let pool = threadPool ?? ThreadPool(limit: Self.poolSize, clock: clock)
    threadPool = pool
    numbers.job += 1
    let job = Subject.job(numbers.job)
    let future = Future<Value>(loop: self, wait: .future(job))
    recordCreated(job, name: name, parent: currentSubject, at: CallSite(fileID, line))
    let inbox = inbox
    try pool.submit {
      let thread = ThreadIdentity.currentNumber
      inbox.send(.callback { $0.record(.running(thread: thread), job) })
      let outcome = Result { try body() }
      inbox.send(
        .callback { loop in
          guard !loop.isClosed else { return }
          loop.recordEnd(of: job, outcome.map { $0 as Any }, at: nil)
          // asyncio hands the result over by call_soon_threadsafe: one turn before those who wait are woken.
          loop.ready.append(.notify({ _ in future.concludeIfPending(with: outcome, by: job) }, future))
        })
    }
    return future
  }

  /// Python's default: the cores and four, at most 32.
  private static let poolSize = min(32, sysconf(Int32(_SC_NPROCESSORS_ONLN)) + 4)
}

extension Future {
  fileprivate func concludeIfPending(with outcome: Result<Value, any Error>, by job: Subject) {
    if !isDone { conclude(with: outcome, waker: .subject(job)) }
  }
}
