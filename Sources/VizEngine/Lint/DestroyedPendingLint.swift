/// Finds tasks that were dropped, or whose loop was closed, before their end.
struct DestroyedPendingLint: Lint {
  mutating func accept(_ event: TraceEvent, _ subjects: LintSubjects, _ tables: TraceTables) -> [Finding] {
    guard case .warning(.destroyedPending, _) = event.kind else { return [] }
    let place = event.location == .none ? subjects.place(of: event.subject) : event.location
    let stood = tables[place].map { ", where it stood at \($0)" } ?? ""
    let sentence =
      "\(subjects.title(of: event.subject, tables)) was dropped before its end\(stood): "
      + "await it, or cancel it and await that, before the loop is closed."
    return [Finding(.destroyedPending, event.subject, at: place, event.instant, sentence, subjects, tables)]
  }
}
