/// Lines and frames.
extension Screen {
  /// A line of `length` cells to the right of `point`.
  mutating func horizontalLine(at point: Point, length: Int, in clip: Rect, style: Style = .plain) {
    let line = Rect(x: point.x, y: point.y, width: length, height: 1)
    fill(line.intersection(clip), with: glyphs.horizontal, style: style)
  }

  /// A line of `length` cells down from `point`.
  mutating func verticalLine(at point: Point, length: Int, in clip: Rect, style: Style = .plain) {
    let line = Rect(x: point.x, y: point.y, width: 1, height: length)
    fill(line.intersection(clip), with: glyphs.vertical, style: style)
  }

  /// A box along the border of `area` with its title in the upper line; returns the block inside.
  ///
  /// An area less than two cells wide or high has no room for a box and stays as it is.
  @discardableResult
  mutating func frame(
    _ area: Rect, title: String = "", style: Style = .plain, titleStyle: Style? = nil
  ) -> Rect {
    guard area.width >= 2, area.height >= 2 else { return area.inset(by: 1) }
    let right = area.maxX - 1
    let bottom = area.maxY - 1
    horizontalLine(at: area.origin, length: area.width, in: area, style: style)
    horizontalLine(at: Point(x: area.x, y: bottom), length: area.width, in: area, style: style)
    verticalLine(at: area.origin, length: area.height, in: area, style: style)
    verticalLine(at: Point(x: right, y: area.y), length: area.height, in: area, style: style)
    write(String(glyphs.topLeft), at: area.origin, in: area, style: style)
    write(String(glyphs.topRight), at: Point(x: right, y: area.y), in: area, style: style)
    write(String(glyphs.bottomLeft), at: Point(x: area.x, y: bottom), in: area, style: style)
    write(String(glyphs.bottomRight), at: Point(x: right, y: bottom), in: area, style: style)
    writeTitle(title, in: area.inset(horizontally: 1, vertically: 0).split(top: 1).top, style: titleStyle ?? style)
    return area.inset(by: 1)
  }

  /// A line across the top of `area` with a title in it, as `─ title ────`; returns the rows below.
  @discardableResult
  mutating func ruled(
    _ area: Rect, title: String = "", style: Style = .plain, titleStyle: Style? = nil
  ) -> Rect {
    let (line, rest) = area.split(top: 1)
    horizontalLine(at: line.origin, length: line.width, in: line, style: style)
    writeTitle(title, in: line.split(left: 1).rest, style: titleStyle ?? style)
    return rest
  }

  /// A title keeps a space on both sides, and at least one cell of its line after it.
  private mutating func writeTitle(_ title: String, in line: Rect, style: Style) {
    let room = line.width - 3
    guard !title.isEmpty, room > 0 else { return }
    let text = " " + TextWidth.clipped(title, to: room, ellipsis: glyphs.ellipsis) + " "
    write(text, at: line.origin, in: line, style: style)
  }
}
