/// Whether the loop is about to be handed the job of the task that it steps.
enum JobArrival {
  case notExpected
  case expected
  case arrived(UnownedJob)
}

extension EventLoop: TaskExecutor {
  /// The Swift runtime gives the loop a job: the step that the loop has just asked for, or something from outside.
  public func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    guard isOnOwnThread else {
      inbox.send(.job(job))
      return
    }
    if case .expected = arrival {
      arrival = .arrived(job)
    } else {
      accept(job)
    }
  }

  /// Puts a job that nobody asked for into the ready queue; it is the rest of a task that waits for the outside, or
  /// a child task of Swift's own.
  func accept(_ job: UnownedJob) {
    let task = outsideWaiters.removeValue(forKey: identity(of: job))
    if let task { record(.ready(by: .outside), task.subject) }
    ready.append(.outside(job, task))
  }

  /// A task's turn: resumes its coroutine and runs it until it suspends again or ends. asyncio: `Task.__step`.
  func step(_ task: AnyTask) {
    guard !task.isDone else { return }
    begin(task)
    if task.hasTimer { dropTimer(of: task) }
    if let continuation = task.continuation {
      task.continuation = nil
      task.waiting = .nothing
      awaitJob(of: task) { continuation.resume() }
    } else {
      task.start()
    }
    finishStep(of: task)
  }

  /// Runs the job that `trigger` makes the runtime hand over, at once and on this thread.
  func awaitJob(of task: AnyTask, trigger: () -> Void) {
    arrival = .expected
    trigger()
    guard case .arrived(let job) = arrival else {
      arrival = .notExpected
      return
    }
    arrival = .notExpected
    if task.jobIdentity == nil { task.jobIdentity = identity(of: job) }
    // Sound: the job was just enqueued here, and this is the executor that it was enqueued on.
    unsafe job.runSynchronously(on: asUnownedTaskExecutor())
  }

  func runOutside(_ job: UnownedJob, of task: AnyTask?) {
    if let task {
      begin(task)
      task.waiting = .nothing
    }
    // Sound: the job came in through this executor's inbox, and each job of the inbox is run once.
    unsafe job.runSynchronously(on: asUnownedTaskExecutor())
    if let task { finishStep(of: task) }
  }

  private func begin(_ task: AnyTask) {
    current = task
    currentSubject = task.subject
    guard recorder != nil else { return }
    append(.running(thread: 0), task.subject, at: .none)
    if task.mayBeInterrupted, let error = task.coming { recordThrown(error, into: task) }
  }

  /// A task leaves its sleep before the timer is due. asyncio: `sleep` cancels its timer on every way out.
  private func dropTimer(of task: AnyTask) {
    task.hasTimer = false
    task.sleepNumber &+= 1
    timers.noteCancelled()
  }

  private func finishStep(of task: AnyTask) {
    current = nil
    currentSubject = .loop
    if task.isDone || task.continuation != nil { return }
    // Neither ended nor suspended here: it awaits something that another executor runs.
    task.waiting = .outside
    if let identity = task.jobIdentity { outsideWaiters[identity] = task }
    record(.suspended(on: .outside), task.subject)
  }

  /// The runtime's identity of a job, which is that of its task: the same each time the task is enqueued.
  private func identity(of job: UnownedJob) -> UInt {
    unsafe unsafeBitCast(job, to: UInt.self)
  }
}

extension EventLoop {
  /// All of a wait for `future` that comes before its one await; what goes wrong is thrown after it, at the task's next
  /// step, as asyncio does.
  /// - Returns: the task that waits.
  /// - Throws: ``LoopError/notInTask``.
  @usableFromInline
  func prepareWait(for future: AnyFuture, _ fileID: StaticString, _ line: UInt32) throws(LoopError) -> AnyTask {
    checkThread()
    let site = CallSite(fileID, line)
    guard let task = current else { return try refuseForeign(future, at: site) }
    guard future !== task else {
      task.wakeError = LoopError.awaitsItself(task.description)
      task.stand(at: site)
      record(.suspended(on: task.wait), task.subject, at: site)
      makeReady(task, by: .subject(task.subject))
      return task
    }
    task.waiting = .future(future)
    future.register(.wakeUp(task))
    task.stand(at: site)
    record(.suspended(on: future.wait), task.subject, at: site)
    task.passOnCancellation(to: future)
    return task
  }

  /// Nobody runs on this loop, `future`'s own: a task of another loop awaits it, or no task at all.
  private func refuseForeign(_ future: AnyFuture, at site: CallSite) throws(LoopError) -> AnyTask {
    guard let running = Self.ofThisThread, let task = running.current else { throw LoopError.notInTask }
    let error = LoopError.foreignFuture("Task \(task) got Future \(future)")
    running.prepareTurn(of: task, throwing: error, at: site)
    return task
  }

  /// Lets the others go first, and throws at the next step.
  private func prepareTurn(of task: AnyTask, throwing error: LoopError, at site: CallSite) {
    task.wakeError = error
    prepareTurn(of: task, at: site)
  }

  func currentTaskOrThrow() throws(LoopError) -> AnyTask {
    checkThread()
    guard let current else { throw .notInTask }
    return current
  }
}
