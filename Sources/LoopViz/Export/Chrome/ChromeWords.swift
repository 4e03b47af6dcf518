import VizEngine

/// What slices and instants are called, and the sentences in their arguments; all of it inside of JSON's quotes.
struct ChromeWords {
  let tables: TraceTables
  let tracks: ChromeTracks

  /// How many of a list are named; the rest are counted.
  private static let mostNamed = 20

  func category(of event: TraceEvent) -> StaticString {
    switch event.kind {
    case .running: "running"
    case .created, .ready, .suspended(on: .turn): "ready"
    case .suspended: "waiting"
    case .output: "output"
    case .warning: "warning"
    case .start, .stop, .close, .idle, .thrown, .blocking, .finished, .failed, .cancelled, .cancelling, .acquired,
      .released, .unknown:
      "event"
    }
  }

  /// A track's name: what people call the subject, and what it runs.
  func appendTitle(row: Int, to bytes: inout [UInt8]) {
    append(tracks[row].subject, to: &bytes)
    guard let identity = tracks[row].identity, case let coroutine = tables[tables[identity].coroutine],
      !coroutine.isEmpty
    else { return }
    bytes.add(" ")
    bytes.add(jsonInside: coroutine)
  }

  func appendName(of event: TraceEvent, to bytes: inout [UInt8]) {
    switch event.kind {
    case .created: bytes.add(event.subject.kind == .job ? "waits for a thread" : "ready")
    case .ready, .suspended(on: .turn): bytes.add("ready")
    case .running: bytes.add("running")
    case .suspended(let wait): appendName(of: wait, of: event, to: &bytes)
    case .output(let text): bytes.add(jsonInside: tables[text].isEmpty ? "output" : tables[text])
    case .warning(let warning, _):
      bytes.add("warning: ")
      bytes.add(spelling(warning))
    case .thrown: bytes.add("thrown")
    case .blocking: bytes.add("keeps the loop")
    case .cancelling: bytes.add("cancelling")
    case .acquired(let thing):
      bytes.add("acquired ")
      append(thing, to: &bytes)
    case .released(let thing):
      bytes.add("released ")
      append(thing, to: &bytes)
    case .start: bytes.add("start")
    case .stop: bytes.add("stop")
    case .close: bytes.add("close")
    case .unknown(let text): bytes.add(jsonInside: tables[text])
    case .idle, .finished, .failed, .cancelled: break
    }
  }

  func appendWhy(of event: TraceEvent, to bytes: inout [UInt8]) {
    switch event.kind {
    case .created(_, let parent):
      bytes.add("made by ")
      append(parent, to: &bytes)
    case .running(let thread): bytes.add(thread == 0 ? "has the loop" : "has a thread of the pool")
    case .ready(let waker): append(waker, to: &bytes)
    case .suspended(let wait): appendWhy(wait, to: &bytes)
    case .blocking(let until):
      bytes.add("does nothing until ")
      bytes.add(seconds: until)
      bytes.add(" s, and nobody else can run")
    case .thrown(let text), .output(let text), .warning(_, let text), .unknown(let text):
      bytes.add(jsonInside: tables[text])
    case .cancelling(let by):
      bytes.add("asked to cancel by ")
      append(by, to: &bytes)
    case .acquired: bytes.add("holds it")
    case .released: bytes.add("gave it back")
    case .start: bytes.add("the loop begins to run")
    case .stop: bytes.add("the loop has left its run")
    case .close: bytes.add("the loop is closed for good")
    case .idle, .finished, .failed, .cancelled: break
    }
  }

  /// `,"of":[…]`: who is waited for.
  func appendAwaited(_ wait: TraceEvent.Wait, to bytes: inout [UInt8]) {
    guard let list = wait.list.map({ tables[$0] }) else { return }
    bytes.add(",\"of\":[")
    for (place, subject) in list.prefix(Self.mostNamed).enumerated() {
      bytes.add(place > 0 ? ",\"" : "\"")
      append(subject, to: &bytes)
      bytes.add("\"")
    }
    if list.count > Self.mostNamed {
      bytes.add(",\"and ")
      bytes.add(list.count - Self.mostNamed)
      bytes.add(" more\"")
    }
    bytes.add("]")
  }
}

