extension EventLoop {
  /// Runs until `future` is done and gives its result. asyncio: `run_until_complete`.
  /// - Throws: what the future ended with, or ``LoopError``: closed, running already, or stopped before the end.
  @discardableResult
  public func runUntilComplete<Value>(_ future: some Awaitable<Value>) throws -> Value {
    try checkCanRun()
    guard future.loop === self else { throw LoopError.foreignFuture("EventLoop got Future \(future)") }
    let identifier = future.registerNotification { [self] _ in stop() }
    defer { future.removeDoneCallback(identifier) }
    try runForever()
    guard future.isDone else { throw LoopError.stoppedBeforeCompletion }
    return try future.result()
  }

  /// Makes a task of `coroutine`, runs until it is done and gives its result. asyncio: `run_until_complete`.
  /// - Throws: what the coroutine threw, or ``LoopError``: closed, running already, or stopped before the end.
  @discardableResult
  public func runUntilComplete<Value>(
    _ coroutine: Coroutine<Value>, fileID: StaticString = #fileID, line: UInt32 = #line
  ) throws -> Value {
    try checkCanRun()
    return try runUntilComplete(createTask(coroutine, fileID: fileID, line: line))
  }

  /// Runs until ``stop()`` is called. asyncio: `run_forever`.
  /// - Throws: ``LoopError/closed``, ``LoopError/alreadyRunning``, or ``LoopError/deadlock(_:)`` if ``onDeadlock`` says so.
  public func runForever() throws {
    try run { repeat { runOnce() } while !isStopping }
    if let deadlock {
      self.deadlock = nil
      throw LoopError.deadlock(deadlock)
    }
  }

  /// Runs so many passes, and waits in none of them.
  func runWithoutWaiting(passes: Int) throws {
    try run {
      isStopping = true
      for _ in 0..<passes { runOnce() }
    }
  }

  private func run(_ passes: () -> Void) throws {
    try checkCanRun()
    isRunning = true
    let outer = Self.ofThisThread
    Self.ofThisThread = self
    record(.start, .loop)
    defer {
      Self.ofThisThread = outer
      isRunning = false
      isStopping = false
      record(.stop, .loop)
    }
    passes()
  }

  /// Lets the loop leave its run at the end of the present pass. asyncio: `stop`.
  public func stop() {
    checkThread()
    isStopping = true
  }

  /// As ``stop()``, from any thread.
  public func stopThreadSafe() {
    inbox.send(.callback { $0.stop() })
  }

  /// Ends the loop for good: what is still scheduled is dropped, unfinished tasks are warned of. asyncio: `close`.
  /// - Throws: ``LoopError/closeWhileRunning``.
  public func close() throws {
    checkThread()
    guard !isRunning else { throw LoopError.closeWhileRunning }
    guard !isClosed else { return }
    isClosed = true
    ready.removeAll()
    timers.removeAll()
    for task in allTasks() { noteDestroyedPending(task) }
    unfinished = []
    endThreads()
    closeDescriptors()
    record(.close, .loop)
    inbox.wakeUp.shut()
  }

  /// Jobs that were given out are still run; then their threads end.
  func endThreads() {
    guard let threadPool else { return }
    clock.settleJobs()
    threadPool.shutDown()
  }

  private func checkCanRun() throws(LoopError) {
    checkThread()
    guard !isClosed else { throw .closed }
    guard !isRunning else { throw .alreadyRunning }
  }
}
