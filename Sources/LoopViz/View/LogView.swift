import VizEngine

/// The last events, one a line, the newest at the bottom.
enum LogView {
  static func draw(_ run: RunModel, _ phrases: any Phrases, in area: Rect, on screen: inout Screen) {
    let state = run.state
    let events = run.timeline.trace.events.prefix(state.eventCount)
    let back = min(-(run.scroll[.log] ?? 0), max(0, events.count - 1))
    let title = phrases.log(last: back > 0 ? events.count - back : nil, of: events.count)
    let below = PaneTitle.draw(title, in: area, isFocused: run.focus == .log, on: &screen)
    let last = events.count - back
    // A run of milliseconds is told in microseconds.
    let decimals = run.now < Instant(nanoseconds: 1_000_000_000) ? 6 : 3
    let names = SubjectNames(state: state, phrases: phrases)
    for (offset, event) in events[max(0, last - below.height)..<last].enumerated() {
      let words = EventWords(event, tables: run.timeline.trace.tables, names: names)
      let y = below.y + offset
      let isSelected = event.subject == run.selection
      var style = words.phase?.style ?? Style(.plain)
      if isSelected { style = style.adding(.bold) }
      // The event that one has come to.
      let isPresent = run.isTravelling && back == 0 && offset == min(last, below.height) - 1
      let time = TextWidth.paddedLeft(TimeText.seconds(event.instant, decimals: decimals), to: decimals == 6 ? 9 : 8)
      screen.write(time, at: Point(x: below.x, y: y), columns: 9, style: Style(.muted))
      let who = isSelected ? Style(.plain, [.bold, .underline]) : Style(.plain)
      screen.write(words.who, at: Point(x: below.x + 10, y: y), columns: 11, style: who)
      screen.write(words.what, at: Point(x: below.x + 22, y: y), columns: 10, style: style)
      screen.write(words.detail, at: Point(x: below.x + 33, y: y), columns: below.width - 34)
      if isPresent {
        screen.restyle(Rect(x: below.x, y: y, width: below.width, height: 1), adding: [.reverse, .bold])
      }
    }
  }
}
