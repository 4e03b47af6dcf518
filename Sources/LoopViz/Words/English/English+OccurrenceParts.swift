import VizEngine

/// The parts of the sentences about events.
extension English {
  func made(
    _ subject: Subject, _ coroutine: String, _ parent: Subject, _ place: Reason.QueuePlace, _ names: SubjectNames
  ) -> String {
    let who = names.name(subject)
    let by = parent == .loop ? "" : " by \(names.name(parent))"
    let queue = place.number.map { " It stands \(ordinal($0)) of \(place.count) in the ready queue." }
    switch subject.kind {
    case .task:
      let what = coroutine.isEmpty ? "" : " to run \(coroutine)"
      return "\(who) is made\(by)\(what): nothing of it has run yet.\(queue ?? "")"
    case .handle:
      return "The callback \(who) is made\(by): the loop will call it."
    case .future:
      return "\(capital(who)) is made\(by): a place for a result that somebody will set."
    case .job:
      return "\(who) is handed to the pool\(by): a thread will run it beside the loop."
    case .primitive:
      return "\(who) is made\(by): tasks will share it."
    case .descriptor:
      return "\(who) is opened\(by): the loop watches it, and wakes whoever waits for it."
    case .loop:
      return "The loop is made."
    }
  }

  /// What else stands in the queue, after "it was first in the ready queue".
  func words(_ queue: Occurrence.Queue) -> String {
    switch queue {
    case .empty: ", and alone"
    case .waiting(_, let count): " (\(count) \(count == 1 ? "other stays" : "others stay"))"
    }
  }

  func words(_ location: SourceLocation?) -> String { location.map { " (\($0))" } ?? "" }

  /// Who has the loop next, when it is given back.
  func next(_ queue: Occurrence.Queue, _ names: SubjectNames) -> String {
    switch queue {
    case .empty: "Nothing else is ready."
    case .waiting(let first, _): "\(names.name(first)) is next."
    }
  }

  func frozen(_ queue: Occurrence.Queue, _ names: SubjectNames) -> String {
    switch queue {
    case .empty: "nobody could run meanwhile"
    case .waiting(let first, 1): "\(names.name(first)), which is ready, cannot run"
    case .waiting(let first, let count): "\(names.name(first)) and \(count - 1) more, which are ready, cannot run"
    }
  }

  func words(_ waiting: Waiting, _ names: SubjectNames) -> String {
    switch waiting {
    case .timer(let asked, let due):
      return "it asked to sleep \(TimeText.short(asked)), and its timer is due at \(TimeText.seconds(due)) s"
    case .job(let job): return "it waits for \(names.name(job)), which a thread runs"
    case .end(let other): return "it waits for \(names.name(other)) to end"
    case .shielded(let other):
      return "it waits for \(names.name(other)), which a shield keeps from being cancelled with it"
    case .list(_, let progress) where progress.left.isEmpty:
      return "all that it waits for has ended already, and it is about to be woken"
    case .list(.members, let progress): return "it waits for \(names.list(progress.left))"
    case .list(.group, let progress): return "its group ends when \(names.list(progress.left)) have ended"
    case .list(.next, let progress): return "it waits for the next to end of \(names.list(progress.left))"
    case .primitive(let thing, let holder, let purpose):
      return aim(names.name(thing), holder.map(names.name), purpose)
    case .descriptor(let descriptor, .read): return "it waits for something to read from \(names.name(descriptor))"
    case .descriptor(let descriptor, .write): return "it waits for room to write to \(names.name(descriptor))"
    case .outside: return "it waits for something that runs outside this loop"
    case .unknown: return "the trace does not say what it waits for"
    }
  }

  private func aim(_ thing: String, _ holder: String?, _ purpose: TraceEvent.Purpose) -> String {
    switch purpose {
    case .lock: "it wants \(thing), which \(holder.map { "\($0) holds" } ?? "others are to have first")"
    case .semaphore: "it wants a permit of \(thing), and all are taken"
    case .event: "it waits until somebody sets \(thing)"
    case .condition: "it waits until somebody notifies \(thing)"
    case .barrier: "it waits at \(thing) until all the others have come"
    case .get: "it wants an item of \(thing), which is empty"
    case .put: "it wants to put an item into \(thing), which is full"
    case .join: "it waits until all work of \(thing) is done"
    }
  }

