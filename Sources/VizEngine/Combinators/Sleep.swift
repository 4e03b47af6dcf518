extension EventLoop {
  /// Suspends the current task for `delay`, and the loop runs others meanwhile. asyncio: `sleep`.
  ///
  /// A delay of zero or less gives the loop one turn.
  /// - Throws: ``CancelledError`` when the task is cancelled meanwhile, ``LoopError/notInTask`` outside of a task.
  public func sleep(_ delay: Duration, fileID: StaticString = #fileID, line: UInt32 = #line) async throws {
    let task = try currentTaskOrThrow()
    let site = CallSite(fileID, line)
    guard delay > .zero else {
      await giveTurn(task, at: site)
      try task.throwIfCancelled()
      return
    }
    if task.cancelComingSleep() {
      // asyncio cancels the sleep's future as soon as it is awaited, which costs one turn.
      await giveTurn(task, at: site)
      try task.throwIfCancelled()
    }
    // The clock is read once, so that the event's instant and the deadline differ by just the delay.
    let now = clock.now
    let deadline = now + delay
    timers.add(.wake(task, sleepNumber: task.sleepNumber), at: deadline)
    task.waiting = .timer
    task.stand(at: site)
    lastInstant = now
    append(.suspended(on: .timer(until: deadline)), task.subject, at: reference(to: site))
    await withUnsafeContinuation { task.continuation = $0 }
    try task.throwIfCancelled()
  }
}
