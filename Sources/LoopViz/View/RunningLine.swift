import VizEngine

/// The line between lanes and timeline: what has the loop, or why nothing has.
enum RunningLine {
  static func draw(_ run: RunModel, in area: Rect, on screen: inout Screen) {
    screen.horizontalLine(at: area.origin, length: area.width, in: area, style: Style(.muted))
    var (text, style) = words(run, screen.glyphs)
    let title = run.isOver ? " ended " : " running "
    let end = screen.write(
      title, at: Point(x: area.x + 1, y: area.y), in: area, style: Style(run.isOver ? .plain : .running, .bold))
    let room = area.maxX - end - 2
    let found = found(in: run)
    if TextWidth.columns(of: text + found) >= room, text.hasSuffix(RunSummary.comparison) {
      text.removeLast(RunSummary.comparison.count)
    }
    if TextWidth.columns(of: text + found) < room { text += found }
    let shown = TextWidth.clipped(" \(text)", to: room, ellipsis: screen.glyphs.ellipsis)
    screen.write(shown + " ", at: Point(x: end + 2, y: area.y), in: area, style: style)
  }

  /// The way to what lints found, once the run is over: `; Enter: 4 findings`.
  private static func found(in run: RunModel) -> String {
    guard run.status == .ended(.succeeded) else { return "" }
    let count = run.timeline.linter.findings.count
    return count == 0 ? "" : "; Enter: \(count) finding\(count == 1 ? "" : "s")"
  }

  private static func words(_ run: RunModel, _ glyphs: Glyphs) -> (String, Style) {
    let state = run.state
    switch run.status {
    case .ended(.succeeded):
      return (RunSummary(state, now: run.now).line, Style(.finished))
    case .ended(.failed(let reason)):
      return ("the example failed: \(reason)", Style(.failed, .bold))
    case .live, .paused:
      break
    }
    if let subject = state.running, let row = state[subject] {
      let title = row.coroutine.isEmpty ? row.name : "\(row.name) \(row.coroutine)"
      let duration = max(.zero, run.now - row.since)
      let frozen = duration >= .milliseconds(100) ? ": the loop is blocked for \(TimeText.short(duration))" : ""
      return ("\(glyphs.running) \(title)\(frozen)", Phase.running.style)
    }
    switch state.idle {
    case .until(let deadline):
      return ("nothing: the loop sleeps, next timer in \(TimeText.countdown(deadline - run.now))", Style(.muted))
    case .forOutside where !state.jobsAtWork.isEmpty:
      let count = state.jobsAtWork.count
      return ("nothing: the loop waits for \(count) thread\(count == 1 ? "" : "s")", Style(.muted))
    case .forOutside where state.tasks.contains { $0.phase == .suspended && $0.waitsAtDescriptor }:
      return ("nothing: the loop waits for something to read or write", Style(.muted))
    case .forOutside:
      return ("nothing: the loop waits to be woken from outside", Style(.muted))
    case nil:
      guard state.isLoopRunning else {
        return ("nothing: the loop \(state.isLoopClosed ? "is closed" : "does not run")", Style(.muted))
      }
      let next = state.readyQueue.first.flatMap { state[$0]?.name }
      return ("nothing yet: \(next.map { "\($0) is next" } ?? "the loop looks for what is due")", Style(.muted))
    }
  }
}
