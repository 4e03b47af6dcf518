import VizEngine

/// The top line: which example, how time flows, where it is.
enum HeaderView {
  static func draw(_ run: RunModel, _ phrases: any Phrases, in area: Rect, on screen: inout Screen) {
    let glyphs = screen.glyphs
    let tasks = run.state.taskCount
    let flow =
      switch run.status {
      case .live where run.replay != nil: reading(run, phrases, glyphs)
      case .live: "\(glyphs.play) \(run.speed.text(glyphs))"
      case .paused: "\(glyphs.pause) \(phrases.paused)"
      case .ended where run.watched?.exit != nil: exit(of: run, phrases, glyphs)
      case .ended(.succeeded): "\(glyphs.finished) \(phrases.ended)"
      case .ended(.failed): "\(glyphs.failed) \(phrases.failed)"
      }
    let place = phrases.header(seconds: TimeText.seconds(run.now), turn: run.state.turn, tasks: tasks)
    let letGo = lost(run, phrases)
    let flowing = run.isTravelling ? "  \(past(run, phrases, glyphs))\(letGo) " : "  \(flow)\(letGo)   \(place) "
    let ending = run.isTravelling && area.width >= 100 ? exit(of: run, phrases, glyphs) : ""
    let text = ending.isEmpty ? flowing : "\(flowing)  \(ending) "
    let end = screen.write(" \(run.name)", at: area.origin, in: area, style: Style(.accent, .bold))
    let isWide = area.width >= 100
    // The findings have their room from the start, so that nothing moves when there are some.
    let found = FindingWords.count(run.timeline.found, isShort: !isWide, in: phrases)
    let room = area.maxX - end - TextWidth.columns(of: text) - FindingWords.countWidth(isShort: !isWide)
    let title = fitting("  \(title(of: run, phrases))", of: run, in: max(0, room), glyphs)
    let x = screen.write(title, at: Point(x: end, y: area.y), in: area, style: Style(.muted))
    screen.write(found, at: Point(x: x + 2, y: area.y), in: area, style: Style(.failed, .bold))
    screen.writeRight(text, in: area, style: Style(run.isTravelling ? .accent : .plain, .bold))
  }

  /// How the program ended that was watched: `✖ exit status 3`; nothing while it runs.
  private static func exit(of run: RunModel, _ phrases: any Phrases, _ glyphs: Glyphs) -> String {
    guard let exit = run.watched?.exit else { return "" }
    return
      "\(exit.isSuccess && run.status == .ended(.succeeded) ? glyphs.finished : glyphs.failed) \(phrases.words(exit))"
  }

  /// What there is no longer to be seen, or never was: `, 3.2M events let go`.
  private static func lost(_ run: RunModel, _ phrases: any Phrases) -> String {
    guard let replay = run.replay else { return "" }
    let letGo = replay.letGo > 0 ? ", \(phrases.letGo(shortCount(replay.letGo)))" : ""
    let dropped = replay.remarks.dropped
    return letGo + (dropped > 0 ? ", \(phrases.missing(shortCount(dropped)))" : "")
  }

  /// How far a log is read: `▶ reading 42 %`, or just that it is.
  private static func reading(_ run: RunModel, _ phrases: any Phrases, _ glyphs: Glyphs) -> String {
    if run.replay?.remarks.hasFailed ?? false { return "\(glyphs.failed) \(phrases.noLongerSeen)" }
    return "\(glyphs.play) \(run.watched == nil ? phrases.reading(run.replay?.progress) : phrases.word(.running))"
  }

  /// `950`, `12k`, `3.2M`.
  private static func shortCount(_ count: Int) -> String {
    switch count {
    case ..<10_000: "\(count)"
    case ..<1_000_000: "\(count / 1000)k"
    default: "\(count / 1_000_000).\(count / 100_000 % 10)M"
    }
  }

  private static func title(of run: RunModel, _ phrases: any Phrases) -> String {
    switch run.origin {
    case .example(let entry): entry.words(phrases.catalog).title
    case .program: interpreter(run.replay?.decoder.header.source ?? "")
    case .log(let file): phrases.log(file, problems: run.replay?.decoder.problemCount ?? 0)
    }
  }

  /// `CPython 3.12.1`, of what the probe says of itself: `loopviz_probe 0.2 CPython 3.12.1`.
  private static func interpreter(_ source: String) -> String {
    source.split(separator: " ").dropFirst(2).joined(separator: " ")
  }

  /// A title is cut where there is no room for it; of an interpreter's name a part says nothing.
  private static func fitting(_ title: String, of run: RunModel, in room: Int, _ glyphs: Glyphs) -> String {
    if case .program = run.origin, TextWidth.columns(of: title) > room { return "" }
    return TextWidth.clipped(title, to: room, ellipsis: glyphs.ellipsis)
  }

  /// Where one is back in time: `◀ 1.250 s of 2.417 s   event 20 of 58`.
  private static func past(_ run: RunModel, _ phrases: any Phrases, _ glyphs: Glyphs) -> String {
    let place = phrases.past(seconds: TimeText.seconds(run.now), of: TimeText.seconds(run.clock))
    let event = phrases.event(run.state.eventCount, of: run.eventCount)
    let motion = run.replay?.isPlaying ?? false ? "\(glyphs.play) \(run.speed.text(glyphs))" : "\(glyphs.back)"
    return "\(motion) \(place)   \(event)   \(phrases.tasks(run.state.taskCount))"
  }
}
