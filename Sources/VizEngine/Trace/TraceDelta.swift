/// What a trace has grown by since its reader looked last.
public struct TraceDelta: Sendable {
  /// The new events, oldest first.
  public let events: [TraceEvent]
  let texts: TextTail
  let locations: ArraySlice<SourceLocation>
  let identities: [Identity]
  let lists: [[Subject]]

  static let nothing = TraceDelta(events: [], texts: TextTail(), locations: [], identities: [], lists: [])

  /// Whether nothing is new.
  public var isEmpty: Bool { events.isEmpty }
}

/// How far a reader has read the tables.
struct TableMarks: Sendable {
  var texts = 2
  var locations = 1
  var identities = 0
  var lists = 0
}

extension TraceTables {
  /// What stands beyond the marks, which move to the end.
  func tail(after marks: inout TableMarks, with events: [TraceEvent]) -> TraceDelta {
    defer {
      marks = TableMarks(
        texts: texts.count, locations: locations.count, identities: identities.count, lists: lists.count)
    }
    return TraceDelta(
      events: events, texts: texts.tail(from: marks.texts), locations: locations[marks.locations...],
      identities: Array(identities[marks.identities...]), lists: lists.tail(from: marks.lists))
  }
}

extension Trace {
  /// Adds what the recorder had more. O(the difference).
  public mutating func append(_ delta: TraceDelta) {
    tables.append(delta.texts)
    for location in delta.locations { _ = tables.reference(to: location) }
    for identity in delta.identities { _ = tables.reference(to: identity) }
    for list in delta.lists { _ = tables.reference(to: list) }
    events.append(contentsOf: delta.events)
  }
}
