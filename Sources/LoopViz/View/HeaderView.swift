import VizEngine

/// The top line: which example, how time flows, where it is.
enum HeaderView {
  static func draw(_ run: RunModel, _ phrases: any Phrases, in area: Rect, on screen: inout Screen) {
    let glyphs = screen.glyphs
    let tasks = run.state.taskCount
    let flow =
      switch run.status {
      case .live: "\(glyphs.play) \(run.speed.text(glyphs))"
      case .paused: "\(glyphs.pause) \(phrases.paused)"
      case .ended(.succeeded): "\(glyphs.finished) \(phrases.ended)"
      case .ended(.failed): "\(glyphs.failed) \(phrases.failed)"
      }
    let place = phrases.header(seconds: TimeText.seconds(run.now), turn: run.state.turn, tasks: tasks)
    let text = run.isTravelling ? "  \(past(run, phrases, glyphs)) " : "  \(flow)   \(place) "
    let end = screen.write(" \(run.entry.name)", at: area.origin, in: area, style: Style(.accent, .bold))
    let isWide = area.width >= 100
    // The findings have their room from the start, so that nothing moves when there are some.
    let found = FindingWords.count(run.timeline.found, isShort: !isWide, in: phrases)
    let room = area.maxX - end - TextWidth.columns(of: text) - FindingWords.countWidth(isShort: !isWide)
    let title = TextWidth.clipped(
      "  \(run.entry.words(phrases.catalog).title)", to: max(0, room), ellipsis: glyphs.ellipsis)
    let x = screen.write(title, at: Point(x: end, y: area.y), in: area, style: Style(.muted))
    screen.write(found, at: Point(x: x + 2, y: area.y), in: area, style: Style(.failed, .bold))
    screen.writeRight(text, in: area, style: Style(run.isTravelling ? .accent : .plain, .bold))
  }

  /// Where one is back in time: `◀ 1.250 s of 2.417 s   event 20 of 58`.
  private static func past(_ run: RunModel, _ phrases: any Phrases, _ glyphs: Glyphs) -> String {
    let place = phrases.past(seconds: TimeText.seconds(run.now), of: TimeText.seconds(run.clock))
    let event = phrases.event(run.state.eventCount, of: run.eventCount)
    return "\(glyphs.back) \(place)   \(event)   \(phrases.tasks(run.state.taskCount))"
  }
}
