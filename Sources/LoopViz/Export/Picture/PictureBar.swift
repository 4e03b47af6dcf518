import VizEngine

/// A row's bar as paths, one for each texture, however often the row goes to and fro.
struct PictureBar {
  /// A stretch that one texture fills, in columns.
  private struct Stretch {
    var look: TimelineBar.Column
    var first: Int
    var end: Int
  }

  /// Where short runs take more than this they are many: a full bar would say that one of them is long.
  private static let longestRun = 4.0

  let layout: PictureLayout
  /// The upper edge of the row.
  let y: Int
  let columns: TimelineColumns

  private var top: Int { y + PictureLayout.bar.top }

  /// The bar of a task, callback or job, with words in its waits where there is room.
  func work(_ row: Int, _ label: WaitLabel) -> String {
    let stretches = Self.stretches(TimelineBar(row: row, columns).columns)
    var (pending, suspended, running, runs, words, marks) = ("", "", "", "", "", "")
    for stretch in stretches {
      let (x, end) = (layout.x(stretch.first), layout.x(stretch.end))
      switch stretch.look {
      case .empty: break
      case .stretch(.suspended):
        suspended += box(x, end)
        words += self.words(row, stretch, x, end, label)
      case .stretch(.pending): pending += box(x, end)
      case .run where end - x > Self.longestRun: runs += box(x, end)
      case .stretch(.running), .run: running += box(x, max(end, x + 1.5))
      case .end(let phase), .stretch(let phase):
        marks += PictureMark.path(phase, x: x + 4, y: Double(y + 6))
      }
    }
    let paths = [
      (suspended, "fill=\"url(#suspended)\""), (pending, "fill=\"url(#pending)\""), (runs, "fill=\"url(#runs)\""),
      (running, "class=\"run\""),
    ]
    return paths.filter { !$0.0.isEmpty }.map { "<path d=\"\($0)\" \($1)/>" }.joined() + words + marks
  }

  /// The bar of a lock or the like: when somebody had it, and where it was taken.
  func thing(_ row: Int) -> String {
    let looks = HoldingBar(row: row, columns).columns
    var (held, first) = ("", 0)
    for column in 0...looks.count {
      let look = column < looks.count ? looks[column] : .empty
      if look == .taken { held += box(layout.x(column), layout.x(column) + 1.5) }
      if column == looks.count || look == .empty {
        if column > first { held += box(layout.x(first), layout.x(column), top: y + 10, height: 4) }
        first = column + 1
      }
    }
    return held.isEmpty ? "" : "<path d=\"\(held)\" class=\"held\"/>"
  }

  private static func stretches(_ looks: [TimelineBar.Column]) -> [Stretch] {
    var stretches: [Stretch] = []
    for (column, look) in looks.enumerated() where look != .empty {
      if let last = stretches.last, last.look == look, last.end == column {
        stretches[stretches.count - 1].end = column + 1
      } else {
        stretches.append(Stretch(look: look, first: column, end: column + 1))
      }
    }
    return stretches
  }

  private func box(_ x: Double, _ end: Double) -> String { box(x, end, top: top, height: PictureLayout.bar.height) }

  private func box(_ x: Double, _ end: Double, top: Int, height: Int) -> String {
    let left = Markup.number(x)
    return "M\(left) \(top)H\(Markup.number(end))v\(height)H\(left)z"
  }

  private func words(_ row: Int, _ stretch: Stretch, _ x: Double, _ end: Double, _ label: WaitLabel) -> String {
    let room = Int((end - x - 12) / PictureLayout.smallColumn)
    guard room > 3 else { return "" }
    let timeline = columns.timeline
    let limit = columns.columns[stretch.first].end
    guard let move = timeline.histories.lastMove(of: row, before: limit, timeline.trace.events),
      let words = label.words(of: timeline.trace.events[Int(move)], columns: room)
    else { return "" }
    let text = Markup.escaped(words)
    return "<text x=\"\(Markup.number(x + 6))\" y=\"\(y + 16)\" class=\"small suspended-text\">\(text)</text>"
  }
}
