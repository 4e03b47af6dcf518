/// Finds deadlocks; the loop itself sees them, and its warning names who waits for whom.
struct DeadlockLint: Lint {
  mutating func accept(_ event: TraceEvent, _ subjects: LintSubjects, _ tables: TraceTables) -> [Finding] {
    guard case .warning(.deadlock, let text) = event.kind else { return [] }
    let place = event.location == .none ? subjects.place(of: event.subject) : event.location
    // The loop's text says first what the finding's kind says already.
    let waits = tables[text].trimmingPrefix("deadlock: ")
    let sentence =
      "\(LintWords.sentence(String(waits))) Take locks in the same order everywhere, see that somebody wakes "
      + "whoever waits, or wait with a timeout."
    return [Finding(.deadlock, event.subject, at: place, event.instant, sentence, subjects, tables)]
  }
}
