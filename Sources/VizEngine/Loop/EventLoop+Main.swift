extension EventLoop {
  /// Makes a loop, runs `main` on it to its end, cancels what is left, and closes the loop. asyncio: `asyncio.run`.
  /// - Throws: what the coroutine throws, or ``SystemError`` when no loop can be made.
  @discardableResult
  public static func run<Value>(
    clock: any LoopClock = RealClock(), recorder: TraceRecorder? = nil, fileID: StaticString = #fileID,
    line: UInt32 = #line, _ main: (EventLoop) throws -> Coroutine<Value>
  ) throws -> Value {
    let loop = try EventLoop(clock: clock, recorder: recorder)
    return try loop.run(main(loop), fileID: fileID, line: line)
  }

  /// Runs `main` to its end, cancels what is left, and closes the loop. asyncio: `asyncio.Runner`.
  /// - Throws: what the coroutine throws, or ``LoopError``: closed, or inside a run.
  @discardableResult
  public func run<Value>(
    _ main: Coroutine<Value>, fileID: StaticString = #fileID, line: UInt32 = #line
  ) throws -> Value {
    checkThread()
    guard !isRunning else { throw LoopError.runWhileRunning }
    let outcome = Result { try runUntilComplete(main, fileID: fileID, line: line) }
    if !isClosed {
      cancelLeftTasks()
      try runLastPasses()
      try close()
    }
    return try outcome.get()
  }

  /// asyncio runs two coroutines at the end, of two passes each, in which what is ready still gets its turn.
  private func runLastPasses() throws {
    let isDue = timers.nextDeadline().map { $0 <= clock.now } ?? false
    guard !ready.isEmpty || isDue else { return }
    lastPassesBegin = recorder?.recorded
    try runWithoutWaiting(passes: 4)
  }

  /// asyncio: `runners._cancel_all_tasks`.
  private func cancelLeftTasks() {
    let left = allTasks()
    guard !left.isEmpty else { return }
    for task in left { task.cancel() }
    // The errors are looked at one by one below; that gathering succeeds says nothing.
    _ = try? runUntilComplete(gatherEnds(of: left))
    for task in left where task.state == .failed {
      guard let error = task.error else { continue }
      task.isErrorRetrieved = true
      reportUnhandled(error, of: task, "unhandled exception during asyncio.run() shutdown")
    }
  }

  /// As `gather(returningExceptions:)`, of tasks with whatever results.
  private func gatherEnds(of tasks: [AnyTask]) -> Future<Void> {
    let outer = Future<Void>(loop: self, reason: .gather(AwaitedList(tasks, on: self)))
    var left = tasks.count
    for task in tasks {
      _ = task.registerNotification { task in
        task.isErrorRetrieved = true
        left -= 1
        if left == 0 { outer.conclude(with: .success(()), waker: .subject(task.subject)) }
      }
    }
    return outer
  }
}
