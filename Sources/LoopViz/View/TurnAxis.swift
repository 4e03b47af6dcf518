import VizEngine

/// The numbers of the turns above the bars, with the time where that has moved on: `1   2   3·1.00s`.
enum TurnAxis {
  /// Draws them on the row above `bars`, those that stand at or after column `from`.
  static func draw(_ run: RunModel, _ window: TurnWindow, above bars: Rect, from: Int, on screen: inout Screen) {
    let timeline = run.timeline
    let row = Rect(x: bars.x, y: bars.y - 1, width: bars.width, height: 1)
    let scale = TimelineScale.turn(window)
    let taken = run.marks.compactMap { scale.column(of: $0, timeline, in: bars) }
    // A label is written when there is a column left between it and the one before.
    var free = from
    var told: String?
    for turn in max(1, window.first)...max(1, timeline.lists.turns.count) {
      let x = bars.x + window.column(ofTurn: turn)
      guard x < bars.maxX else { break }
      guard turn <= timeline.lists.turns.count else { break }
      let time = time(ofTurn: turn, timeline)
      var label = "\(turn)"
      if time != told { label += "\(screen.glyphs.dot)\(time)" }
      guard x >= free, x + label.count <= bars.maxX, !taken.contains(where: { $0 >= x && $0 < x + label.count })
      else { continue }
      screen.write(label + " ", at: Point(x: x, y: row.y), in: row, style: Style(.muted))
      told = time
      free = x + label.count + 1
    }
    for column in taken where column >= from {
      screen.write(
        String(screen.glyphs.mark), at: Point(x: column, y: row.y), in: row, style: Style(.accent, .bold))
    }
  }

  private static func time(ofTurn turn: Int, _ timeline: Timeline) -> String {
    let instant = timeline.trace.events[timeline.start(ofTurn: turn)].instant
    return "\(TimeText.seconds(instant, decimals: 2))s"
  }
}
