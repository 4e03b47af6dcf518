/// Finds errors that no code of the program could catch: of callbacks, and of what the loop does by itself.
struct UnhandledErrorLint: Lint {
  /// The error of the callback that ended last: its warning follows at once.
  private var last: (subject: Subject, error: TextReference)?

  mutating func accept(_ event: TraceEvent, _ subjects: LintSubjects, _ tables: TraceTables) -> [Finding] {
    switch event.kind {
    case .failed(let error):
      last = (event.subject, error)
      return []
    case .warning(.callbackFailed, _):
      let error = last.flatMap { $0.subject == event.subject ? " raised \(tables[$0.error])" : nil } ?? " failed"
      let place = event.location == .none ? subjects.place(of: event.subject) : event.location
      let sentence =
        "The callback \(subjects.name(of: event.subject, tables))\(LintWords.at(place, tables))\(error), "
        + "which nobody can catch: handle errors inside the callback."
      return [Finding(.unhandledError, event.subject, at: place, event.instant, sentence, subjects, tables)]
    case .warning(.unhandled, let text):
      let sentence = LintWords.sentence(tables[text])
      return [Finding(.unhandledError, event.subject, at: event.location, event.instant, sentence, subjects, tables)]
    case .start, .stop, .close, .idle, .created, .running, .thrown, .suspended, .blocking, .ready, .finished,
      .cancelled, .cancelling, .acquired, .released, .output, .warning, .unknown:
      return []
    }
  }
}
