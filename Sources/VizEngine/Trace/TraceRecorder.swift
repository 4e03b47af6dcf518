import Synchronization

/// Takes a loop's events on the loop's thread and hands them to one reader on any thread, without a lock for each.
///
/// Events stand in chunks; the writer publishes how many are whole by one releasing store, and the reader, having
/// loaded that count, touches nothing beyond it. Chunks that were read are freed.
public final class TraceRecorder: Sendable {
  /// 32 kB: what the allocator hands out again without asking the system.
  private static let chunkCapacity = 1024

  /// One block of events. `@unchecked`: the writer only touches slots at or after the published count, the reader
  /// only those before it, and the count is stored with release and loaded with acquire.
  private final class Chunk: @unchecked Sendable {
    let slots = UnsafeMutablePointer<TraceEvent>.allocate(capacity: TraceRecorder.chunkCapacity)
    deinit { slots.deallocate() }
  }

  /// What only the writing thread uses. `@unchecked`: the loop that owns the recorder traps on any other thread.
  private final class Writer: @unchecked Sendable {
    /// Where the next event goes: in the last chunk, which the reader holds until it has read it to its end.
    @exclusivity(unchecked) var next: UnsafeMutablePointer<TraceEvent>
    @exclusivity(unchecked) var room = TraceRecorder.chunkCapacity
    @exclusivity(unchecked) var total = 0

    init(_ chunk: Chunk) {
      next = chunk.slots
    }
  }

  private struct Reading: Sendable {
    var chunks: [Chunk]
    var offset = 0
    var total = 0
    var marks = TableMarks()
  }

  private let writer: Writer
  private let published = Atomic<Int>(0)
  private let reading: Guarded<Reading>
  private let tables = Guarded(TraceTables())

  /// An empty recorder for one loop and one reader.
  public init() {
    let chunk = Chunk()
    writer = Writer(chunk)
    reading = Guarded(Reading(chunks: [chunk]))
  }

  /// How many events were recorded so far; any thread.
  public var count: Int { published.load(ordering: .acquiring) }

  /// How many events were recorded so far; the loop's thread only, and cheaper than ``count``.
  var recorded: Int { writer.total }

  /// Adds an event; the loop's thread only. Amortised O(1).
  func append(_ event: TraceEvent) {
    let writer = writer
    if writer.room == 0 { addChunk() }
    writer.next.initialize(to: event)
    writer.next += 1
    writer.room &-= 1
    writer.total &+= 1
    published.store(writer.total, ordering: .releasing)
  }

  private func addChunk() {
    let chunk = Chunk()
    reading.withLock { $0.chunks.append(chunk) }
    writer.next = chunk.slots
    writer.room = Self.chunkCapacity
  }

  /// Changes the tables; the writer's way to make references before the events that use them.
  func withTables<Result: Sendable>(_ body: (inout TraceTables) -> Result) -> Result {
    tables.withLock { body(&$0) }
  }

  /// Takes out what is new. One reader, any thread. O(what is new).
  public func drain() -> TraceDelta {
    reading.withLock { reading in
      let available = published.load(ordering: .acquiring)
      // Without new events the tables stay unread too: their entries come with the events that use them.
      guard available > reading.total else { return .nothing }
      var events: [TraceEvent] = []
      events.reserveCapacity(available - reading.total)
      while reading.total < available {
        if reading.offset == Self.chunkCapacity {
          reading.chunks.removeFirst()
          reading.offset = 0
        }
        let count = min(available - reading.total, Self.chunkCapacity - reading.offset)
        events.append(contentsOf: UnsafeBufferPointer(start: reading.chunks[0].slots + reading.offset, count: count))
        reading.offset += count
        reading.total += count
      }
      return tables.withLock { $0.tail(after: &reading.marks, with: events) }
    }
  }

  /// Moves what is new to the end of `trace`. One reader, any thread. O(what is new).
  public func drain(into trace: inout Trace) {
    trace.append(drain())
  }
}
