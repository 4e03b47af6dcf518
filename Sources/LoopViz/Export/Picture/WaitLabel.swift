import VizEngine

/// What a wait says within its bar: the log's words, or fewer where there is no room for them.
struct WaitLabel {
  let timeline: Timeline
  let names: SubjectNames

  /// The words for an event, the longest first.
  func words(of event: TraceEvent) -> [String] {
    guard case .suspended(let wait) = event.kind else { return [] }
    let long = names.phrases.line(event.kind, timeline.trace.tables, names).detail
    return [long, brief(wait, since: event.instant)].filter { !$0.isEmpty }
  }

  /// The words that fit into so many columns.
  func words(of event: TraceEvent, columns: Int) -> String? {
    words(of: event).first { TextWidth.columns(of: $0) <= columns }
  }

  /// What is waited for in a word or two; nothing where there is no such word.
  func brief(_ wait: TraceEvent.Wait, since: Instant) -> String {
    let phrases = names.phrases
    switch wait {
    case .turn: return ""
    case .timer(let until): return TimeText.plain(until - since)
    case .future(let subject) where subject.kind == .job: return phrases.thread
    case .future(let subject), .shield(let subject): return names.name(subject)
    case .primitive(let thing, _, let purpose): return phrases.short(purpose, names.name(thing))
    case .descriptor(_, let readiness): return phrases.word(readiness)
    case .wait, .gather, .group, .first: return wait.listWord
    case .outside: return phrases.outside
    }
  }
}
