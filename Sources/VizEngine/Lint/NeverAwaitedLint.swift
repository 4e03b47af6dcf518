/// Finds coroutines that were made and dropped without having run.
struct NeverAwaitedLint: Lint {
  static let interest = LintInterest.warnings

  mutating func accept(_ event: TraceEvent, _ subjects: LintSubjects, _ tables: TraceTables) -> [Finding] {
    guard case .warning(.neverAwaited, let text) = event.kind else { return [] }
    let quoted = tables[text].split(separator: "'", omittingEmptySubsequences: false)
    let coroutine = quoted.count >= 3 ? String(quoted[1]) : ""
    let facts = Finding.Facts.neverAwaited(coroutine.isEmpty ? nil : coroutine, madeAt: tables[event.location])
    var finding = Finding(.neverAwaited, event.subject, at: event.location, event.instant, facts, subjects, tables)
    finding.coroutine = coroutine
    return [finding]
  }
}
