import VizEngine

/// The heart: tasks in the lanes of pending, suspended and finished ones, each with what matters there.
enum LanesView {
  static let lanes: [Lane] = [.pending, .suspended, .finished]

  /// Where each lane begins, and the last one ends, in twentieths: a task that waits has more to say than one that is
  /// ready.
  private static let edges = [0, 6, 13, 20]

  /// The columns in which a lane stands.
  static func column(_ index: Int, in area: Rect) -> Rect {
    let first = area.x + area.width * edges[index] / 20
    let last = area.x + area.width * edges[index + 1] / 20
    return Rect(x: first, y: area.y, width: last - first - (index + 1 < lanes.count ? 1 : 0), height: area.height)
  }

  static func draw(_ run: RunModel, _ phrases: any Phrases, wall: WallTime, in area: Rect, on screen: inout Screen) {
    _ = PaneTitle.draw("", in: area, isFocused: false, on: &screen)
    let below = area.split(top: 1).rest
    for (index, lane) in lanes.enumerated() {
      let column = column(index, in: area)
      let style = Style(lane.ink, run.focus == .lanes ? [.bold, .underline] : .bold)
      screen.write(
        " \(phrases.word(lane.phase)) \(run.state.count(in: lane)) ", at: Point(x: column.x + 1, y: area.y), in: column,
        style: style)
      draw(lane, run, phrases, wall, in: column.intersection(below), on: &screen)
      if index > 0 {
        let line = Point(x: column.x - 1, y: area.y)
        screen.fill(Rect(x: line.x, y: line.y, width: 1, height: 1), with: screen.glyphs.teeTop, style: Style(.muted))
        screen.verticalLine(
          at: Point(x: line.x, y: below.y), length: below.height, in: below, style: Style(.muted))
      }
    }
  }

  private static func draw(
    _ lane: Lane, _ run: RunModel, _ phrases: any Phrases, _ wall: WallTime, in column: Rect, on screen: inout Screen
  ) {
    let shown = visible(lane, run, rows: column.height)
    for (offset, row) in shown.tasks.enumerated() {
      let line = Rect(x: column.x, y: column.y + offset, width: column.width, height: 1)
      draw(row, run, phrases, isLit: run.lit[row.subject].map { $0 > wall } ?? false, in: line, on: &screen)
    }
    if shown.hidden > 0, column.height > 0 {
      let line = Point(x: column.x + 1, y: column.maxY - 1)
      screen.write(
        "\(screen.glyphs.ellipsis) \(phrases.hidden(shown.hidden, in: lane))", at: line, columns: column.width - 1,
        style: Style(.muted))
    }
  }

  /// The tasks of a lane that have a line, and how many have not. The latest finished ones are the interesting ones.
  static func visible(_ lane: Lane, _ run: RunModel, rows: Int) -> (tasks: [SubjectState], hidden: Int) {
    let count = run.state.count(in: lane)
    let room = count > rows ? max(0, rows - 1) : count
    if lane == .pending, run.queueOrder == .hidden {
      let tasks = run.state.tasks(in: lane, limit: count).sorted { $0.subject.number < $1.subject.number }
      return (Array(tasks.prefix(room)), count - room)
    }
    let tasks = run.state.tasks(in: lane, limit: room, selection: run.selection)
    return (lane == .finished ? tasks.reversed() : tasks, count - room)
  }

  private static func draw(
    _ row: SubjectState, _ run: RunModel, _ phrases: any Phrases, isLit: Bool, in line: Rect, on screen: inout Screen
  ) {
    var style = row.phase.style
    if isLit { style = style.adding([.reverse, .bold]) }
    if row.subject == run.selection { style = style.adding([.bold, .underline]) }
    let right = detail(row, run, phrases)
    let room = line.width - 1 - (right.isEmpty ? 0 : TextWidth.columns(of: right) + 1)
    let text = "\(row.phase.mark(screen.glyphs)) \(row.name) \(row.coroutine)"
    screen.write(text, at: Point(x: line.x + 1, y: line.y), columns: room, style: style)
    screen.writeRight(right, in: line, style: Style(row.phase.ink))
  }

  /// What matters in a lane: the place in the queue, what is left to wait, when it ended.
  private static func detail(_ row: SubjectState, _ run: RunModel, _ phrases: any Phrases) -> String {
    switch row.phase {
    case .pending where run.queueOrder == .hidden:
      return ""
    case .pending:
      return run.state.readyQueue.firstIndex(of: row.subject).map { "#\($0 + 1)" } ?? ""
    case .running:
      return ""
    case .finished, .failed, .cancelled:
      return "\(TimeText.seconds(row.since, decimals: 2))s"
    case .suspended:
      return waitDetail(row, run, phrases)
    }
  }

  private static func waitDetail(_ row: SubjectState, _ run: RunModel, _ phrases: any Phrases) -> String {
    let names = SubjectNames(state: run.state, phrases: phrases)
    switch row.wait {
    case .timer(let until): return TimeText.countdown(until - run.now, gap: "")
    case .future(let subject) where subject.kind == .job: return phrases.thread
    case .future(let subject): return names.name(subject)
    case .shield(let subject): return names.name(subject)
    case .primitive(let primitive, _, let purpose): return phrases.short(purpose, names.name(primitive))
    case .descriptor(_, let readiness): return phrases.word(readiness)
    case .wait(let list), .gather(let list), .group(let list), .first(let list):
      let all = run.timeline.trace.tables[list]
      let word = row.wait?.listWord ?? ""
      return "\(word) \(all.count - names.unfinished(all).count)/\(all.count)"
    case .outside: return phrases.outside
    case .turn, nil: return ""
    }
  }
}

extension Lane {
  /// The phase that gives the lane its name.
  var phase: Phase {
    switch self {
    case .pending: .pending
    case .running: .running
    case .suspended: .suspended
    case .finished: .finished
    }
  }

  var ink: Ink {
    switch self {
    case .pending: .pending
    case .running: .running
    case .suspended: .suspended
    case .finished: .finished
    }
  }
}
