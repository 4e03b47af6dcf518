/// Which rows are listed: those whose name or coroutine has a text, in small letters or capitals; all without one.
struct RowFilter: Hashable, Sendable {
  var text = ""

  var isEmpty: Bool { text.isEmpty }

  /// Of all rows those that pass, as they were made. O(rows).
  func rows(of timeline: Timeline) -> [UInt32] {
    let shown = timeline.lists.shown
    guard !isEmpty else { return shown.map { UInt32($0) } }
    let state = timeline.newest
    return shown.lazy.filter { state.row($0, has: text) }.map { UInt32($0) }
  }
}

extension LoopState {
  /// Whether a row's name or coroutine has a text, in small letters or capitals.
  func row(_ row: Int, has text: String) -> Bool {
    let needle = text.lowercased()
    return name(at: row).lowercased().contains(needle) || coroutine(at: row).lowercased().contains(needle)
  }
}
