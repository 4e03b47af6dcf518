/// A run, as events in the order in which they happened, with the tables that they refer to.
public struct Trace: Sendable {
  public internal(set) var events: [TraceEvent] = []
  public internal(set) var tables = TraceTables()

  /// An empty trace.
  public init() {}

  /// Forgets the events and keeps the tables: for a reader that has passed the events on.
  public mutating func removeEvents() {
    events.removeAll(keepingCapacity: true)
  }
}
