import VizEngine

/// One event as a line of the log pane: who, what, and the rest.
struct EventWords: Hashable, Sendable {
  let who: String
  let what: String
  let detail: String
  /// The phase whose colour the line has.
  let phase: Phase?

  init(_ event: TraceEvent, tables: TraceTables, names: SubjectNames) {
    who = event.subject == .loop ? names.phrases.loopInLog : names.name(event.subject)
    (what, detail) = names.phrases.line(event.kind, tables, names)
    phase = Self.phase(event.kind)
  }

  private static func phase(_ kind: TraceEvent.Kind) -> Phase? {
    switch kind {
    case .created, .ready, .suspended(.turn): .pending
    case .running, .blocking: .running
    case .suspended: .suspended
    case .finished: .finished
    case .failed, .thrown, .warning: .failed
    case .cancelled, .cancelling: .cancelled
    case .start, .stop, .close, .idle, .acquired, .released, .output, .unknown: nil
    }
  }
}
