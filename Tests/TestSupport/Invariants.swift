public import VizEngine

/// A trace that no loop can leave: where, and which rule it breaks.
public struct InvariantViolation: Error, CustomStringConvertible {
  /// Which event breaks which rule.
  public let rule: String
  /// The events up to there.
  public let context: [String]

  /// The rule, and the events below it.
  public var description: String { "\(rule)\n  " + context.joined(separator: "\n  ") }
}

extension Trace {
  /// Checks what holds for every trace of the engine, whatever program ran.
  ///
  /// Time and passes never go back; each subject's events form a legal life; one task or callback has the loop at a
  /// time; the ready queue is first in, first out, and what enters it runs in that pass or the next; the loop
  /// idles only when nothing is ready; nothing sleeps past, or wakes before, its deadline.
  /// - Throws: ``InvariantViolation``.
  public func checkInvariants() throws(InvariantViolation) {
    var checker = InvariantChecker()
    for (index, event) in events.enumerated() {
      guard let broken = checker.accept(event) else { continue }
      let context = events[max(0, index - 12)...index].map { event in
        "\(event.instant) #\(event.iteration) \(event.subject) \(words(for: event.kind))"
      }
      throw InvariantViolation(rule: "event \(index), \(events[index].subject): \(broken)", context: context)
    }
  }
}

/// Folds events into the state of a loop and says which rule the next event breaks.
struct InvariantChecker {
  private enum Stage {
    case ready, running, suspended, done
  }

  private struct Life {
    var stage: Stage
    var deadline: Instant?
  }

  private struct Place {
    var subject: Subject
    var iteration: UInt32
    var enteredWhileRunning: Bool
  }

  private var lives: [Subject: Life] = [:]
  private var queue: [Place] = []
  private var running: Subject?
  private var isLoopRunning = false
  private var isClosed = false
  private var last: (instant: Instant, iteration: UInt32) = (.zero, 0)

  /// Takes the event in; a sentence when it breaks a rule.
  mutating func accept(_ event: TraceEvent) -> String? {
    if event.instant < last.instant { return "time went back" }
    if event.iteration < last.iteration { return "the pass went back" }
    last = (event.instant, event.iteration)
    if isClosed {
      if case .warning = event.kind { return nil }
      return "something happened after the loop was closed"
    }
    switch event.subject.kind {
    case .loop: return acceptLoop(event)
    case .task, .handle: return acceptRunnable(event)
    case .future: return acceptFuture(event)
    case .job: return acceptJob(event)
    case .primitive, .descriptor: return acceptThing(event)
    }
  }

  private mutating func acceptLoop(_ event: TraceEvent) -> String? {
    switch event.kind {
    case .start:
      if isLoopRunning { return "it started while running" }
      isLoopRunning = true
    case .stop:
      if !isLoopRunning { return "it stopped while not running" }
      if running != nil { return "it stopped while something ran" }
      isLoopRunning = false
    case .close:
      if isLoopRunning { return "it closed while running" }
      isClosed = true
    case .idle(let until):
      if !isLoopRunning { return "it idled while not running" }
      if !queue.isEmpty { return "it idled while \(queue[0].subject) was ready" }
      if let until, until < event.instant { return "it idled until the past" }
    case .output, .blocking, .acquired, .released, .warning, .unknown:
      return nil
    case .created, .running, .thrown, .suspended, .ready, .finished, .failed, .cancelled, .cancelling:
      return "a loop does not do this"
    }
    return nil
  }

  private mutating func acceptRunnable(_ event: TraceEvent) -> String? {
    let subject = event.subject
    if case .warning = event.kind { return lives[subject] == nil ? "warned of before it was made" : nil }
    if case .created = event.kind {
      if lives[subject] != nil { return "made twice" }
      lives[subject] = Life(stage: .ready)
      enter(event)
      return nil
    }
    guard let life = lives[subject] else { return "not made yet" }
    if life.stage == .done { return "its life was over" }
    return subject.kind == .task ? acceptTask(event, life) : acceptHandle(event, life)
  }

  private mutating func acceptTask(_ event: TraceEvent, _ life: Life) -> String? {
    let subject = event.subject
    switch event.kind {
    case .running:
      return run(event, life)
    case .suspended(let wait):
      guard running == subject else { return "suspended without running" }
      running = nil
      lives[subject] = Life(stage: .suspended)
      if case .timer(let deadline) = wait {
        if deadline < event.instant { return "sleeps until the past" }
        lives[subject]?.deadline = deadline
      }
      if case .turn = wait {
        lives[subject]?.stage = .ready
        enter(event)
      }
    case .ready(let waker):
      guard life.stage == .suspended else { return "became ready without being suspended" }
      if case .timer = waker, life.deadline.map({ event.instant < $0 }) ?? false { return "woken early" }
      lives[subject]?.stage = .ready
      enter(event)
    case .finished, .failed, .cancelled:
      guard running == subject else { return "ended without running" }
      running = nil
      lives[subject]?.stage = .done
    case .output, .blocking, .thrown, .acquired, .released:
      guard running == subject else { return "printed, blocked, took or gave without running" }
    case .cancelling, .unknown:
      return nil
    case .created, .warning, .start, .stop, .close, .idle:
      return "a task does not do this"
    }
    return nil
  }

