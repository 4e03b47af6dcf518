import VizEngine

/// The critical path, lit on the timeline's bars; and what it consists of, in a line.
enum CriticalPathView {
  /// Lights, in bars that are drawn already, the links of the rows that are seen, and dims everything else.
  static func light(
    _ path: CriticalPath, _ run: RunModel, rows: [Subject], _ scale: TimelineScale, in bars: Rect,
    on screen: inout Screen
  ) {
    screen.restyle(bars, adding: .dim)
    // How a task ended is not painted over.
    let ends = [Phase.finished, .failed, .cancelled].map { $0.mark(screen.glyphs) }
    for (offset, subject) in rows.enumerated() {
      for link in path.links(of: subject) {
        guard let columns = scale.columns(of: link, run, width: bars.width) else { continue }
        let cells = Rect(x: bars.x + columns.lowerBound, y: bars.y + offset, width: columns.count, height: 1)
        let last = Point(x: cells.maxX - 1, y: cells.y)
        let mark = screen[last].flatMap { ends.contains($0.character) ? $0 : nil }
        screen.fill(cells, with: screen.glyphs.criticalBar, style: Style(link.activity.ink, .bold))
        if let mark { screen.write(String(mark.character), at: last, in: bars, style: Style(mark.style.ink, .bold)) }
      }
    }
  }

  /// `critical path: worker(4) waits 4.00 s (100 %)`, as many shares as there is room for, the greatest first.
  static func line(_ path: CriticalPath, _ state: LoopState, _ phrases: any Phrases, room: Int) -> String {
    let names = SubjectNames(state: state, phrases: phrases)
    let total = path.total
    guard total > .zero else { return "\(phrases.criticalPath): \(phrases.noCriticalPath)" }
    let shares = path.shares
    var line = "\(phrases.criticalPath): "
    for (place, share) in shares.enumerated() {
      let coroutine = state[share.key.subject]?.coroutine ?? ""
      let name = coroutine.isEmpty ? names.name(share.key.subject) : coroutine
      let percent = "\(Int((share.duration / total * 100).rounded())) %"
      let text = phrases.share(name, share.key.activity, TimeText.short(share.duration), percent: percent)
      let more = "; " + phrases.moreShares(shares.count - place)
      let tail = place + 1 < shares.count ? more : ""
      if place > 0, TextWidth.columns(of: line + "; " + text + tail) > room { return line + more }
      line += (place > 0 ? "; " : "") + text
    }
    return line
  }
}

extension CriticalPath.Link.Activity {
  var ink: Ink {
    switch self {
    case .running: .running
    case .pending: .pending
    case .waiting: .suspended
    }
  }
}
