/// Finds coroutines that were made and dropped without having run.
struct NeverAwaitedLint: Lint {
  mutating func accept(_ event: TraceEvent, _ subjects: LintSubjects, _ tables: TraceTables) -> [Finding] {
    guard case .warning(.neverAwaited, let text) = event.kind else { return [] }
    let made = event.location == .none ? "" : ", made\(LintWords.at(event.location, tables)),"
    let quoted = tables[text].split(separator: "'", omittingEmptySubsequences: false)
    let coroutine = quoted.count >= 3 ? String(quoted[1]) : ""
    let subject = coroutine.isEmpty ? "A coroutine" : "The coroutine \(coroutine)"
    let sentence = "\(subject)\(made) was never awaited, so nothing of it ran: await it, or make a task of it."
    var finding = Finding(.neverAwaited, event.subject, at: event.location, event.instant, sentence, subjects, tables)
    finding.coroutine = coroutine
    return [finding]
  }
}
