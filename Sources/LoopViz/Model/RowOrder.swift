import VizEngine

/// The rows in an order other than that of their making, or some of them alone: too dear to find for every picture.
///
/// It follows the newest state that is known, so that rows do not jump when one goes back in time.
struct RowOrder: Sendable {
  /// From so many rows on they are put in order anew only now and then.
  private static let many = 2000

  let sort: SortOrder
  let filter: RowFilter
  /// Of those made at the instant that is shown, in order.
  private(set) var rows = RowNumbers()
  /// How many subjects were made at that instant.
  private(set) var made: Int
  private var all: [UInt32]
  /// Of how many rows `all` is made.
  private var known: Int
  private var eventCount: Int

  /// O(rows · log rows).
  init(_ sort: SortOrder, _ filter: RowFilter, _ timeline: Timeline, made: Int, now: Instant) {
    self.sort = sort
    self.filter = filter
    self.made = made
    eventCount = timeline.trace.events.count
    known = timeline.lists.shown.count
    all = Self.sorted(filter.rows(of: timeline), timeline, by: sort, now: now)
    choose()
  }

  /// Whether it is still the order of the same rows, although they may have moved.
  func holds(_ sort: SortOrder, _ filter: RowFilter, _ timeline: Timeline, made: Int) -> Bool {
    isOf(sort, filter) && self.made == made && known == timeline.lists.shown.count
  }

  func isOf(_ sort: SortOrder, _ filter: RowFilter) -> Bool {
    self.sort == sort && self.filter == filter
  }

  /// Follows what has happened since; many rows only when much has. New rows stand at the end until then.
  mutating func refresh(_ timeline: Timeline, made: Int, now: Instant) {
    let count = timeline.lists.shown.count
    let isOld = known < Self.many || timeline.trace.events.count - eventCount > 4 * count
    if isOld || count > known * 2 {
      guard eventCount != timeline.trace.events.count || count != known || self.made != made else { return }
      self = RowOrder(sort, filter, timeline, made: made, now: now)
      return
    }
    guard count != known || self.made != made else { return }
    if count > known {
      let old = Set(all)
      for row in filter.rows(of: timeline) where !old.contains(row) { all.append(row) }
      known = count
    }
    self.made = made
    choose()
  }

  private mutating func choose() {
    rows = RowNumbers(all.filter { $0 < made }[...])
  }

  private static func sorted(
    _ shown: [UInt32], _ timeline: Timeline, by sort: SortOrder, now: Instant
  ) -> [UInt32] {
    switch sort {
    case .creation:
      return shown
    case .name:
      let state = timeline.newest
      let titles = shown.map { row in
        let coroutine = state.coroutine(at: Int(row))
        return (coroutine.isEmpty ? state.name(at: Int(row)) : coroutine, row)
      }
      return titles.sorted { $0 < $1 }.map(\.1)
    case .phase:
      let state = timeline.newest
      return Phase.allCases.flatMap { phase in
        shown.lazy.filter { state.phase(at: Int($0)) == phase }
      }
    case .waiting:
      let times = shown.map { (timeline.suspended(row: Int($0), at: now), $0) }
      return times.sorted { ($1.0, $0.1) < ($0.0, $1.1) }.map(\.1)
    }
  }
}
