public import VizEngine

extension Trace {
  /// What was printed, a line for each call.
  public var output: [String] {
    events.compactMap { event in
      if case .output(let text) = event.kind { tables[text] } else { nil }
    }
  }

  /// What was warned of, as `warning: text`.
  public var warnings: [String] {
    events.compactMap { event in
      if case .warning(let warning, let text) = event.kind { "\(warning): \(tables[text])" } else { nil }
    }
  }

  /// The events as people read them: `T1 suspended(timer 1s)`; the loop's own start, stop and close are left out.
  public var lines: [String] {
    events.compactMap { event in
      switch event.kind {
      case .start, .stop, .close: nil
      default: "\(event.subject) \(words(for: event.kind))"
      }
    }
  }

  /// As ``lines``, of one subject alone.
  public func lines(of subject: Subject) -> [String] {
    events.filter { $0.subject == subject }.map { words(for: $0.kind) }
  }

  /// The subjects in the order in which they had the loop's thread.
  public var turns: [Subject] {
    events.compactMap { event in
      if case .running(thread: 0) = event.kind { event.subject } else { nil }
    }
  }

  /// One kind of event in a few words.
  public func words(for kind: TraceEvent.Kind) -> String {
    switch kind {
    case .start: "start"
    case .stop: "stop"
    case .close: "close"
    case .idle(let until): "idle(\(until.map(seconds) ?? "forever"))"
    case .created(let identity, let parent): "created(\(tables.name(of: tables[identity])) by \(parent))"
    case .running: "running"
    case .thrown(let error): "thrown(\(tables[error]))"
    case .acquired(let primitive): "acquired(\(primitive))"
    case .released(let primitive): "released(\(primitive))"
    case .suspended(let wait): "suspended(\(words(for: wait)))"
    case .ready(let waker): "ready(\(words(for: waker)))"
    case .finished(let text): "finished(\(tables[text]))"
    case .failed(let text): "failed(\(tables[text]))"
    case .cancelled: "cancelled"
    case .blocking(let until): "blocking(until \(until))"
    case .cancelling(let subject): "cancelling(\(subject))"
    case .output(let text): "output(\(tables[text]))"
    case .warning(let warning, let text): "warning(\(warning) \(tables[text]))"
    case .unknown(let text): "unknown(\(tables[text]))"
    }
  }

  private func words(for wait: TraceEvent.Wait) -> String {
    switch wait {
    case .turn: "turn"
    case .timer(let until): "timer \(seconds(until))"
    case .future(let subject): "\(subject)"
    case .wait(let list): "wait \(names(list))"
    case .gather(let list): "gather \(names(list))"
    case .group(let list): "group \(names(list))"
    case .first(let list): "first \(names(list))"
    case .shield(let subject): "shield \(subject)"
    case .primitive(let primitive, .loop, let purpose): "\(purpose) \(primitive)"
    case .primitive(let primitive, let holder, let purpose): "\(purpose) \(primitive) held by \(holder)"
    case .descriptor(let descriptor, let readiness): "\(readiness) \(descriptor)"
    case .outside: "outside"
    }
  }

  private func words(for waker: TraceEvent.Waker) -> String {
    switch waker {
    case .timer: "timer"
    case .subject(let subject): "\(subject)"
    case .cancellation: "cancellation"
    case .outside: "outside"
    }
  }

  private func names(_ list: ListReference) -> String {
    tables[list].map(\.description).joined(separator: " ")
  }

  private func seconds(_ instant: Instant) -> String {
    let whole = instant.nanoseconds / 1_000_000_000
    return instant.nanoseconds % 1_000_000_000 == 0 ? "\(whole)s" : "\(instant)s"
  }
}
