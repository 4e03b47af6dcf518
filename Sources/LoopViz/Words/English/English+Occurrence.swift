import VizEngine

/// What an event comes to.
extension English {
  func turn(_ number: Int) -> String { number == 0 ? "before" : "turn \(number)" }

  func sentence(_ occurrence: Occurrence, _ names: SubjectNames) -> String {
    func name(_ subject: Subject) -> String { names.name(subject) }
    switch occurrence {
    case .loopStarts(let ready):
      return ready == 0
        ? "The loop starts: it will run one thing at a time, as each becomes ready."
        : "The loop starts: it runs one thing at a time, in the order of the ready queue, where \(ready) "
          + "\(ready == 1 ? "stands" : "stand")."
    case .loopStops(let unfinished):
      return unfinished == 0
        ? "The loop stops: what it was to run has ended, and no task is left."
        : "The loop stops, and \(count(unfinished, "task")) \(unfinished == 1 ? "is" : "are") not done: "
          + "nothing moves until it runs again."
    case .loopCloses:
      return "The loop is closed: it will never run anything again."
    case .loopSleeps(let until, let whose, let isEarliest):
      let timer = whose.map { ", when the timer of \(name($0)) is due" } ?? ""
      let earliest = isEarliest ? ", the earliest of all" : ""
      return "Nothing is ready, so the loop sleeps until \(TimeText.seconds(until)) s\(timer)\(earliest)."
    case .loopWaits:
      return "Nothing is ready and no timer is set: the loop sleeps until a thread or a socket wakes it."
    case .made(let subject, let coroutine, let parent, let place):
      return made(subject, coroutine, parent, place, names)
    case .begins(let subject, let queue) where subject.kind == .handle:
      return "The callback \(name(subject)) is called: it was first in the ready queue\(words(queue))."
    case .begins(let subject, let queue):
      return "\(name(subject)) gets the loop for the first time: it was first in the ready queue\(words(queue))."
    case .goesOn(let subject, let location, let queue):
      return "\(name(subject)) gets the loop again and goes on after its await\(words(location)): "
        + "it was first in the ready queue\(words(queue))."
    case .jobRuns(let job, let thread):
      return "Thread \(thread) takes up \(name(job)) and runs it beside the loop, which is free meanwhile."
    case .thrown(let subject, let error, let location):
      return "\(error) is thrown into \(name(subject)) at its await\(words(location)): "
        + "there it can be caught, or it ends \(name(subject))."
    case .letsOthersGo(let subject, let place):
      let queue = place.number.map { "it stands \(ordinal($0)) of \(place.count) in the ready queue" }
      return "\(name(subject)) lets the others go first: \(queue ?? "it is in the ready queue") again."
    case .isScheduled(let callback, let due):
      return "The callback \(name(callback)) is to be called at \(TimeText.seconds(due)) s; until then it waits among "
        + "the timers."
    case .givesLoopBack(let subject, let waiting, _, let queue):
      return "\(name(subject)) gives the loop back at an await: \(words(waiting, names)). \(next(queue, names))"
    case .blocks(let subject, let until, let queue):
      return "\(name(subject)) blocks until \(TimeText.seconds(until)) s instead of awaiting: it keeps the loop, and "
        + "\(frozen(queue, names))."
    case .ready(let subject, let cause, let after):
      return "\(name(subject)) is ready\(subject.kind == .handle ? "" : " again"): \(words(cause, names)). "
        + "It will run in the next pass, \(after.map { "after \(name($0))" } ?? "first of all")."
    case .returned(let subject, let life, let awaiters):
      return returned(subject, life, awaiters, names)
    case .raised(let subject, let error, let awaiters):
      return "\(name(subject)) has failed with \(error)."
        + (awaiters == [] ? " Nobody awaits it now; the error is kept for whoever asks." : words(awaiters, names))
    case .wasCancelled(let subject, let canceller, let awaiters):
      let by = canceller.map { ", as \(name($0)) has asked" } ?? ""
      return "\(name(subject)) is cancelled\(by).\(words(awaiters, names))"
    case .askedToCancel(let subject, let canceller):
      return "\(capital(name(canceller))) asks \(name(subject)) to cancel. That only asks: at its next turn it gets an "
        + "error at its await, and may tidy up."
    case .took(let subject, let thing, let waiting):
      return waiting == 0
        ? "\(name(subject)) takes \(name(thing)), and nobody else wants it now."
        : "\(name(subject)) takes \(name(thing)); \(waiting) more \(waiting == 1 ? "waits" : "wait") for it."
    case .gaveBack(let subject, let thing, let next):
      return "\(name(subject)) gives \(name(thing)) back"
        + (next.map { ": \(name($0)) has waited for it longest." } ?? ", and nobody waits for it.")
    case .printed(.loop, let text):
      return "The program prints \"\(text)\"."
    case .printedOutside(let text):
      return "The program prints \"\(text)\"; it is outside of all tasks."
    case .printed(let subject, let text) where subject.kind == .handle:
      return "\(name(subject)) prints \"\(text)\". It keeps the loop until it returns."
    case .printed(let subject, let text):
      return "\(name(subject)) prints \"\(text)\". It keeps the loop until it awaits or returns."
    case .warned(let subject, let warning, let text):
      return words(warning, name(subject), text)
    case .unknown(let words):
      return "The log says \"\(words)\", which this loopviz does not know; nothing on the screen changes."
    }
  }
}
