import VizEngine

/// An event in the log pane.
extension English {
  func line(_ kind: TraceEvent.Kind, _ tables: TraceTables, _ names: SubjectNames) -> (what: String, detail: String) {
    switch kind {
    case .start: return ("start", "the loop runs")
    case .stop: return ("stop", "the loop has left its run")
    case .close: return ("close", "the loop is closed")
    case .idle(let until):
      let rest = until.map { "the next timer is due at \(TimeText.seconds($0)) s" }
      return ("idle", rest ?? "until a thread or a socket wakes it")
    case .created(let identity, let parent):
      let coroutine = tables[tables[identity].coroutine]
      let maker = parent == .loop ? "" : "by \(names.name(parent))"
      return ("created", [coroutine, maker].filter { !$0.isEmpty }.joined(separator: " "))
    case .running(let thread): return ("running", thread == 0 ? "" : "on thread \(thread)")
    case .thrown(let error): return ("thrown", "\(tables[error]) at its await")
    case .suspended(.turn): return ("suspended", "lets the others go first")
    case .suspended(let wait): return ("suspended", "waits for \(aim(wait, tables, names))")
    case .blocking(let until): return ("blocking", "the loop stands still until \(TimeText.seconds(until)) s")
    case .ready(let waker): return ("ready", short(waker, names))
    case .finished(let result): return ("finished", tables[result])
    case .failed(let error): return ("failed", tables[error])
    case .cancelled: return ("cancelled", "")
    case .acquired(let primitive): return ("acquired", names.name(primitive))
    case .released(let primitive): return ("released", names.name(primitive))
    case .cancelling(let canceller): return ("cancelling", "asked by \(names.name(canceller))")
    case .output(let text): return ("prints", tables[text])
    case .warning(_, let text): return ("warning", tables[text])
    case .unknown(let text): return ("?", tables[text])
    }
  }

  func short(_ waker: TraceEvent.Waker, _ names: SubjectNames) -> String {
    switch waker {
    case .timer: "its timer was due"
    case .subject(let subject): "woken by \(names.name(subject))"
    case .cancellation: "woken to be cancelled"
    case .outside: "woken from outside"
    }
  }

  /// After "waits for": `its timer, due at 3.000 s`.
  private func aim(_ wait: TraceEvent.Wait, _ tables: TraceTables, _ names: SubjectNames) -> String {
    switch wait {
    case .turn: return "its next turn"
    case .timer(let until): return "its timer, due at \(TimeText.seconds(until)) s"
    case .future(let subject) where subject.kind == .job: return "a thread: \(names.name(subject))"
    case .future(let subject): return names.name(subject)
    case .wait(let list), .gather(let list): return names.list(tables[list])
    case .group(let list): return "its group: \(names.list(tables[list]))"
    case .first(let list): return "the next of \(names.list(tables[list]))"
    case .shield(let subject): return "\(names.name(subject)), shielded"
    case .primitive(let primitive, let holder, let purpose):
      return aim(purpose, names.name(primitive)) + (holder == .loop ? "" : ", held by \(names.name(holder))")
    case .descriptor(let descriptor, .read): return "something to read from \(names.name(descriptor))"
    case .descriptor(let descriptor, .write): return "room to write to \(names.name(descriptor))"
    case .outside: return "something outside the loop"
    }
  }

  private func aim(_ purpose: TraceEvent.Purpose, _ name: String) -> String {
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
