import VizEngine

/// The tasks of a lane; where they are many, those that are the most worth a line.
extension LoopState {
  /// At most `limit` tasks of a lane.
  ///
  /// The pending ones come as they stand in the ready queue, the finished ones by their ends and from the last one
  /// back, the others as they were made. If there are more than `limit`, failed and cancelled ones come into the choice
  /// of the finished before all others, and `selection` into that of the suspended. If there are very many, these of
  /// the suspended come first, in this order: `selection`, those that wait for another, those that wait for a lock or
  /// the like, and whoever came last. O(subjects) at most, and a few bytes for each.
  func tasks(in lane: Lane, limit: Int, selection: Subject? = nil) -> [SubjectState] {
    guard limit > 0 else { return [] }
    let isCrowded = count(in: lane) > limit
    let rows =
      switch lane {
      case .pending: pendingTasks(limit)
      case .suspended where isCrowded && count(in: lane) > Self.many: crowdedTasks(limit, selection)
      case .running, .suspended: tasks(limit, selection) { $0.phase.lane == lane }
      case .finished: finishedTasks(limit, isCrowded: isCrowded)
      }
    return rows.map(subject(at:))
  }

  /// From so many tasks on their order in a lane is no longer that of their making, of which so little is seen.
  private static let many = 100

  /// The first tasks, of which the last gives way to the selected one if that is none of them.
  private func tasks(_ limit: Int, _ selection: Subject? = nil, _ isWanted: (Standing) -> Bool) -> [Int] {
    var rows: [Int] = []
    for row in standings.indices where standings[row].isTask && isWanted(standings[row]) {
      rows.append(row)
      if rows.count == limit { break }
    }
    if rows.count == limit, let row = selection.flatMap({ index(of: $0) }), let last = rows.last, row > last,
      standings[row].isTask, isWanted(standings[row])
    {
      rows[rows.count - 1] = row
    }
    return rows
  }

  private func pendingTasks(_ limit: Int) -> [Int] {
    let queued = Array(ready.lazy.filter { standings[$0].isTask }.prefix(limit))
    guard queued.count < min(limit, count(in: .pending)) else { return queued }
    // A log may speak of tasks that are pending and in no queue.
    return queued + tasks(limit - queued.count) { $0 == .task(.made) }
  }

  private func finishedTasks(_ limit: Int, isCrowded: Bool) -> [Int] {
    let (failed, cancelled) = (Standing.task(.failed), Standing.task(.cancelled))
    let mishaps = isCrowded ? standings.reduce(into: 0) { if $1 == failed || $1 == cancelled { $0 += 1 } } : 0
    var room = limit - min(limit, mishaps)
    var rows: [Int] = []
    for row in ends.reversed() where standings[row].phase.isEnd {
      let isMishap = mishaps > 0 && (standings[row] == failed || standings[row] == cancelled)
      guard isMishap || room > 0, !rows.contains(row) else { continue }
      if !isMishap { room -= 1 }
      rows.append(row)
      if rows.count == limit { break }
    }
    return rows
  }

  private func crowdedTasks(_ limit: Int, _ selection: Subject?) -> [Int] {
    let selected = selection.flatMap { index(of: $0) }
    var best: [(rank: UInt64, row: Int)] = []
    // From the end, because those made last have often moved last, and the others then are soon passed over.
    for row in standings.indices.reversed() where standings[row].isTask {
      let importance: UInt64
      switch standings[row].place {
      case .suspended: importance = 1
      case .thing: importance = 2
      case .timer: importance = 3
      case .made, .ready, .running, .finished, .failed, .cancelled: continue
      }
      let rank = (row == selected ? 0 : importance) << 32 | UInt64(UInt32.max - entered[row])
      if best.count == limit {
        guard let last = best.last, rank < last.rank else { continue }
        best.removeLast()
      }
      best.insert((rank, row), at: best.partitioningIndex { $0.rank > rank })
    }
    return best.map(\.row)
  }
}
