import VizEngine

/// Finding events: by who they are of, or by what was printed, returned or raised.
extension RunModel {
  /// Goes to the next event that has a text, or the one before, and round from the end to the start.
  /// O(events), without making a line of any.
  mutating func findEvent(_ text: String, backwards: Bool = false, includingPresent: Bool = false) {
    let events = timeline.trace.events
    guard !text.isEmpty, !events.isEmpty else { return }
    var search = EventSearch(text, timeline)
    let present = max(0, state.eventCount - 1)
    let step = backwards ? -1 : 1
    let first = includingPresent ? present : present + step
    for offset in 0..<events.count {
      let number = ((first + offset * step) % events.count + events.count) % events.count
      if search.finds(events[number]) {
        travel(toEvent: number + 1)
        return
      }
    }
  }
}

/// A text to look for in events. What was found of a name or text is kept: there are few of them and many events.
private struct EventSearch {
  private let text: String
  private let state: LoopState
  private let tables: TraceTables
  private var subjects: [Subject: Bool] = [:]
  private var texts: [TextReference: Bool] = [:]

  init(_ text: String, _ timeline: Timeline) {
    self.text = text.lowercased()
    state = timeline.newest
    tables = timeline.trace.tables
  }

  mutating func finds(_ event: TraceEvent) -> Bool {
    if let reference = event.kind.text, finds(reference) { return true }
    if let known = subjects[event.subject] { return known }
    let isFound = state.index(of: event.subject).map { state.row($0, has: text) } ?? false
    subjects[event.subject] = isFound
    return isFound
  }

  private mutating func finds(_ reference: TextReference) -> Bool {
    if let known = texts[reference] { return known }
    let isFound = tables[reference].lowercased().contains(text)
    texts[reference] = isFound
    return isFound
  }
}

extension TraceEvent.Kind {
  /// What it says in the program's own words, if it says anything.
  fileprivate var text: TextReference? {
    switch self {
    case .thrown(let text), .finished(let text), .failed(let text), .output(let text), .warning(_, let text),
      .unknown(let text):
      text
    case .start, .stop, .close, .idle, .created, .running, .suspended, .blocking, .ready, .cancelled, .cancelling,
      .acquired, .released:
      nil
    }
  }
}
