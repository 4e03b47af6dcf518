import VizEngine

/// What an event comes to. The state is that after the event.
extension Why {
  /// One sentence or two for an event, when the state is that which it has led to.
  func sentence(for event: TraceEvent, in phrases: any Phrases) -> String {
    phrases.sentence(occurrence(of: event), SubjectNames(state: state, phrases: phrases))
  }

  /// What is the case with an event, when the state is that which it has led to.
  func occurrence(of event: TraceEvent) -> Occurrence {
    let subject = event.subject
    switch event.kind {
    case .start: return .loopStarts(ready: state.readyQueue.count)
    case .stop: return .loopStops(unfinished: state.taskCount - state.count(in: .finished))
    case .close: return .loopCloses
    case .idle(let until): return idle(until)
    case .created(let identity, let parent):
      return .made(subject, coroutine: text(tables[identity].coroutine), by: parent, queuePlace(of: subject))
    case .running(let thread): return running(subject, thread)
    case .thrown(let error): return .thrown(subject, error: text(error), at: place(of: event))
    case .suspended(.turn): return .letsOthersGo(subject, queuePlace(of: subject))
    case .suspended(.timer(let until)) where subject.kind == .handle: return .isScheduled(subject, due: until)
    case .suspended(let wait):
      let waiting = Waiting(wait, since: event.instant, tables, state)
      return .givesLoopBack(subject, waiting, at: place(of: event), queue)
    case .blocking(let until): return .blocks(subject, until: until, queue)
    case .ready(let waker): return ready(subject, waker)
    case .finished: return .returned(subject, state[subject].map(life) ?? Self.noLife, awaiters(of: subject))
    case .failed(let error): return .raised(subject, error: text(error), awaiters(of: subject))
    case .cancelled: return .wasCancelled(subject, by: state[subject]?.canceller, awaiters(of: subject))
    case .cancelling(let canceller): return .askedToCancel(subject, by: canceller)
    case .acquired(let thing): return .took(subject, thing, waiting: state.waiting(for: thing).count)
    case .released(let thing):
      return .gaveBack(subject, thing, next: state.waiting(for: thing).first { _ in true }?.subject)
    case .output(let printed) where subject == .loop && !state.isLoopRunning: return .printedOutside(text(printed))
    case .output(let printed): return .printed(subject, text(printed))
    case .warning(let warning, let said): return .warned(subject, warning, text(said))
    case .unknown(let words): return .unknown(text(words))
    }
  }

  private static let noLife = Reason.Life(result: "None", end: .zero, span: .zero, ran: .zero, steps: 0)

  /// Where the event stands in the source, or else its subject.
  private func place(of event: TraceEvent) -> SourceLocation? {
    tables[event.location] ?? state[event.subject].flatMap { tables[$0.location] }
  }

  private var queue: Occurrence.Queue {
    state.readyQueue.first.map { .waiting(first: $0, count: state.readyQueue.count) } ?? .empty
  }

  private func idle(_ until: Instant?) -> Occurrence {
    guard let until else { return .loopWaits }
    let timers = state.timers
    let whose = timers.first { $0.deadline == until }?.subject
    return .loopSleeps(until: until, whose: whose, isEarliest: whose != nil && timers.count > 1)
  }

  private func running(_ subject: Subject, _ thread: UInt32) -> Occurrence {
    if subject.kind == .job { return .jobRuns(subject, thread: thread) }
    guard let row = state[subject], row.steps > 1 else { return .begins(subject, queue) }
    return .goesOn(subject, at: tables[row.location], queue)
  }

  private func ready(_ subject: Subject, _ waker: TraceEvent.Waker) -> Occurrence {
    let row = state[subject]
    let cause: Occurrence.Cause =
      switch waker {
      case .timer: .timer
      case .cancellation: .cancellation(by: row?.canceller)
      case .outside:
        if case .descriptor(let descriptor, let readiness) = row?.wait {
          .descriptor(descriptor, readiness)
        } else {
          .outside
        }
      case .subject(let other): served(row?.wait, by: other)
      }
    let place = state.readyQueue.firstIndex(of: subject) ?? 0
    let before = place > 0 ? state.readyQueue.dropFirst(place - 1).first { _ in true } : nil
    return .ready(subject, cause, after: before)
  }

  private func served(_ wait: TraceEvent.Wait?, by other: Subject) -> Occurrence.Cause {
    switch wait {
    case .primitive(let thing, _, let purpose) where other.kind == .task: .served(by: other, thing, purpose)
    case .descriptor(let descriptor, let readiness) where other == descriptor: .descriptor(descriptor, readiness)
    case .wait(let list), .gather(let list), .group(let list), .first(let list):
      state.isOver(other)
        ? .endedOf(other, Waiting.Progress(all: tables[list].count, left: tables[list].filter { !state.isOver($0) }))
        : .woken(by: other)
    default: state.isOver(other) ? .ended(other) : .woken(by: other)
    }
  }

  /// Among more waiting tasks than these nobody is looked for: a frame has no time for it.
  private static let mostLookedAt = 1000

  /// Who waits for the end of a subject, in the order in which they were made.
  private func awaiters(of subject: Subject) -> [Occurrence.Awaiter]? {
    let waiting = Array(state.awaitingTasks.prefix(Self.mostLookedAt + 1))
    guard waiting.count <= Self.mostLookedAt else { return nil }
    return waiting.compactMap { row in
      switch row.wait {
      case .future(subject), .shield(subject):
        return Occurrence.Awaiter(subject: row.subject, more: 0)
      case .wait(let list), .gather(let list), .group(let list), .first(let list):
        let all = tables[list]
        guard all.contains(subject) else { return nil }
        return Occurrence.Awaiter(subject: row.subject, more: all.filter { !state.isOver($0) }.count)
      case .turn, .timer, .future, .shield, .primitive, .descriptor, .outside, nil:
        return nil
      }
    }
  }
}
