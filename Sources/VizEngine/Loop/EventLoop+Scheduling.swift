extension EventLoop {
  /// Runs `callback` at the next pass of the loop, after what is ready already. asyncio: `call_soon`.
  /// - Throws: ``LoopError/closed``.
  @discardableResult
  public func callSoon(
    _ name: String = "callback", fileID: StaticString = #fileID, line: UInt32 = #line,
    _ callback: @escaping () throws -> Void
  ) throws(LoopError) -> Handle {
    try checkOpen()
    return enqueue(Callback(name: name, site: CallSite(fileID, line), body: callback), parent: currentSubject)
  }

  /// Runs `callback` once `delay` has passed; with a negative one, which is warned of, before
  /// those that are due now.
  /// asyncio: `call_later`.
  /// - Throws: ``LoopError/closed``.
  @discardableResult
  public func callLater(
    _ delay: Duration, _ name: String = "callback", fileID: StaticString = #fileID, line: UInt32 = #line,
    _ callback: @escaping () throws -> Void
  ) throws(LoopError) -> Handle {
    try checkOpen()
    if delay < .zero { warnNegative(delay, at: CallSite(fileID, line)) }
    return try callAt(clock.now + delay, name, fileID: fileID, line: line, callback)
  }

  /// Runs `callback` once the loop's clock has reached `deadline`. asyncio: `call_at`.
  /// - Throws: ``LoopError/closed``.
  @discardableResult
  public func callAt(
    _ deadline: Instant, _ name: String = "callback", fileID: StaticString = #fileID, line: UInt32 = #line,
    _ callback: @escaping () throws -> Void
  ) throws(LoopError) -> Handle {
    try checkOpen()
    let callback = Callback(name: name, site: CallSite(fileID, line), body: callback)
    let handle = Handle(loop: self, subject: nextHandle(), callback: callback, deadline: deadline)
    recordCreated(handle.subject, name: name, parent: currentSubject, at: callback.site)
    // What was due before the clock began is due as it begins: a trace knows no earlier instant.
    record(.suspended(on: .timer(until: max(.zero, deadline))), handle.subject)
    timers.add(.run(handle), at: deadline)
    return handle
  }

  /// Runs `callback` on the loop's thread as soon as possible; may be called from any thread, and wakes the loop.
  /// asyncio: `call_soon_threadsafe`.
  public func callSoonThreadSafe(
    _ name: String = "callback", fileID: StaticString = #fileID, line: UInt32 = #line,
    _ callback: @escaping @Sendable () throws -> Void
  ) {
    let site = CallSite(fileID, line)
    inbox.send(
      .callback { loop in
        guard !loop.isClosed else { return }
        loop.enqueue(Callback(name: name, site: site, body: callback), parent: .loop)
      })
  }

  /// Blocks the loop's thread, and with it every task; in a job of the thread pool, only that. Python: `time.sleep`.
  ///
  /// On a virtual clock the time passes at once; a paced one can be paused while it lasts.
  public func block(_ duration: Duration, fileID: StaticString = #fileID, line: UInt32 = #line) {
    if isOnOwnThread {
      let now = clock.now
      record(.blocking(until: now + max(.zero, duration)), currentSubject, at: CallSite(fileID, line))
      willWait?()
      clock.block(for: duration)
    } else {
      clock.blockJob(for: duration)
    }
  }

  @discardableResult
  private func enqueue(_ callback: Callback, parent: Subject) -> Handle {
    let handle = Handle(loop: self, subject: nextHandle(), callback: callback, deadline: nil)
    recordCreated(handle.subject, name: callback.name, parent: parent, at: callback.site)
    ready.append(.handle(handle))
    return handle
  }

  /// A future is done: its callback takes its place in the ready queue. asyncio: `Future.__schedule_callbacks`.
  func schedule(_ callback: DoneCallback, of future: AnyFuture, waker: TraceEvent.Waker) {
    switch callback {
    case .wakeUp(let task): makeReady(task, by: waker)
    case .notify(_, let body): ready.append(.notify(body, future))
    case .call(_, let callback): enqueue(callback, parent: future.subject)
    }
  }

  /// A suspended task takes its place in the ready queue.
  func makeReady(_ task: AnyTask, by waker: TraceEvent.Waker) {
    record(.ready(by: waker), task.subject)
    ready.append(.step(task))
  }

  private func nextHandle() -> Subject {
    numbers.handle += 1
    return .handle(numbers.handle)
  }

  func nextCallbackID() -> DoneCallbackID {
    numbers.callback += 1
    return DoneCallbackID(number: numbers.callback)
  }

  func checkOpen() throws(LoopError) {
    checkThread()
    guard !isClosed else { throw .closed }
  }
}
