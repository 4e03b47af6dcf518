import VizEngine

/// The rows in an order other than that of their making, which is too dear to find for every picture.
///
/// It follows the newest state that is known, so that rows do not jump when one goes back in time.
struct RowOrder: Sendable {
  /// From so many rows on they are put in order anew only now and then.
  private static let many = 2000

  let sort: SortOrder
  /// Of those made at the instant that is shown, in order.
  private(set) var rows = RowNumbers()
  /// How many subjects were made at that instant.
  private(set) var made: Int
  private var all: [UInt32]
  private var eventCount: Int

  /// O(rows · log rows).
  init(_ sort: SortOrder, _ timeline: Timeline, made: Int, now: Instant) {
    self.sort = sort
    self.made = made
    eventCount = timeline.trace.events.count
    all = Self.sorted(timeline, by: sort, now: now)
    choose()
  }

  /// Whether it is still the order of the same rows, although they may have moved.
  func holds(_ sort: SortOrder, _ timeline: Timeline, made: Int) -> Bool {
    self.sort == sort && self.made == made && all.count == timeline.lists.shown.count
  }

  /// Follows what has happened since; many rows only when much has. New rows stand at the end until then.
  mutating func refresh(_ timeline: Timeline, made: Int, now: Instant) {
    let (count, known) = (timeline.lists.shown.count, all.count)
    let isOld = known < Self.many || timeline.trace.events.count - eventCount > 4 * count
    if isOld || count > known * 2 {
      guard eventCount != timeline.trace.events.count || count != known || self.made != made else { return }
      self = RowOrder(sort, timeline, made: made, now: now)
      return
    }
    guard count != known || self.made != made else { return }
    if count > known {
      let old = Set(all)
      for row in timeline.lists.shown where !old.contains(UInt32(row)) { all.append(UInt32(row)) }
    }
    self.made = made
    choose()
  }

  private mutating func choose() {
    rows = RowNumbers(all.filter { $0 < made }[...])
  }

  private static func sorted(_ timeline: Timeline, by sort: SortOrder, now: Instant) -> [UInt32] {
    let shown = timeline.lists.shown
    switch sort {
    case .creation:
      return shown.map { UInt32($0) }
    case .name:
      let state = timeline.newest
      let titles = shown.map { row in
        let coroutine = state.coroutine(at: row)
        return (coroutine.isEmpty ? state.name(at: row) : coroutine, UInt32(row))
      }
      return titles.sorted { $0 < $1 }.map(\.1)
    case .phase:
      let state = timeline.newest
      return Phase.allCases.flatMap { phase in
        shown.lazy.filter { state.phase(at: $0) == phase }.map { UInt32($0) }
      }
    case .waiting:
      let times = shown.map { (timeline.suspended(row: $0, at: now), UInt32($0)) }
      return times.sorted { ($1.0, $0.1) < ($0.0, $1.1) }.map(\.1)
    }
  }
}
