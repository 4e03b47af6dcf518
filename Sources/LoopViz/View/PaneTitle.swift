/// The line above a pane: its name on a rule, lit when the pane has the keys.
enum PaneTitle {
  /// Draws the line and returns the rows below it.
  static func draw(_ title: String, in area: Rect, isFocused: Bool, on screen: inout Screen) -> Rect {
    let style = isFocused ? Style(.accent, .bold) : Style(.muted)
    return screen.ruled(area, title: title, style: Style(.muted), titleStyle: style)
  }
}

extension Screen {
  /// Writes text that may be cut, with an ellipsis where it is.
  mutating func write(_ text: String, at point: Point, columns: Int, style: Style = .plain) {
    let clipped = TextWidth.clipped(text, to: max(0, columns), ellipsis: glyphs.ellipsis)
    write(clipped, at: point, in: bounds, style: style)
  }

  /// Writes text that ends at the right edge of a row.
  mutating func writeRight(_ text: String, in row: Rect, style: Style = .plain) {
    let width = min(row.width, TextWidth.columns(of: text))
    write(text, at: Point(x: row.maxX - width, y: row.y), columns: width, style: style)
  }
}
