import VizEngine

/// Why a subject is where it is.
extension English {
  func sentence(_ reason: Reason, _ names: SubjectNames) -> String {
    func name(_ subject: Subject) -> String { names.name(subject) }
    switch reason {
    case .unset(let future):
      return "\(name(future)) is not done: nobody has set its result yet."
    case .hasResult(let future, let result, let since):
      return "\(name(future)) has had its result since \(TimeText.seconds(since)) s: \(result)."
    case .hasError(let future, let error, let since):
      return "\(name(future)) has had its error since \(TimeText.seconds(since)) s: \(error)."
    case .closed(let thing):
      return "\(name(thing)) is closed."
    case .thing(let thing, let holders, let waiting):
      return self.thing(name(thing), holders, waiting, names)
    case .waitsForThread(let job):
      return "\(name(job)) waits for a free thread of the pool."
    case .notBegun(let subject, let place):
      return "\(name(subject)) is made, but the loop does not run yet: it stands \(words(place))."
    case .letOthersGo(let subject, let place):
      return "\(name(subject)) let the others go first, and stands \(words(place)) again."
    case .new(let subject, let place):
      return "\(name(subject)) is new: it stands \(words(place)) and begins at its turn."
    case .woken(let subject, let waker, let place):
      return "\(name(subject)) is ready: \(short(waker, names)). It stands \(words(place))."
    case .onThread(let job, let thread, let duration):
      return "\(name(job)) runs on thread \(thread), beside the loop, for \(TimeText.short(duration)) so far."
    case .blocks(let subject, let location, let duration):
      let place = location.map { " at \($0)" } ?? ""
      return "\(name(subject)) blocks\(place) instead of awaiting: it has held the loop for "
        + "\(TimeText.short(duration)), and all others are frozen."
    case .hasLoop(let subject):
      return "\(name(subject)) has the loop: nothing else runs until it awaits or returns."
    case .keepsLoop(let subject, let duration):
      return "\(name(subject)) has held the loop for \(TimeText.short(duration)) without an await: "
        + "all others are frozen."
    case .scheduled(let callback, let due, let left):
      return "\(name(callback)) is to be called at \(TimeText.seconds(due)) s, in \(TimeText.countdown(left))."

    case .suspended(let subject, let waiting, let location, let left, let timeout):
      return suspended(subject, waiting, location.map { " (\($0))" } ?? "", left, names) + words(timeout)
    case .circle(let subject, let links, let timeout):
      let circle = links.map { "for \(words($0, names))" }.joined(separator: ", which waits ")
      return "\(name(subject)) waits in a circle: \(circle). None of them can go on.\(words(timeout))"
    case .finished(let subject, let life):
      let times = life.steps == 1 ? "in one step" : "in \(life.steps) steps"
      return
        "\(name(subject)) \(life.hasResult ? "returned \(life.result)" : "ended") at \(TimeText.seconds(life.end)) s, "
        + "\(TimeText.short(life.span)) after it was made; it ran \(TimeText.short(life.ran)) of that, \(times)."
    case .failed(let subject, let error, let instant):
      return "\(name(subject)) raised \(error) at \(TimeText.seconds(instant)) s; who awaits it gets the error."
    case .cancelled(let subject, let instant, let canceller):
      let by = canceller.map { ", asked by \(name($0))" } ?? ""
      return "\(name(subject)) was cancelled at \(TimeText.seconds(instant)) s\(by)."
    }
  }

  /// Who has a lock or the like, and who waits for it.
  private func thing(_ name: String, _ holders: [Subject], _ waiting: [Subject], _ names: SubjectNames) -> String {
    let queue = "\(names.list(waiting)) \(waiting.count == 1 ? "waits" : "wait") for \(name)."
    guard !holders.isEmpty else { return waiting.isEmpty ? "Nobody waits for \(name)." : queue }
    let held = "\(names.list(holders)) \(holders.count == 1 ? "holds" : "hold") \(name)"
    return waiting.isEmpty ? "\(held), and nobody waits for it." : "\(held). \(queue)"
  }

