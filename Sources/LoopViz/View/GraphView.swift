import VizEngine

/// Who waits for whom at the instant that is shown: a tree over the screen.
enum GraphView {
  private static let width = 76
  /// More lines than anybody scrolls through.
  private static let limit = 500

  /// How far the tree can be scrolled.
  static func lastLine(of model: AppModel) -> Int {
    let count = model.run.map { lines($0, model.phrases, model.settings.glyphs).count } ?? 0
    return max(0, count - (model.size.height - 4))
  }

  static func draw(_ model: AppModel, from first: Int, on screen: inout Screen) {
    guard let run = model.run else { return }
    let lines = lines(run, model.phrases, screen.glyphs)
    let inside = Box.draw(model.phrases.awaitGraph, width: width, height: lines.count + 2, on: &screen)
    let top = min(first, max(0, lines.count - inside.height))
    for (offset, line) in lines.dropFirst(top).prefix(inside.height).enumerated() {
      let y = inside.y + offset
      var x = screen.write(line.branch, at: Point(x: inside.x, y: y), in: inside, style: Style(.muted))
      x = screen.write(line.mark, at: Point(x: x, y: y), in: inside, style: line.style)
      x = screen.write(line.name, at: Point(x: x, y: y), in: inside, style: Style(.plain, .bold))
      screen.write(line.rest, at: Point(x: x, y: y), columns: inside.maxX - x, style: Style(.muted))
    }
    if top + inside.height < lines.count { Box.markMore(model.phrases, below: inside, on: &screen) }
  }

  private struct Line {
    var branch = ""
    var mark = ""
    var style = Style.plain
    var name = ""
    var rest = ""
  }

  private static func lines(_ run: RunModel, _ phrases: any Phrases, _ glyphs: Glyphs) -> [Line] {
    let state = run.state
    let tables = run.timeline.trace.tables
    let graph = AwaitGraph(state, tables, limit: limit)
    let names = SubjectNames(state: state, phrases: phrases)
    guard !graph.nodes.isEmpty else { return [Line(rest: phrases.nobodyWaits)] }
    let lines = graph.nodes.map { node in
      var line = Line(branch: branch(node, glyphs), name: names.name(node.subject))
      let row = state[node.subject]
      if let row, node.subject.kind != .primitive {
        line.mark = "\(row.phase.mark(glyphs)) "
        line.style = row.phase.style
        if !row.coroutine.isEmpty { line.name += " \(row.coroutine)" }
      } else if row != nil {
        line.mark = "\(glyphs.held) "
        line.style = Style(.accent)
      }
      line.rest = "  " + rest(node, row, tables, names)
      return line
    }
    return graph.leftOut > 0 ? lines + [Line(rest: phrases.moreTasks(graph.leftOut))] : lines
  }

  private static func rest(
    _ node: AwaitGraph.Node, _ row: SubjectState?, _ tables: TraceTables, _ names: SubjectNames
  ) -> String {
    switch node.tie {
    case .circle: return names.phrases.roundAndRound
    case .repeated: return names.phrases.seeAbove
    case .canceller: return names.phrases.askedToCancel
    case .root, .awaited: break
    }
    guard let row, row.subject.kind != .primitive else { return "" }
    guard row.phase == .suspended, let wait = row.wait else { return names.phrases.word(row.phase) }
    return names.phrases.line(.suspended(on: wait), tables, names).detail
  }

  /// The lines of the tree that lead to a node.
  private static func branch(_ node: AwaitGraph.Node, _ glyphs: Glyphs) -> String {
    node.continues.enumerated().map { level, continues in
      let isLast = level == node.continues.count - 1
      return switch (isLast, continues) {
      case (true, true): "\(glyphs.teeLeft)\(glyphs.horizontal) "
      case (true, false): "\(glyphs.bottomLeft)\(glyphs.horizontal) "
      case (false, true): "\(glyphs.vertical)  "
      case (false, false): "   "
      }
    }.joined()
  }
}
