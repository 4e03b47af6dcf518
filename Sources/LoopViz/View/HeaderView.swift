import VizEngine

/// The top line: which example, how time flows, where it is.
enum HeaderView {
  static func draw(_ run: RunModel, in area: Rect, on screen: inout Screen) {
    let glyphs = screen.glyphs
    let tasks = run.state.tasks.reduce(0) { count, _ in count + 1 }
    let flow =
      switch run.status {
      case .live: "\(glyphs.play) \(run.speed.text(glyphs))"
      case .paused: "\(glyphs.pause) paused"
      case .ended(.succeeded): "\(glyphs.finished) ended"
      case .ended(.failed): "\(glyphs.failed) failed"
      }
    let count = "\(tasks) task\(tasks == 1 ? "" : "s") "
    let text = "  \(flow)   \(TimeText.seconds(run.now)) s   turn \(run.state.turn)   \(count)"
    let end = screen.write(" \(run.entry.name)", at: area.origin, in: area, style: Style(.accent, .bold))
    let room = area.maxX - end - TextWidth.columns(of: text)
    screen.write("  \(run.entry.title)", at: Point(x: end, y: area.y), columns: room, style: Style(.muted))
    screen.writeRight(text, in: area, style: Style(.plain, .bold))
  }
}
