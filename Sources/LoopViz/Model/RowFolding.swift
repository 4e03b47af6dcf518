/// Whether a timeline of very many rows lists them all.
enum RowFolding: Hashable, Sendable {
  /// Many rows share a line, as long as they are listed as they were made.
  case folded
  /// Each has its own.
  case unfolded

  var other: RowFolding { self == .folded ? .unfolded : .folded }
}

/// Rows that share a line of the timeline: neighbours, by the order in which they were made.
struct RowGroup: Hashable, Sendable {
  /// Its place among the groups of this size.
  let number: Int
  /// How many rows it may have: a power of two.
  let size: Int

  /// The numbers, in ``LoopState/subjects``, of what is in it, whether it has a row or not.
  var rows: Range<Int> { number * size..<(number + 1) * size }
}

extension RunModel {
  /// From so many rows on they are folded.
  private static let many = 256

  /// Whether there are so many rows, listed as they were made, that they can be folded.
  var canFold: Bool {
    sort == .creation && filter.isEmpty && criticalPath == nil && timeline.lists.shown.count > Self.many
  }

  var isFolded: Bool { folding == .folded && canFold }

  /// Whether the user has had rows listed that would be folded.
  var isUnfolded: Bool { folding == .unfolded && canFold }

  /// The groups that have their lines on so many lines: as small as they may be, so that all are seen. While a run
  /// grows they grow by doubling alone.
  func groups(lines: Int) -> [RowGroup] {
    let made = state.subjects.count
    let shown = timeline.lists.shown
    let all = timeline.newest.subjects.count
    var size = CrowdHistory.smallest
    while (all + size - 1) / size > max(1, lines) { size *= 2 }
    return (0..<(made + size - 1) / size).lazy.map { RowGroup(number: $0, size: size) }.filter { group in
      let first = shown.place(of: group.rows.lowerBound)
      return first < shown.count && shown[first] < min(group.rows.upperBound, made)
    }
  }

  /// The first row of a group.
  func firstRow(of group: RowGroup) -> Int {
    let shown = timeline.lists.shown
    return shown[min(shown.place(of: group.rows.lowerBound), shown.count - 1)]
  }

  /// Selects the first row of the group that lies so many lines from that of the selected one.
  mutating func moveGroup(by offset: Int, lines: Int) {
    let groups = groups(lines: lines)
    guard !groups.isEmpty else { return }
    let row = selection.flatMap { state.index(of: $0) }
    let present = row.flatMap { row in groups.firstIndex { $0.rows.contains(row) } }
    let wanted = present.map { $0 + offset } ?? (offset > 0 ? 0 : groups.count - 1)
    selection = state.who(at: firstRow(of: groups[min(max(0, wanted), groups.count - 1)]))
  }
}
