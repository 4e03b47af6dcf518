import VizEngine

/// The marks of time above the bars.
enum TimelineAxis {
  /// The least distance between two marks, in columns.
  private static let spacing = 10

  /// The distance between two marks: 1, 2 or 5 times a power of ten, and room enough for each mark's text.
  static func step(span: Duration, columns: Int) -> Duration {
    let least = Double(span.wholeNanoseconds) * Double(spacing) / Double(max(1, columns))
    var power = 1.0
    while power * 10 <= least { power *= 10 }
    let factor = [1.0, 2, 5, 10].first { $0 * power >= least } ?? 10
    return .nanoseconds(Int64(factor * power))
  }

  /// Draws the marks on the row above `bars`, those that stand at or after column `from`.
  static func draw(
    _ window: TimeWindow, _ bookmarks: [Position.Place], above bars: Rect, from: Int, on screen: inout Screen
  ) {
    let taken = bookmarks.compactMap { TimelineView.column(of: $0.instant, window, bars) }
    let step = step(span: window.span, columns: bars.width).wholeNanoseconds
    guard step > 0 else { return }
    let row = Rect(x: bars.x - 1, y: bars.y - 1, width: bars.width + 1, height: 1)
    var mark = (window.start.nanoseconds + step - 1) / step * step
    while mark <= window.end.nanoseconds {
      let instant = Instant(nanoseconds: mark)
      let text = TimeText.axis(instant, step: .nanoseconds(step), screen.glyphs)
      if let column = TimelineView.column(of: instant, window, bars), column >= from {
        let x = min(column, bars.maxX - text.count)
        // A time that a mark would cover in part would be another time.
        if !taken.contains(where: { $0 >= x && $0 < x + text.count }) {
          screen.write(" \(text) ", at: Point(x: x - 1, y: row.y), in: row, style: Style(.muted))
        }
      }
      mark += step
    }
    draw(taken, above: bars, from: from, on: &screen)
  }

  /// Draws the user's marks on the same row.
  private static func draw(_ columns: [Int], above bars: Rect, from: Int, on screen: inout Screen) {
    for column in columns where column >= from {
      screen.write(
        String(screen.glyphs.mark), at: Point(x: column, y: bars.y - 1), in: screen.bounds, style: Style(.accent, .bold)
      )
    }
  }
}
