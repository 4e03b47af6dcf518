/// Finds tasks and futures that failed, and whose error nobody ever asked for.
struct NeverRetrievedLint: Lint {
  static let interest: LintInterest = [.ends, .warnings]

  private var errors: [Subject: TextReference] = [:]

  mutating func accept(_ event: TraceEvent, _ subjects: LintSubjects, _ tables: TraceTables) -> [Finding] {
    if case .failed(let error) = event.kind { errors[event.subject] = error }
    guard case .warning(.neverRetrieved, _) = event.kind else { return [] }
    let error = errors.removeValue(forKey: event.subject).map { tables[$0] }
    let place = event.location == .none ? subjects.place(of: event.subject) : event.location
    let facts = Finding.Facts.neverRetrieved(subjects.title(of: event.subject, tables), error: error)
    return [Finding(.neverRetrieved, event.subject, at: place, event.instant, facts, subjects, tables)]
  }
}
