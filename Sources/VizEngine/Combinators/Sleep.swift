extension EventLoop {
  /// Suspends the current task for `delay`, and the loop runs others meanwhile. asyncio: `sleep`.
  ///
  /// A delay of zero or less gives the loop one turn; a negative one is warned of.
  /// - Throws: ``CancelledError`` when the task is cancelled meanwhile, ``LoopError/notInTask`` outside of a task.
  @inlinable @inline(__always)
  public func sleep(_ delay: Duration, fileID: StaticString = #fileID, line: UInt32 = #line) async throws {
    let task = try prepareSleep(delay, fileID, line)
    // One await alone, and inlined: each asynchronous function on the way would cost every step a frame and a check of
    // its executor.
    await withUnsafeContinuation { task.hold($0) }
    try task.throwIfInterrupted()
  }

  /// All of a sleep that comes before its one await.
  @usableFromInline
  func prepareSleep(_ delay: Duration, _ fileID: StaticString, _ line: UInt32) throws(LoopError) -> AnyTask {
    let task = try currentTaskOrThrow()
    if delay <= .zero {
      if delay < .zero { warnNegative(delay, at: CallSite(fileID, line)) }
      prepareTurn(of: task, at: CallSite(fileID, line))
    } else {
      prepareTimer(of: task, delay, at: CallSite(fileID, line))
      task.cancelComingSleep()
    }
    return task
  }

  /// asyncio takes a negative delay in silence; it is most often a subtraction the wrong way round.
  func warnNegative(_ delay: Duration, at site: CallSite) {
    warn(.negativeDelay, currentSubject, "a delay of \(delay.inSeconds) s is negative, and counts as none", at: site)
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
    // A number for each sleep: one that was cancelled as its timer came due must not wake the task out of the next.
    task.sleepNumber &+= 1
    timers.add(.wake(task, sleepNumber: task.sleepNumber), at: deadline)
    task.waiting = .timer
    task.hasTimer = true
    task.stand(at: site)
    lastInstant = now
    append(.suspended(on: .timer(until: deadline)), task.subject, at: reference(to: site))
  }
}
