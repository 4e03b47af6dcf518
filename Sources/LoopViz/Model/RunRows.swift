import VizEngine

/// Which subjects have a row, and in what order.
extension RunModel {
  /// The numbers, in ``LoopState/subjects``, of all that has a row: tasks, callbacks, jobs, and the locks and the like
  /// that somebody has taken, sorted as asked.
  var rows: RowNumbers {
    let made = state.subjects.count
    guard !isPlainOrder else { return timeline.lists.shown.prefix(below: made) }
    if let order, order.holds(sort, filter, timeline, made: made) { return order.rows }
    return RowOrder(sort, filter, timeline, made: made, now: clock).rows
  }

  /// Whether all rows are listed as they were made.
  private var isPlainOrder: Bool { sort == .creation && filter.isEmpty }

  /// Puts the rows in order after something has happened.
  mutating func refreshOrder() {
    guard !isPlainOrder else {
      order = nil
      return
    }
    let made = state.subjects.count
    if order?.isOf(sort, filter) ?? false {
      order?.refresh(timeline, made: made, now: clock)
    } else {
      order = RowOrder(sort, filter, timeline, made: made, now: clock)
    }
  }

  /// The selected row's place among ``rows``.
  func selectedRow(in rows: RowNumbers) -> Int? {
    guard let row = selection.flatMap({ state.index(of: $0) }) else { return nil }
    guard isPlainOrder else { return rows.firstIndex(of: row) }
    let place = rows.place(of: row)
    return place < rows.count && rows[place] == row ? place : nil
  }

  /// Selects a row by its place, held within what there is.
  mutating func select(row: Int) {
    let rows = rows
    guard !rows.isEmpty else { return }
    selection = state.who(at: rows[min(max(0, row), rows.count - 1)])
  }

  mutating func moveSelection(by offset: Int) {
    let rows = rows
    guard let present = selectedRow(in: rows) else {
      select(row: offset > 0 ? 0 : rows.count - 1)
      return
    }
    select(row: present + offset)
  }

  /// Selects the next row, or the one before, whose name or coroutine has the text.
  mutating func find(_ text: String, backwards: Bool = false, includingPresent: Bool = false) {
    let (rows, state) = (rows, state)
    guard !text.isEmpty, !rows.isEmpty else { return }
    let start = selectedRow(in: rows) ?? -1
    let step = backwards ? -1 : 1
    let first = includingPresent ? max(0, start) : start + step
    for offset in 0..<rows.count {
      let place = ((first + offset * step) % rows.count + rows.count) % rows.count
      if state.row(rows[place], has: text) {
        folding = .unfolded
        selection = state.who(at: rows[place])
        return
      }
    }
  }
}
