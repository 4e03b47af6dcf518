/// Finds deadlocks; the loop itself sees them, and its warning names who waits for whom.
struct DeadlockLint: Lint {
  static let interest = LintInterest.warnings

  mutating func accept(_ event: TraceEvent, _ subjects: LintSubjects, _ tables: TraceTables) -> [Finding] {
    guard case .warning(.deadlock, let text) = event.kind else { return [] }
    let place = event.location == .none ? subjects.place(of: event.subject) : event.location
    // The loop's text says first what the finding's kind says already.
    let waits = tables[text].trimmingPrefix("deadlock: ")
    let facts = Finding.Facts.deadlock(String(waits))
    return [Finding(.deadlock, event.subject, at: place, event.instant, facts, subjects, tables)]
  }
}
