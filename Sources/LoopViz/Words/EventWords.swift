import VizEngine

/// One event as a line of the log pane: who, what, and the rest.
struct EventWords: Hashable, Sendable {
  let who: String
  let what: String
  let detail: String
  /// The phase whose colour the line has.
  let phase: Phase?

  init(_ event: TraceEvent, tables: TraceTables, names: SubjectNames) {
    who = event.subject == .loop ? "loop" : names.name(event.subject)
    switch event.kind {
    case .start: (what, detail, phase) = ("start", "the loop runs", nil)
    case .stop: (what, detail, phase) = ("stop", "the loop has left its run", nil)
    case .close: (what, detail, phase) = ("close", "the loop is closed", nil)
    case .idle(let until):
      let rest =
        until.map { "the next timer is due at \(TimeText.seconds($0)) s" }
        ?? "until a thread or a socket wakes it"
      (what, detail, phase) = ("idle", rest, nil)
    case .created(let identity, let parent):
      let coroutine = tables[tables[identity].coroutine]
      let maker = parent == .loop ? "" : "by \(names.name(parent))"
      (what, detail, phase) = ("created", [coroutine, maker].filter { !$0.isEmpty }.joined(separator: " "), .pending)
    case .running(let thread):
      (what, detail, phase) = ("running", thread == 0 ? "" : "on thread \(thread)", .running)
    case .thrown(let error): (what, detail, phase) = ("thrown", "\(tables[error]) at its await", .failed)
    case .suspended(.turn):
      (what, detail, phase) = ("suspended", "lets the others go first", .pending)
    case .suspended(let wait):
      (what, detail, phase) = ("suspended", "waits for \(WaitWords(wait, tables, names).short)", .suspended)
    case .blocking(let until):
      (what, detail, phase) = ("blocking", "the loop stands still until \(TimeText.seconds(until)) s", .running)
    case .ready(let waker):
      (what, detail, phase) = ("ready", WakerWords.short(waker, names), .pending)
    case .finished(let result): (what, detail, phase) = ("finished", tables[result], .finished)
    case .failed(let error): (what, detail, phase) = ("failed", tables[error], .failed)
    case .cancelled: (what, detail, phase) = ("cancelled", "", .cancelled)
    case .acquired(let primitive): (what, detail, phase) = ("acquired", names.name(primitive), nil)
    case .released(let primitive): (what, detail, phase) = ("released", names.name(primitive), nil)
    case .cancelling(let canceller):
      (what, detail, phase) = ("cancelling", "asked by \(names.name(canceller))", .cancelled)
    case .output(let text): (what, detail, phase) = ("prints", tables[text], nil)
    case .warning(_, let text): (what, detail, phase) = ("warning", tables[text], .failed)
    case .unknown(let text): (what, detail, phase) = ("?", tables[text], nil)
    }
  }
}

/// What a subject waits for, in words.
struct WaitWords {
  /// After "waits for": `its timer, due at 3.000 s`.
  let short: String

  init(_ wait: TraceEvent.Wait, _ tables: TraceTables, _ names: SubjectNames) {
    switch wait {
    case .turn: short = "its next turn"
    case .timer(let until): short = "its timer, due at \(TimeText.seconds(until)) s"
    case .future(let subject) where subject.kind == .job: short = "a thread: \(names.name(subject))"
    case .future(let subject): short = names.name(subject)
    case .wait(let list), .gather(let list):
      short = names.list(tables[list])
    case .group(let list): short = "its group: \(names.list(tables[list]))"
    case .first(let list): short = "the next of \(names.list(tables[list]))"
    case .shield(let subject): short = "\(names.name(subject)), shielded"
    case .primitive(let primitive, let holder, let purpose):
      let name = names.name(primitive)
      short = PurposeWords.aim(purpose, name) + (holder == .loop ? "" : ", held by \(names.name(holder))")
    case .descriptor(let descriptor, .read): short = "something to read from \(names.name(descriptor))"
    case .descriptor(let descriptor, .write): short = "room to write to \(names.name(descriptor))"
    case .outside: short = "something outside the loop"
    }
  }
}

/// What is wanted of a primitive, in words.
enum PurposeWords {
  /// In a lane: the name alone, where that says it.
  static func short(_ purpose: TraceEvent.Purpose, _ name: String) -> String {
    switch purpose {
    case .lock, .event, .semaphore, .condition, .barrier: name
    case .get: "get \(name)"
    case .put: "put \(name)"
    case .join: "join \(name)"
    }
  }

  /// After "waits for".
  static func aim(_ purpose: TraceEvent.Purpose, _ name: String) -> String {
    switch purpose {
    case .lock: name
    case .event: "\(name) to be set"
    case .semaphore: "a permit of \(name)"
    case .condition: "a notification of \(name)"
    case .barrier: "all parties of \(name)"
    case .get: "an item from \(name)"
    case .put: "room in \(name)"
    case .join: "the end of all work of \(name)"
    }
  }
}

/// What put a subject into the ready queue, in words.
enum WakerWords {
  static func short(_ waker: TraceEvent.Waker, _ names: SubjectNames) -> String {
    switch waker {
    case .timer: "its timer was due"
    case .subject(let subject): "woken by \(names.name(subject))"
    case .cancellation: "woken to be cancelled"
    case .outside: "woken from outside"
    }
  }
}
