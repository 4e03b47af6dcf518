import VizEngine

/// In place of the source, where a log has none: the places where tasks stand, and how many at each.
enum PlacesView {
  static func draw(_ run: RunModel, _ phrases: any Phrases, in area: Rect, on screen: inout Screen) {
    let inside = PaneTitle.draw(phrases.places, in: area, isFocused: run.focus == .code, on: &screen)
    let (below, stack) = inside.height > 4 ? inside.split(bottom: 1) : (inside, nil)
    if let stack { AwaitStackLine.draw(run, phrases, in: stack, on: &screen) }
    let places = places(of: run)
    let most = max(0, places.count - below.height)
    let first = min(max(0, run.scroll[.code] ?? 0), most)
    let isTold = run.selection.flatMap { run.state[$0] }.flatMap { run.timeline.trace.tables[$0.location] }
    for (offset, place) in places.dropFirst(first).prefix(below.height).enumerated() {
      let row = Rect(x: below.x, y: below.y + offset, width: below.width, height: 1)
      let isSelected = place.location == isTold
      if isSelected {
        screen.write(String(screen.glyphs.selection), at: row.origin, in: row, style: Style(.accent, .bold))
      }
      let mark = String(place.phase.mark(screen.glyphs))
      var x = screen.write(mark, at: Point(x: row.x + 1, y: row.y), in: row, style: place.phase.style)
      let count = TextWidth.paddedLeft("\(place.count)", to: 6)
      x = screen.write("\(count)  ", at: Point(x: x, y: row.y), in: row, style: Style(place.phase.ink))
      let text = TextWidth.clipped("\(place.location)", to: row.maxX - x, ellipsis: screen.glyphs.ellipsis)
      screen.write(text, at: Point(x: x, y: row.y), in: row, style: isSelected ? Style(.plain, .bold) : Style(.plain))
    }
  }

  private struct Place {
    let location: SourceLocation
    let phase: Phase
    let count: Int
  }

  /// What runs first, then what is suspended, where most stand first; equal places in the order of the source.
  private static func places(of run: RunModel) -> [Place] {
    let (state, tables) = (run.state, run.timeline.trace.tables)
    var places: [Place] = []
    if let running = state.running, let row = state[running], let location = tables[row.location] {
      places.append(Place(location: location, phase: .running, count: 1))
    }
    let suspended = state.suspendedAtPlaces.compactMap { reference, count in
      tables[reference].map { Place(location: $0, phase: .suspended, count: count) }
    }
    return places
      + suspended.sorted {
        ($1.count, $0.location.file, $0.location.line) < ($0.count, $1.location.file, $1.location.line)
      }
  }
}
