/// Rows in the order of the events by which they came, from which any one can go: the ready queue, or who waits for a
/// lock.
struct PlaceQueue: Sendable {
  fileprivate struct Entry: Sendable {
    var event: UInt32
    /// Or ``hole``, once it has gone.
    var row: UInt32
  }

  fileprivate static let hole = UInt32.max

  private var entries: [Entry] = []
  /// Where the first stands; all before it have gone.
  private var head = 0
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  /// A row comes, with an event later than all before. O(1) amortised.
  mutating func append(_ row: Int, event: UInt32) {
    entries.append(Entry(event: event, row: UInt32(row)))
    count += 1
  }

  /// The row goes that came with this event. O(1) for the first, else O(log n).
  mutating func remove(event: UInt32) {
    guard let place = place(of: event), entries[place].row != Self.hole else { return }
    entries[place].row = Self.hole
    count -= 1
    while head < entries.count, entries[head].row == Self.hole { head += 1 }
    if entries.count > 2 * count + 64 {
      entries.removeAll { $0.row == Self.hole }
      head = 0
    }
  }

  /// How many stand before the one that came with this event. O(log n), or O(n) when some have gone from the midst.
  func position(of event: UInt32) -> Int? {
    guard let place = place(of: event), entries[place].row != Self.hole else { return nil }
    if entries.count - head == count { return place - head }
    return entries[head..<place].reduce(0) { $0 + ($1.row == Self.hole ? 0 : 1) }
  }

  private func place(of event: UInt32) -> Int? {
    if head < entries.count, entries[head].event == event { return head }
    var (low, high) = (head, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].event >= event { high = middle } else { low = middle + 1 }
    }
    return low < entries.count && entries[low].event == event ? low : nil
  }
}

extension PlaceQueue: Sequence {
  /// Goes from the first to the last.
  struct Iterator: IteratorProtocol {
    fileprivate var rest: ArraySlice<Entry>.Iterator

    mutating func next() -> Int? {
      while let entry = rest.next() {
        if entry.row != PlaceQueue.hole { return Int(entry.row) }
      }
      return nil
    }
  }

  func makeIterator() -> Iterator { Iterator(rest: entries[head...].makeIterator()) }
  var underestimatedCount: Int { count }
}
