/// A run, as events in the order in which they happened, with the tables that they refer to.
public struct Trace: Sendable {
  /// What happened, in order.
  public internal(set) var events = TraceEvents()
  /// What the events refer to.
  public internal(set) var tables = TraceTables()
  /// What logs made elsewhere say beyond their events, by the event's place in ``events``; empty for the engine's own.
  public internal(set) var remainders: [Int: EventRemainder] = [:]

  /// An empty trace.
  public init() {}

  /// The first events alone, with everything that is referred to. O(their count).
  public func prefix(_ count: Int) -> Trace {
    var first = Trace()
    first.events = TraceEvents(events.prefix(count))
    first.tables = tables
    first.remainders = remainders.filter { $0.key < count }
    return first
  }

  /// Adds that something was printed, by nobody in particular: for a program whose output is read beside its log.
  public mutating func appendOutput(_ text: String, iteration: UInt32, instant: Instant) {
    let reference = tables.reference(to: text)
    events.append(TraceEvent(.output(reference), .loop, iteration: iteration, instant: instant))
  }

  /// Forgets the events and keeps the tables: for a reader that has passed the events on.
  public mutating func removeEvents() {
    events.removeAll()
    remainders.removeAll()
  }
}
