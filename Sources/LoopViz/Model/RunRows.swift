import VizEngine

/// Which subjects have a row, and in what order.
extension RunModel {
  /// The indices, in ``LoopState/subjects``, of all that has a row: tasks, callbacks, jobs, and the locks and the like
  /// that somebody has taken, sorted as asked.
  var rows: [Int] {
    let subjects = state.subjects
    let shown = subjects.indices.filter { subjects[$0].subject.kind.runs || !timeline.holdings[$0].isEmpty }
    switch sort {
    case .creation:
      return shown
    case .name:
      return shown.sorted { (subjects[$0].title, $0) < (subjects[$1].title, $1) }
    case .phase:
      return shown.sorted { (subjects[$0].phase.rank, $0) < (subjects[$1].phase.rank, $1) }
    case .waiting:
      let waits = Dictionary(uniqueKeysWithValues: shown.map { ($0, subjects[$0].time(in: .suspended, at: now)) })
      return shown.sorted { left, right in
        let (first, second) = (waits[left] ?? .zero, waits[right] ?? .zero)
        return first == second ? left < right : first > second
      }
    }
  }

  /// The tasks of a lane: the pending ones as they stand in the ready queue, the others as they came.
  func tasks(in lane: Lane) -> [SubjectState] {
    if lane == .pending {
      return state.readyQueue.compactMap { state[$0] }.filter { $0.subject.kind == .task }
    }
    let members = state.tasks.filter { $0.phase.lane == lane }
    return sort == .creation && lane == .finished ? members.sorted { $0.since < $1.since } : members
  }

  /// The selected row's place among ``rows``.
  func selectedRow(in rows: [Int]) -> Int? {
    selection.flatMap { state.index(of: $0) }.flatMap { rows.firstIndex(of: $0) }
  }

  /// Selects a row by its place, held within what there is.
  mutating func select(row: Int) {
    let rows = rows
    guard !rows.isEmpty else { return }
    selection = state.subjects[rows[min(max(0, row), rows.count - 1)]].subject
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
    let rows = rows
    let needle = text.lowercased()
    guard !needle.isEmpty, !rows.isEmpty else { return }
    let start = selectedRow(in: rows) ?? -1
    let step = backwards ? -1 : 1
    let first = includingPresent ? max(0, start) : start + step
    for offset in 0..<rows.count {
      let place = ((first + offset * step) % rows.count + rows.count) % rows.count
      let subject = state.subjects[rows[place]]
      if subject.name.lowercased().contains(needle) || subject.coroutine.lowercased().contains(needle) {
        select(row: place)
        return
      }
    }
  }
}

extension Subject.Kind {
  /// Whether it is something that runs; the others are only waited for.
  fileprivate var runs: Bool {
    switch self {
    case .task, .handle, .job: true
    case .loop, .future, .primitive, .descriptor: false
    }
  }
}

extension Phase {
  /// The order in which phases are listed.
  fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
