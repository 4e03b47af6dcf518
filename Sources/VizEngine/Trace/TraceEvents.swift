/// The events of a run in their order, in 24 bytes each: a list as an array would be, for tens of millions of them.
public struct TraceEvents: Sendable {
  @usableFromInline static var blockBits: Int { 10 }

  @usableFromInline var packed = GrowingList<PackedEvent>()
  /// For each block of events the number of the pass in which its first happened.
  @usableFromInline var firstPasses = GrowingList<UInt32>()
  /// The events that do not fit into 24 bytes: of a program with very many places, or of a log in great disorder.
  @usableFromInline var wide: [TraceEvent] = []

  /// No events.
  public init() {}

  /// The same events as a list of them.
  public init(_ events: some Sequence<TraceEvent>) {
    append(contentsOf: events)
  }

  /// Adds one. O(1) amortised.
  @inlinable public mutating func append(_ event: TraceEvent) {
    if packed.count & (1 << Self.blockBits - 1) == 0 { firstPasses.append(event.iteration) }
    if let small = PackedEvent(event, firstPass: firstPasses[packed.count >> Self.blockBits]) {
      packed.append(small)
    } else {
      packed.append(PackedEvent(wideAt: wide.count, event))
      wide.append(event)
    }
  }

  /// Adds some. O(their count) amortised.
  @inlinable public mutating func append(contentsOf events: some Sequence<TraceEvent>) {
    for event in events { append(event) }
  }

  /// Forgets all of them and keeps the room.
  public mutating func removeAll() {
    packed.removeAll()
    firstPasses.removeAll()
    wide.removeAll()
  }

  /// When an event happened; quicker than to ask for the event. O(1).
  @inlinable public func instant(at index: Int) -> Instant { packed[index].instant }

  /// To whom an event happened; quicker than to ask for the event. O(1).
  @inlinable public func subject(at index: Int) -> Subject { packed[index].subject }

  /// When the timer is due that an event waits for, if it does; quicker than to ask for the event. O(1).
  @inlinable public func deadline(at index: Int) -> Instant? {
    let small = packed[index]
    switch small.tag {
    case .timer: return small.until
    case .wide:
      guard case .suspended(on: .timer(let deadline)) = wide[Int(small.payload)].kind else { return nil }
      return deadline
    default: return nil
    }
  }

  /// What they take in memory, in bytes.
  public var bytes: Int {
    packed.count * MemoryLayout<PackedEvent>.stride + firstPasses.count * MemoryLayout<UInt32>.stride
      + wide.capacity * MemoryLayout<TraceEvent>.stride
  }
}

extension TraceEvents: RandomAccessCollection {
  /// Where the first stands.
  @inlinable public var startIndex: Int { 0 }
  /// Behind the last.
  @inlinable public var endIndex: Int { packed.count }

  /// One of them; the index is checked. O(1).
  @inlinable public subscript(index: Int) -> TraceEvent {
    let small = packed[index]
    if small.tag == .wide { return wide[Int(small.payload)] }
    return small.unpacked(firstPass: firstPasses[index >> Self.blockBits])
  }
}

extension TraceEvents: Hashable {
  /// Whether the events are the same, one for one.
  public static func == (left: TraceEvents, right: TraceEvents) -> Bool { left.elementsEqual(right) }

  /// As an array of the same events hashes.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for event in self { hasher.combine(event) }
  }
}

extension TraceEvents: ExpressibleByArrayLiteral {
  /// These events.
  public init(arrayLiteral events: TraceEvent...) {
    self.init(events)
  }
}
