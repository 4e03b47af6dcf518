import VizEngine

/// When a lock or the like was taken and given back, and by whom: seekable to any event.
struct HoldingHistory: Sendable {
  /// From an event on so many hold it.
  struct Entry: Hashable, Sendable {
    var event: UInt32
    var holders: UInt32
  }

  private struct Checkpoint: Sendable {
    /// How many entries were folded.
    var count: Int
    var holders: [Subject]
  }

  private static let spacing = 64

  private(set) var entries: [Entry] = []
  private var newest: [Subject] = []
  private var checkpoints: [Checkpoint] = []

  /// Takes in that it was taken or given back. O(1) amortised, beside the number of holders.
  mutating func append(_ event: TraceEvent, number: Int) {
    Self.apply(event, to: &newest)
    entries.append(Entry(event: UInt32(number), holders: UInt32(newest.count)))
    // A copy of many holders comes seldom, so that all copies together are no larger than the entries.
    if entries.count - (checkpoints.last?.count ?? 0) >= max(Self.spacing, newest.count) {
      checkpoints.append(Checkpoint(count: entries.count, holders: newest))
    }
  }

  /// How many entries are of the first `count` events. O(log entries).
  func count(before count: Int) -> Int { entries.partitioningIndex { Int($0.event) >= count } }

  /// Who held it after the first `count` events.
  func holders(before count: Int, _ events: TraceEvents) -> [Subject] {
    let known = self.count(before: count)
    if known == entries.count { return newest }
    let next = checkpoints.partitioningIndex { $0.count > known }
    var holders = next > 0 ? checkpoints[next - 1].holders : []
    for entry in entries[(next > 0 ? checkpoints[next - 1].count : 0)..<known] {
      Self.apply(events[Int(entry.event)], to: &holders)
    }
    return holders
  }

  /// A permit is given back: by its holder, or, as asyncio allows, by somebody else for the one who held it longest.
  private static func apply(_ event: TraceEvent, to holders: inout [Subject]) {
    if case .acquired = event.kind {
      holders.append(event.subject)
    } else if !holders.isEmpty {
      holders.remove(at: holders.firstIndex(of: event.subject) ?? 0)
    }
  }
}
