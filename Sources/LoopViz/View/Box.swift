/// A box in the middle of the screen that lies over everything else.
enum Box {
  /// Draws the box and returns its inside, with a free column on either side.
  static func draw(_ title: String, width: Int, height: Int, on screen: inout Screen) -> Rect {
    let size = screen.size
    let width = min(width, size.width - 2)
    let height = min(height, size.height - 2)
    let area = Rect(x: (size.width - width) / 2, y: (size.height - height) / 2, width: width, height: height)
    screen.clear(Rect(x: area.x - 2, y: area.y, width: area.width + 4, height: area.height))
    return screen.frame(area, title: title, style: Style(.accent), titleStyle: Style(.accent, .bold))
      .inset(horizontally: 1, vertically: 0)
  }

  /// Says, in the box's lower side, that there is more below.
  static func markMore(_ phrases: any Phrases, below inside: Rect, on screen: inout Screen) {
    let line = Rect(x: inside.x, y: inside.maxY, width: inside.width, height: 1)
    screen.writeRight(" \(screen.glyphs.arrowDown) \(phrases.more(nil)) ", in: line, style: Style(.accent))
  }
}
