import VizEngine

/// The timeline of very many tasks: a line for each group of neighbours, as high as many of them are alive.
struct DensityRows {
  /// How many events are looked at for who ran: where a window has more, some of each column's.
  private static let mostEvents = 1 << 16

  /// Runs in so many columns one after another are drawn bold instead of with a mark.
  private static let longStretch = 3

  let run: RunModel
  let groups: [RowGroup]
  let columns: TimelineColumns
  /// For each group and column whether one of the group ran.
  private let runs: [[Bool]]

  init(_ run: RunModel, _ groups: [RowGroup], _ columns: TimelineColumns) {
    self.run = run
    self.groups = groups
    self.columns = columns
    runs = Self.runs(groups, columns)
  }

  private static func runs(_ groups: [RowGroup], _ columns: TimelineColumns) -> [[Bool]] {
    var runs = groups.map { _ in [Bool](repeating: false, count: columns.columns.count) }
    guard let size = groups.first?.size else { return runs }
    var line: [Int: Int] = [:]
    for (place, group) in groups.enumerated() { line[group.number] = place }
    let events = columns.timeline.trace.events
    let index = columns.timeline.histories.index
    let each = mostEvents / max(1, columns.columns.count)
    for (place, column) in columns.columns.enumerated() where !column.isFuture {
      let step = max(1, (column.end - column.first) / max(1, each))
      for number in stride(from: column.first, to: column.end, by: step) {
        let event = events[number]
        guard case .running = event.kind, let row = index[event.subject], let line = line[row / size] else { continue }
        runs[line][place] = true
      }
    }
    return runs
  }

  func draw(labels: Rect, bars: Rect, on screen: inout Screen) {
    let selected = run.selection.flatMap { run.state.index(of: $0) }
    let shown = groups.prefix(bars.height).map { group in
      Label(name: name(of: group, screen.glyphs), counts: run.state.phaseCounts(in: group.rows), screen.glyphs)
    }
    // As many counts in each row as fit in all: one that stood in some rows alone would look like a difference.
    let room = labels.width - 2
    let most = shown.compactMap { $0.fitting(room) < $0.texts.count ? max(1, $0.fitting(room)) : nil }.min() ?? .max
    for (line, label) in shown.enumerated() {
      let isSelected = selected.map { groups[line].rows.contains($0) } ?? false
      let start = Point(x: labels.x + 1, y: labels.y + line)
      label.draw(isSelected, counts: min(most, label.fitting(room)), at: start, columns: room, on: &screen)
      let bar = Rect(x: bars.x, y: bars.y + line, width: bars.width, height: 1)
      drawBar(groups[line], line, label.counts, in: bar, on: &screen)
    }
  }

  /// A group's name, and how many of it are in each phase.
  private struct Label {
    let name: String
    let counts: PhaseCounts
    let texts: [(phase: Phase, text: String)]

    init(name: String, counts: PhaseCounts, _ glyphs: Glyphs) {
      self.name = name
      self.counts = counts
      texts = counts.largestFirst.map { ($0.phase, "\($0.phase.mark(glyphs))\($0.count)") }
    }

    /// How many of the counts have room beside the name.
    func fitting(_ columns: Int) -> Int {
      var room = columns - TextWidth.columns(of: name)
      return texts.prefix {
        room -= TextWidth.columns(of: $0.text) + 1
        return room >= 0
      }.count
    }

    func draw(_ isSelected: Bool, counts: Int, at start: Point, columns: Int, on screen: inout Screen) {
      screen.write(name, at: start, columns: columns, style: Style(.plain, isSelected ? [.reverse, .bold] : []))
      var x = start.x + min(columns, TextWidth.columns(of: name)) + 1
      for (phase, text) in texts.prefix(counts) {
        x = screen.write(text, at: Point(x: x, y: start.y), in: screen.bounds, style: phase.style) + 1
      }
    }
  }

  /// `Task-1…64`: the names of the first and the last, the second without what both begin with.
  private func name(of group: RowGroup, _ glyphs: Glyphs) -> String {
    let state = run.state
    let shown = run.timeline.lists.shown.prefix(below: min(group.rows.upperBound, state.subjects.count))
    let first = state.name(at: run.firstRow(of: group))
    guard let row = shown.last else { return first }
    let last = state.name(at: row)
    let digits = last.reversed().prefix { $0.isNumber }.count
    let isNumbered = digits > 0 && first.hasPrefix(last.dropLast(digits))
    return "\(first)\(glyphs.ellipsis)\(isNumbered ? String(last.suffix(digits)) : last)"
  }

  private func drawBar(
    _ group: RowGroup, _ line: Int, _ present: PhaseCounts, in bar: Rect, on screen: inout Screen
  ) {
    var wasAlive = false
    let marks = marks(in: line)
    for (offset, column) in columns.columns.enumerated() where !column.isFuture {
      let (counts, parts) = run.timeline.crowd.counts(block: group.number, size: group.size, before: column.end)
      let hasRun = runs[line][offset]
      let place = Point(x: bar.x + offset, y: bar.y)
      if marks[offset] {
        screen.write(String(screen.glyphs.runningBar), at: place, in: bar, style: Phase.running.style)
      } else if counts.alive > 0 {
        // The last group may have fewer rows than the others, and all of them are its whole.
        let whole = max(1, min(parts, (present.total * parts + group.size - 1) / group.size))
        let level = min(8, max(1, (counts.alive * 8 + whole - 1) / whole))
        let style = Style(counts.most.ink, hasRun ? .bold : [])
        screen.write(String(screen.glyphs.density(level)), at: place, in: bar, style: style)
      } else if wasAlive || hasRun, let end = present.end {
        screen.write(String(end.mark(screen.glyphs)), at: place, in: bar, style: end.style)
      }
      wasAlive = counts.alive > 0
    }
  }
}

extension DensityRows {
  /// Where a run has a mark of its own: unless there is one in column after column, where marks would hide how many
  /// are alive.
  private func marks(in line: Int) -> [Bool] {
    var marks = runs[line]
    var start = 0
    for column in 0...marks.count where column == marks.count || !runs[line][column] {
      if column - start >= Self.longStretch { for place in start..<column { marks[place] = false } }
      start = column + 1
    }
    return marks
  }
}

extension CrowdHistory.Counts {
  /// The phase of most of those that are alive.
  fileprivate var most: Phase {
    if suspended >= pending, suspended >= running { return .suspended }
    return pending >= running ? .pending : .running
  }
}

extension PhaseCounts {
  /// How a group ended in which nobody is alive: the worst that happened to one of them.
  fileprivate var end: Phase? {
    let ends: [Phase] = [.failed, .cancelled, .finished]
    return ends.first { self[$0] > 0 }
  }
}