  private mutating func acceptHandle(_ event: TraceEvent, _ life: Life) -> String? {
    let subject = event.subject
    switch event.kind {
    case .suspended(on: .timer(let deadline)):
      guard life.stage == .ready, let last = queue.last, last.subject == subject else { return "delayed too late" }
      queue.removeLast()
      lives[subject] = Life(stage: .suspended, deadline: deadline)
    case .suspended(on: .descriptor):
      // A reader or writer: it waits from the first, and again after each run.
      if running == subject {
        running = nil
      } else if life.stage == .ready, let last = queue.last, last.subject == subject {
        queue.removeLast()
      } else {
        return "waits for a descriptor too late"
      }
      lives[subject] = Life(stage: .suspended)
    case .ready(by: .subject(let waker)) where waker.kind == .descriptor:
      guard life.stage == .suspended, life.deadline == nil else { return "ready without having waited" }
      lives[subject]?.stage = .ready
      enter(event)
    case .ready(by: .timer):
      guard life.stage == .suspended, let deadline = life.deadline else { return "ready without having waited" }
      if event.instant < deadline { return "woken early" }
      lives[subject]?.stage = .ready
      enter(event)
    case .running:
      return run(event, life)
    case .finished, .failed:
      guard running == subject else { return "ended without running" }
      running = nil
      lives[subject]?.stage = .done
    case .cancelled:
      guard life.stage != .running else { return "cancelled while running" }
      queue.removeAll { $0.subject == subject }
      lives[subject]?.stage = .done
    case .output, .blocking, .acquired, .released:
      guard running == subject else { return "printed, blocked, took or gave without running" }
    case .unknown:
      return nil
    case .suspended, .ready, .thrown, .cancelling, .created, .warning, .start, .stop, .close, .idle:
      return "a callback does not do this"
    }
    return nil
  }

  private func acceptEnd(_ life: Life?) -> String? {
    guard let life else { return "not made yet" }
    return life.stage == .done ? "its life was over" : nil
  }

  private mutating func acceptFuture(_ event: TraceEvent) -> String? {
    switch event.kind {
    case .created:
      if lives[event.subject] != nil { return "made twice" }
      lives[event.subject] = Life(stage: .suspended)
    case .finished, .failed, .cancelled:
      if let broken = acceptEnd(lives[event.subject]) { return broken }
      lives[event.subject]?.stage = .done
    case .warning, .unknown:
      return nil
    case .start, .stop, .close, .idle, .running, .thrown, .suspended, .blocking, .ready, .cancelling, .output,
      .acquired,
      .released:
      return "a future does not do this"
    }
    return nil
  }

  private mutating func acceptJob(_ event: TraceEvent) -> String? {
    switch event.kind {
    case .created:
      if lives[event.subject] != nil { return "made twice" }
      lives[event.subject] = Life(stage: .ready)
    case .running(let thread):
      if lives[event.subject]?.stage != .ready { return "ran when it was not ready" }
      if thread == 0 { return "ran on the loop's thread" }
      lives[event.subject]?.stage = .running
    case .finished, .failed, .cancelled:
      if lives[event.subject]?.stage != .running { return "ended without running" }
      lives[event.subject]?.stage = .done
    case .warning, .unknown:
      return nil
    case .start, .stop, .close, .idle, .thrown, .suspended, .blocking, .ready, .cancelling, .output, .acquired,
      .released:
      return "a job does not do this"
    }
    return nil
  }

  /// A primitive or a descriptor, which others wait for and which does nothing itself.
  private mutating func acceptThing(_ event: TraceEvent) -> String? {
    switch event.kind {
    case .created:
      if lives[event.subject] != nil { return "made twice" }
      lives[event.subject] = Life(stage: .suspended)
    case .finished:
      if let broken = acceptEnd(lives[event.subject]) { return broken }
      lives[event.subject]?.stage = .done
    case .warning, .unknown:
      return nil
    case .start, .stop, .close, .idle, .running, .thrown, .suspended, .blocking, .ready, .failed, .cancelled,
      .cancelling,
      .output, .acquired, .released:
      return "a primitive or descriptor does not do this"
    }
    return nil
  }

  private mutating func enter(_ event: TraceEvent) {
    queue.append(
      Place(subject: event.subject, iteration: event.iteration, enteredWhileRunning: running != nil))
  }

  private mutating func run(_ event: TraceEvent, _ life: Life) -> String? {
    if !isLoopRunning { return "ran while the loop did not" }
    if let running { return "ran while \(running) had the loop" }
    guard life.stage == .ready, let first = queue.first else { return "ran without being ready" }
    guard first.subject == event.subject else { return "ran before \(first.subject), which was ready first" }
    queue.removeFirst()
    let passes = event.iteration - first.iteration
    if passes > 1 { return "stayed ready for \(passes) passes" }
    if passes == 0, first.enteredWhileRunning { return "ran in the pass that made it ready" }
    running = event.subject
    lives[event.subject]?.stage = .running
    return nil
  }
}