  private func words(_ place: Reason.QueuePlace) -> String {
    "\(place.number.map(ordinal) ?? "somewhere") of \(place.count) in the ready queue"
  }

  private func words(_ timeout: Reason.Timeout?) -> String {
    guard let timeout else { return "" }
    return " Its timeout comes at \(TimeText.seconds(timeout.due)) s, in \(TimeText.countdown(timeout.left))."
  }

  private func words(_ link: Reason.Link, _ names: SubjectNames) -> String {
    switch link {
    case .end(let task): names.name(task)
    case .lock(let lock, let holder): "\(names.name(lock)), held by \(names.name(holder))"
    }
  }

  private func suspended(
    _ subject: Subject, _ waiting: Waiting, _ place: String, _ left: Duration, _ names: SubjectNames
  ) -> String {
    let who = names.name(subject)
    switch waiting {
    case .timer(let asked, let due):
      return "\(who) asked to sleep \(TimeText.short(asked))\(place): its timer is due at \(TimeText.seconds(due)) s, "
        + "in \(TimeText.countdown(left))."
    case .job(let job):
      return "\(who) waits for \(names.name(job)), which a thread runs; the loop is free meanwhile."
    case .end(let other):
      return "\(who) awaits \(names.name(other)) and goes on one turn after that is done."
    case .shielded(let other):
      return "\(who) awaits \(names.name(other)) behind a shield\(place): cancelling \(who) leaves that alone."
    case .list(.members, let progress): return "\(who) waits\(place): \(words(progress, names))"
    case .list(.group, let progress): return "\(who) waits\(place) at the end of its group: \(words(progress, names))"
    case .list(.next, let progress): return "\(who) waits\(place) for the next that ends: \(words(progress, names))"
    case .primitive(let thing, let holder, let purpose):
      return primitive(who, names.name(thing), holder.map(names.name), purpose, place)
    case .descriptor(let descriptor, let readiness):
      let what = readiness == .read ? "there is something to read from" : "there is room to write to"
      return "\(who) waits\(place) until \(what) \(names.name(descriptor)); the loop is free meanwhile."
    case .outside:
      return "\(who) awaits something that runs outside this loop."
    case .unknown:
      return "\(who) gave the loop back."
    }
  }

  /// `2 of 4 are done, Task-3, Task-4 are not.`
  private func words(_ progress: Waiting.Progress, _ names: SubjectNames) -> String {
    let done = "\(progress.done) of \(progress.all) are done"
    return progress.left.isEmpty
      ? "\(done), and it is about to be woken."
      : "\(done), \(names.list(progress.left)) \(progress.left.count == 1 ? "is" : "are") not."
  }

  private func primitive(
    _ who: String, _ thing: String, _ holder: String?, _ purpose: TraceEvent.Purpose, _ place: String
  ) -> String {
    switch purpose {
    case .lock:
      holder.map { "\(who) waits for \(thing)\(place), which \($0) holds: it goes on when that is released." }
        ?? "\(who) waits for \(thing)\(place): others who came before are to have it first."
    case .semaphore: "\(who) waits for a permit of \(thing)\(place): all of them are taken."
    case .event: "\(who) waits\(place) until somebody sets \(thing)."
    case .condition: "\(who) waits\(place) until somebody notifies \(thing); it holds no lock meanwhile."
    case .barrier: "\(who) waits at \(thing)\(place) until all the others have come too."
    case .get: "\(who) waits\(place) because \(thing) is empty: it goes on when somebody puts an item in."
    case .put: "\(who) waits\(place) because \(thing) is full: it goes on when somebody takes an item out."
    case .join: "\(who) waits\(place) until every item of \(thing) is said to be done."
    }
  }

  func ordinal(_ number: Int) -> String {
    let suffix =
      switch (number % 10, number % 100) {
      case (_, 11...13): "th"
      case (1, _): "st"
      case (2, _): "nd"
      case (3, _): "rd"
      default: "th"
      }
    return "\(number)\(suffix)"
  }
}