  func words(_ cause: Occurrence.Cause, _ names: SubjectNames) -> String {
    switch cause {
    case .timer: return "its timer was due"
    case .ended(let other): return "\(names.name(other)), which it waited for, has ended"
    case .endedOf(let other, let progress):
      return progress.left.isEmpty
        ? "\(names.name(other)) has ended, the last of the \(progress.all) that it waited for"
        : "\(names.name(other)) has ended, one of the \(progress.all) that it waited for"
    case .served(let other, let thing, let purpose):
      return served(names.name(other), names.name(thing), purpose)
    case .woken(let other): return "\(names.name(other)) has woken it"
    case .cancellation(let canceller):
      return
        "\(canceller.map { "\(names.name($0)) asked it to cancel" } ?? "it was asked to cancel"), and it is to hear of that"
    case .descriptor(let descriptor, .read): return "there is something to read from \(names.name(descriptor))"
    case .descriptor(let descriptor, .write): return "there is room to write to \(names.name(descriptor))"
    case .outside: return "something outside the loop has woken it"
    }
  }

  private func served(_ other: String, _ thing: String, _ purpose: TraceEvent.Purpose) -> String {
    switch purpose {
    case .lock: "\(other) gave \(thing) back, and it is the next to have it"
    case .semaphore: "\(other) gave a permit of \(thing) back"
    case .event: "\(other) has set \(thing)"
    case .condition: "\(other) has notified \(thing)"
    case .barrier: "\(other) has come to \(thing), the last of all"
    case .get: "\(other) put an item into \(thing)"
    case .put: "\(other) took an item out of \(thing)"
    case .join: "\(other) has said that the last work of \(thing) is done"
    }
  }

  func returned(
    _ subject: Subject, _ life: Reason.Life, _ awaiters: [Occurrence.Awaiter]?, _ names: SubjectNames
  ) -> String {
    let who = capital(names.name(subject))
    let end = life.hasResult ? "has returned \(life.result)" : "has ended"
    switch subject.kind {
    case .task: return "\(who) \(end), \(TimeText.short(life.span)) after it was made.\(words(awaiters, names))"
    case .handle: return "The callback \(names.name(subject)) has ended, and the loop is free again."
    case .job: return "\(who) \(end), and its thread is free again.\(words(awaiters, names))"
    case .future: return "\(who) has its result, \(life.result).\(words(awaiters, names))"
    case .primitive, .descriptor, .loop: return "\(who) is closed."
    }
  }

  /// Begins with a space, if it says something.
  func words(_ awaiters: [Occurrence.Awaiter]?, _ names: SubjectNames) -> String {
    guard let awaiters else { return "" }
    guard let first = awaiters.first else { return " Nobody waits for it." }
    let who = names.list(awaiters.map(\.subject))
    if awaiters.allSatisfy({ $0.more == 0 }) { return " \(who) waited for it and will be woken." }
    return awaiters.count == 1 ? " \(who) waits for it, and for \(first.more) more." : " \(who) wait for it."
  }

  func words(_ warning: TraceEvent.Warning, _ who: String, _ text: String) -> String {
    switch warning {
    case .neverAwaited: "A coroutine was dropped without having run: \(text). Await it, or make a task of it."
    case .neverRetrieved: "\(capital(who)) failed, and nobody ever asked how it ended: \(text)."
    case .destroyedPending: "\(capital(who)) was dropped before its end: \(text)."
    case .callbackFailed: "\(capital(who)) raised an error, which nobody can catch: \(text)."
    case .slowStep: "\(capital(who)) kept the loop too long, and all others had to wait: \(text)."
    case .deadlock: "Nobody can go on, and nothing is left that could wake one of them: \(text)."
    case .unhandled: "An error came up where no code of the program could catch it: \(text)."
    case .negativeDelay: "\(capital(who)) asked for a time that is past, so it is ready at once: \(text)."
    }
  }

  func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
