/// Finds tasks that were dropped, or whose loop was closed, before their end.
struct DestroyedPendingLint: Lint {
  static let interest = LintInterest.warnings

  mutating func accept(_ event: TraceEvent, _ subjects: LintSubjects, _ tables: TraceTables) -> [Finding] {
    guard case .warning(.destroyedPending, _) = event.kind else { return [] }
    let place = event.location == .none ? subjects.place(of: event.subject) : event.location
    let facts = Finding.Facts.destroyedPending(subjects.title(of: event.subject, tables), tables[place])
    return [Finding(.destroyedPending, event.subject, at: place, event.instant, facts, subjects, tables)]
  }
}
