import VizEngine

/// Very many rows: a line for each group of neighbours, as high as many of them are alive.
struct PictureCrowd {
  let timeline: Timeline
  let state: LoopState
  /// How many rows a line stands for.
  let size: Int
  private let groups: [RowGroup]

  /// A picture has at most so many lines of them.
  private static let lines = 32

  init(timeline: Timeline, state: LoopState) {
    self.timeline = timeline
    self.state = state
    let made = state.standings.count
    var size = CrowdHistory.smallest
    while (made + size - 1) / size > Self.lines { size *= 2 }
    self.size = size
    let shown = timeline.lists.shown
    groups = (0..<(made + size - 1) / size).map { RowGroup(number: $0, size: size) }.filter { group in
      let first = shown.place(of: group.rows.lowerBound)
      return first < shown.count && shown[first] < group.rows.upperBound
    }
  }

  /// The first and the last of each group.
  var names: [String] {
    let shown = timeline.lists.shown
    return groups.map { group in
      let first = state.name(at: shown[shown.place(of: group.rows.lowerBound)])
      let last = state.name(at: shown[shown.place(of: group.rows.upperBound) - 1])
      return first == last ? first : "\(first) … \(last)"
    }
  }

  /// The mark of how they ended, and when how many were alive.
  func line(
    _ place: Int, y: Int, _ layout: PictureLayout, _ columns: TimelineColumns, _ phrases: any Phrases
  ) -> String {
    let group = groups[place]
    let counts = state.phaseCounts(in: group.rows)
    let words = counts.largestFirst.map { "\($0.count) \(phrases.word($0.phase))" }.joined(separator: ", ")
    let worst: [Phase] = [.failed, .cancelled, .running, .suspended, .pending, .finished]
    let mark = worst.first { counts[$0] > 0 } ?? .finished
    return "<title>\(Markup.escaped(words))</title>"
      + PictureMark.path(mark, x: Double(PictureLayout.margin), y: Double(y + 6))
      + Self.phases.map { area($0, group, counts.total, y: y, layout, columns) }.joined()
  }

  private static let phases: [(Lane, String)] = [
    (.suspended, "fill=\"url(#crowd)\""), (.pending, "fill=\"url(#pending)\""), (.running, "class=\"run\""),
  ]

  /// The stretches in which most of them are in a lane, as high as many are alive.
  private func area(
    _ look: (lane: Lane, paint: String), _ group: RowGroup, _ total: Int, y: Int, _ layout: PictureLayout,
    _ columns: TimelineColumns
  ) -> String {
    let bottom = y + PictureLayout.bar.top + PictureLayout.bar.height
    var (path, first, height) = ("", 0, 0)
    func close(_ column: Int) {
      guard height > 0 else { return }
      let left = Markup.number(layout.x(first))
      path += "M\(left) \(bottom)V\(bottom - height)H\(Markup.number(layout.x(column)))V\(bottom)z"
    }
    for (place, column) in columns.columns.enumerated() {
      let (counts, parts) = timeline.crowd.counts(block: group.number, size: group.size, before: column.end)
      let whole = max(1, min(parts, (total * parts + group.size - 1) / group.size))
      let level = min(8, (counts.alive * 8 + whole - 1) / whole)
      let next = counts.most == look.lane ? level * PictureLayout.bar.height / 8 : 0
      if next != height {
        close(place)
        (first, height) = (place, next)
      }
    }
    close(columns.columns.count)
    return path.isEmpty ? "" : "<path d=\"\(path)\" \(look.paint)/>"
  }
}

extension CrowdHistory.Counts {
  /// Where most of those are that are alive.
  fileprivate var most: Lane {
    if suspended >= pending, suspended >= running { return .suspended }
    return pending >= running ? .pending : .running
  }
}