extension ChromeWords {
  private func appendName(of wait: TraceEvent.Wait, of event: TraceEvent, to bytes: inout [UInt8]) {
    switch wait {
    case .turn: bytes.add("ready")
    case .timer(let until):
      bytes.add(event.subject.kind == .task ? "sleep " : "timer ")
      bytes.add(shortest: until - event.instant)
      bytes.add(" s")
    case .future(let subject):
      bytes.add(subject.kind == .job ? "thread " : "await ")
      append(subject, to: &bytes)
    case .shield(let subject):
      bytes.add("shield ")
      append(subject, to: &bytes)
    case .wait(let list), .gather(let list), .group(let list), .first(let list):
      bytes.add(jsonInside: wait.listWord)
      bytes.add(" of ")
      bytes.add(tables[list].count)
    case .primitive(let thing, _, let purpose):
      bytes.add(word(purpose))
      bytes.add(" ")
      append(thing, to: &bytes)
    case .descriptor(let descriptor, let readiness):
      bytes.add(readiness == .read ? "read " : "write ")
      append(descriptor, to: &bytes)
    case .outside: bytes.add("outside")
    }
  }

  private func appendWhy(_ wait: TraceEvent.Wait, to bytes: inout [UInt8]) {
    switch wait {
    case .turn: bytes.add("lets the others go first")
    case .timer(let until):
      bytes.add("until ")
      bytes.add(seconds: until)
      bytes.add(" s")
    case .future(let subject), .shield(let subject):
      bytes.add("until ")
      append(subject, to: &bytes)
      bytes.add(" is done")
    case .gather: bytes.add("until all of them are done")
    case .group: bytes.add("until all tasks of the group are done")
    case .first: bytes.add("until the next of them is done")
    case .wait: bytes.add("until as many of them are done as it wants")
    case .primitive(let thing, let holder, let purpose):
      bytes.add(want(purpose))
      append(thing, to: &bytes)
      guard holder != .loop else { return }
      bytes.add(", which ")
      append(holder, to: &bytes)
      bytes.add(" holds")
    case .descriptor(let descriptor, let readiness):
      bytes.add("until ")
      append(descriptor, to: &bytes)
      bytes.add(readiness == .read ? " can be read" : " can be written")
    case .outside: bytes.add("until something is done that the loop does not run")
    }
  }

  private func append(_ waker: TraceEvent.Waker, to bytes: inout [UInt8]) {
    switch waker {
    case .timer: bytes.add("its time has come")
    case .cancellation: bytes.add("to be told that it is cancelled")
    case .outside: bytes.add("woken from outside the loop")
    case .subject(let subject):
      bytes.add("woken by ")
      append(subject, to: &bytes)
    }
  }

  /// What people call a subject; what the log calls it, where it was never made.
  private func append(_ subject: Subject, to bytes: inout [UInt8]) {
    guard subject != .loop else { return bytes.add("the loop") }
    guard let identity = tracks.row(of: subject).flatMap({ tracks[$0].identity }) else {
      return bytes.add(jsonInside: subject.description)
    }
    switch tables[identity].name {
    case .numbered(let number):
      bytes.add("Task-")
      bytes.add(UInt64(number))
    case .given(let text):
      let name = tables[text]
      bytes.add(jsonInside: name.isEmpty ? subject.description : name)
    }
  }

  private func word(_ purpose: TraceEvent.Purpose) -> StaticString {
    switch purpose {
    case .lock: "lock"
    case .semaphore: "semaphore"
    case .event: "event"
    case .condition: "condition"
    case .barrier: "barrier"
    case .get: "get from"
    case .put: "put into"
    case .join: "join"
    }
  }

  private func want(_ purpose: TraceEvent.Purpose) -> StaticString {
    switch purpose {
    case .lock: "to hold "
    case .semaphore: "for a permit of "
    case .event: "until it is set: "
    case .condition: "until somebody notifies "
    case .barrier: "until all parties have come to "
    case .get: "for an item of "
    case .put: "for room in "
    case .join: "until all items are done of "
    }
  }

  /// As the text log writes it.
  private func spelling(_ warning: TraceEvent.Warning) -> StaticString {
    switch warning {
    case .neverAwaited: "never-awaited"
    case .neverRetrieved: "never-retrieved"
    case .destroyedPending: "destroyed-pending"
    case .callbackFailed: "callback-failed"
    case .slowStep: "slow-step"
    case .deadlock: "deadlock"
    case .unhandled: "unhandled"
    case .negativeDelay: "negative-delay"
    }
  }
}

extension TraceEvent.Wait {
  fileprivate var list: ListReference? {
    switch self {
    case .wait(let list), .gather(let list), .group(let list), .first(let list): list
    case .turn, .timer, .future, .shield, .primitive, .descriptor, .outside: nil
    }
  }
}
