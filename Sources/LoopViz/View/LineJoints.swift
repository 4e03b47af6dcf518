/// Makes lines that meet look as if they did.
extension Screen {
  /// Gives every cell of a vertical line, one column wide, the sign for the lines that touch it.
  mutating func joinLines(along column: Rect, style: Style) {
    func isLine(_ point: Point, _ signs: [Character]) -> Bool {
      self[point].map { signs.contains($0.character) } ?? false
    }
    let across = [glyphs.horizontal]
    let down = [glyphs.vertical]
    for y in column.y..<column.maxY {
      let point = Point(x: column.x, y: y)
      let hasLeft = isLine(Point(x: point.x - 1, y: y), across)
      let hasRight = isLine(Point(x: point.x + 1, y: y), across)
      let hasUp =
        y > column.y
        && isLine(Point(x: point.x, y: y - 1), down + [glyphs.teeTop, glyphs.teeLeft, glyphs.teeRight, glyphs.cross])
      let hasDown = y + 1 < column.maxY
      let sign: Character? =
        switch (hasLeft, hasRight, hasUp, hasDown) {
        case (false, false, _, _): nil
        case (_, _, false, true): glyphs.teeTop
        case (_, _, true, false): glyphs.teeBottom
        case (true, true, _, _): glyphs.cross
        case (true, false, _, _): glyphs.teeRight
        case (false, true, _, _): glyphs.teeLeft
        }
      if let sign { fill(Rect(x: point.x, y: y, width: 1, height: 1), with: sign, style: style) }
    }
  }
}
