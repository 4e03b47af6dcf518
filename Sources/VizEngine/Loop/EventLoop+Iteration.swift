import DequeModule

extension EventLoop {
  /// One pass of the loop. asyncio: `BaseEventLoop._run_once`.
  func runOnce() {
    iteration &+= 1
    poll()
    moveDueTimers()
    runReady()
  }

  /// Phase 1: takes in what other threads sent, and waits when there is nothing to do.
  private func poll() {
    if threadPool != nil { clock.settleJobs() }
    acceptLetters()
    guard ready.isEmpty, !isStopping else {
      if descriptors != nil { lookAtDescriptors() }
      offerTrace()
      return
    }
    var hasSaidIdle = false
    while ready.isEmpty, !isStopping {
      let deadline = timers.nextDeadline()
      if let deadline, deadline <= clock.now { return lookAtDescriptors() }
      checkDescriptorsAreOpen()
      if deadline == nil, respondToDeadlock() { return }
      if !hasSaidIdle {
        record(.idle(until: deadline), .loop)
        willWait?()
        hasSaidIdle = true
      }
      let watched = watched
      clock.idle(until: deadline, wakeUp: inbox.wakeUp, descriptors: watched)
      acceptLetters()
      if let watched { takeReadiness(of: watched) }
    }
  }

  /// A loop that is never idle gives its log a chance to be written now and then.
  private func offerTrace() {
    guard let willWait, let recorder, recorder.recorded - offeredCount >= Self.offerInterval else { return }
    offeredCount = recorder.recorded
    willWait()
  }

  /// How many events may pass before they are offered.
  private static var offerInterval: Int { 4096 }

  /// Phase 2: what is due goes to the end of the ready queue, by deadline.
  private func moveDueTimers() {
    guard !timers.isEmpty, timers.nextDeadline() != nil else { return }
    let now = clock.now
    lastInstant = now
    while let action = timers.popDue(at: now) {
      switch action {
      case .run(let handle) where !handle.isCancelled:
        record(.ready(by: .timer), handle.subject)
        ready.append(.handle(handle))
      case .run:
        break
      case .wake(let task, let sleepNumber):
        guard task.sleepNumber == sleepNumber else { break }
        task.hasTimer = false
        ready.append(.wake(task, sleepNumber: sleepNumber))
      }
    }
  }

  /// Phase 3: runs what is ready now; what that makes ready waits for the next pass.
  private func runReady() {
    for _ in 0..<ready.count {
      guard let item = ready.popFirst() else { return }
      if let gate { admit(item, through: gate) }
      run(item)
    }
  }

  /// A paused clock holds the loop here; what the user never sees needs no permit.
  private func admit(_ item: ReadyItem, through gate: PacedClock) {
    switch item {
    case .notify: return
    case .reaction(let reaction) where reaction.isCancelled || reaction.shown == nil: return
    case .handle(let handle) where handle.isCancelled: return
    case .wake(let task, let sleepNumber) where !task.sleeps(sleepNumber): return
    case .step, .handle, .wake, .reaction, .outside: break
    }
    willWait?()
    gate.admitHandle()
    lastInstant = clock.now
  }

  private func run(_ item: ReadyItem) {
    let start = isDebug ? clock.now : nil
    defer { if let start { reportIfSlow(item, since: start) } }
    switch item {
    case .step(let task):
      step(task)
    case .wake(let task, let sleepNumber):
      guard task.sleeps(sleepNumber) else { return }
      task.waiting = .nothing
      makeReady(task, by: .timer)
    case .handle(let handle):
      run(handle)
    case .notify(let body, let future):
      body(future)
    case .reaction(let reaction):
      run(reaction)
    case .outside(let job, let task):
      runOutside(job, of: task)
    }
  }

  private func run(_ handle: Handle) {
    guard let callback = handle.takeCallback() else { return }
    record(.running(thread: 0), handle.subject)
    currentSubject = handle.subject
    defer { currentSubject = .loop }
    do {
      try callback.body()
      recordFinished(handle.subject, (), at: nil)
    } catch {
      if error is CancelledError {
        record(.cancelled, handle.subject)
      } else {
        recordFailed(handle.subject, error, at: nil)
      }
      report(
        .callbackFailed, handle.subject, "Exception in callback \(callback.name)()", error: error, at: callback.site)
    }
  }

  private func acceptLetters() {
    guard !inbox.isEmpty else { return }
    for letter in inbox.takeAll() {
      switch letter {
      case .callback(let body): body(self)
      case .job(let job): accept(job)
      }
    }
  }
}
