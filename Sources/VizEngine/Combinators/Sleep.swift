extension EventLoop {
  /// Suspends the current task for `delay`, and the loop runs others meanwhile. asyncio: `sleep`.
  ///
  /// A delay of zero or less gives the loop one turn.
  /// - Throws: ``CancelledError`` when the task is cancelled meanwhile, ``LoopError/notInTask`` outside of a task.
  public func sleep(_ delay: Duration, fileID: StaticString = #fileID, line: UInt32 = #line) async throws {
    let task = try currentTaskOrThrow()
    // asyncio cancels the sleep of a task that has cancelled itself as soon as it is awaited, which costs one turn.
    if delay <= .zero || task.cancelComingSleep() {
      prepareTurn(of: task, at: CallSite(fileID, line))
    } else {
      prepareTimer(of: task, delay, at: CallSite(fileID, line))
    }
    // One await alone, here: each further asynchronous function on the way costs every step a frame.
    await withUnsafeContinuation { task.continuation = $0 }
    try task.throwIfCancelled()
  }

  /// The task goes to the end of the ready queue and lets the others go first.
  func prepareTurn(of task: AnyTask, at site: CallSite) {
    ready.append(.step(task))
    task.stand(at: site)
    record(.suspended(on: .turn), task.subject, at: site)
  }

  private func prepareTimer(of task: AnyTask, _ delay: Duration, at site: CallSite) {
    // The clock is read once, so that the event's instant and the deadline differ by just the delay.
    let now = clock.now
    let deadline = now + delay
    timers.add(.wake(task, sleepNumber: task.sleepNumber), at: deadline)
    task.waiting = .timer
    task.stand(at: site)
    lastInstant = now
    append(.suspended(on: .timer(until: deadline)), task.subject, at: reference(to: site))
  }
}
