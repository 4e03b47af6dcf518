/// Finds errors that no code of the program could catch: of callbacks, and of what the loop does by itself.
struct UnhandledErrorLint: Lint {
  static let interest: LintInterest = [.ends, .warnings]

  /// The error of the callback that ended last: its warning follows at once.
  private var last: (subject: Subject, error: TextReference)?

  mutating func accept(_ event: TraceEvent, _ subjects: LintSubjects, _ tables: TraceTables) -> [Finding] {
    switch event.kind {
    case .failed(let error):
      last = (event.subject, error)
      return []
    case .warning(.callbackFailed, _):
      let error = last.flatMap { $0.subject == event.subject ? tables[$0.error] : nil }
      let place = event.location == .none ? subjects.place(of: event.subject) : event.location
      let facts = Finding.Facts.callbackFailed(
        subjects.name(of: event.subject, tables), tables[place], error: error)
      return [Finding(.unhandledError, event.subject, at: place, event.instant, facts, subjects, tables)]
    case .warning(.unhandled, let text):
      let facts = Finding.Facts.told(LintWords.sentence(tables[text]))
      return [Finding(.unhandledError, event.subject, at: event.location, event.instant, facts, subjects, tables)]
    case .start, .stop, .close, .idle, .created, .running, .thrown, .suspended, .blocking, .ready, .finished,
      .cancelled, .cancelling, .acquired, .released, .output, .warning, .unknown:
      return []
    }
  }
}
