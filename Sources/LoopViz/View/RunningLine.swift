import VizEngine

/// The line between lanes and timeline: what has the loop, or why nothing has.
enum RunningLine {
  static func draw(_ run: RunModel, _ phrases: any Phrases, in area: Rect, on screen: inout Screen) {
    screen.horizontalLine(at: area.origin, length: area.width, in: area, style: Style(.muted))
    var (text, ending, style) = words(run, phrases, screen.glyphs)
    let title = run.isAtEnd ? phrases.ended : phrases.running
    let end = screen.write(
      " \(title) ", at: Point(x: area.x + 1, y: area.y), in: area, style: Style(run.isAtEnd ? .plain : .running, .bold))
    let room = area.maxX - end - 2
    var found = found(in: run, phrases)
    if let path = run.criticalPath {
      text = CriticalPathView.line(path, run.timeline.newest, phrases, room: room - 1)
      (ending, found, style) = ("", "", Style(.accent))
    }
    // What is left out where room is short.
    if TextWidth.columns(of: text + ending + found) < room { text += ending }
    if TextWidth.columns(of: text + found) < room { text += found }
    let shown = TextWidth.clipped(" \(text)", to: room, ellipsis: screen.glyphs.ellipsis)
    screen.write(shown + " ", at: Point(x: end + 2, y: area.y), in: area, style: style)
  }

  /// The way to what lints found, once the run is over: `; Enter: 4 findings`.
  private static func found(in run: RunModel, _ phrases: any Phrases) -> String {
    guard run.isAtEnd, run.status == .ended(.succeeded) else { return "" }
    let count = run.timeline.found.findings.count
    return count == 0 ? "" : phrases.enterForFindings(count)
  }

  /// What is said, an end of it that can be left out where room is short, and how it looks.
  private static func words(_ run: RunModel, _ phrases: any Phrases, _ glyphs: Glyphs) -> (String, String, Style) {
    let state = run.state
    switch run.isTravelling ? .live : run.status {
    case .ended(.succeeded):
      let (text, comparison) = phrases.line(RunSummary(state, now: run.now).told)
      return (text, comparison, Style(.finished))
    case .ended(.failed(let reason)):
      let told = run.watched.map { phrases.programFailed($0.exit.map(phrases.words) ?? reason) }
      return (told ?? phrases.exampleFailed(reason), "", Style(.failed, .bold))
    case .live, .paused:
      break
    }
    if let subject = state.running, let row = state[subject] {
      let title = row.coroutine.isEmpty ? row.name : "\(row.name) \(row.coroutine)"
      let duration = max(.zero, run.now - row.since)
      let frozen = duration >= .milliseconds(100) ? phrases.isBlocked(TimeText.short(duration)) : ""
      return ("\(glyphs.running) \(title)\(frozen)", "", Phase.running.style)
    }
    switch state.idle {
    case .until(let deadline):
      return (phrases.sleeps(TimeText.countdown(deadline - run.now)), "", Style(.muted))
    case .forOutside where !state.jobsAtWork.isEmpty:
      return (phrases.waitsForThreads(state.jobsAtWork.count), "", Style(.muted))
    case .forOutside where state.hasReaders:
      return (phrases.waitsForDescriptors, "", Style(.muted))
    case .forOutside:
      return (phrases.waitsForOutside, "", Style(.muted))
    case nil:
      guard state.isLoopRunning else {
        return (state.isLoopClosed ? phrases.loopIsClosed : phrases.loopDoesNotRun, "", Style(.muted))
      }
      let next = state.readyQueue.first.flatMap { state.name(of: $0) }
      return (next.map(phrases.isNext) ?? phrases.looksForDue, "", Style(.muted))
    }
  }
}
