/// The first screen: the examples, and what the selected one is about.
enum MenuView {
  /// Room for the longest name and title, so that none is cut.
  private static let listWidth: Int = {
    let name = Catalog.entries.map(\.name.count).max() ?? 0
    let title = Catalog.entries.map(\.title.count).max() ?? 0
    return name + title + 8
  }()

  private static func areas(_ size: Size) -> (header: Rect, list: Rect, preview: Rect, footer: Rect) {
    let (header, below) = Rect(size).split(top: 1)
    let (body, footer) = below.split(bottom: 1)
    // The two boxes share a side.
    let list = body.split(left: listWidth).left
    let preview = body.split(left: listWidth - 1).rest
    return (header, list, preview, footer)
  }

  /// The first entry that is seen, so that the selected one is.
  private static func first(_ model: AppModel, rows: Int) -> Int {
    let count = Catalog.entries.count
    guard count > rows else { return 0 }
    return min(max(0, model.menu.selection - rows / 2), count - rows)
  }

  /// The example at a place of the screen.
  static func entry(at point: Point, model: AppModel) -> Int? {
    let inside = areas(model.size).list.inset(by: 1)
    guard inside.contains(point) else { return nil }
    let index = first(model, rows: inside.height) + point.y - inside.y
    return Catalog.entries.indices.contains(index) ? index : nil
  }

  static func draw(_ model: AppModel, on screen: inout Screen) {
    let (header, list, preview, footer) = areas(model.size)
    screen.write(" loopviz \(Version.current)", at: header.origin, in: header, style: Style(.accent, .bold))
    screen.writeRight("see an event loop think ", in: header, style: Style(.muted))
    drawList(model, in: list, on: &screen)
    drawPreview(model.menu.entry, in: preview, on: &screen)
    let side = Rect(x: preview.x, y: preview.y, width: 1, height: preview.height)
    screen.joinLines(along: side, style: Style(.muted))
    if let search = model.menu.search {
      FooterView.drawSearch(search, in: footer, on: &screen)
    } else {
      FooterView.draw(
        [
          ("\(screen.glyphs.arrowUp)\(screen.glyphs.arrowDown)", "choose"), ("Enter", "run"), ("/", "find"),
          ("?", "help"), ("q", "quit"),
        ], in: footer, on: &screen)
    }
  }

  private static func drawList(_ model: AppModel, in area: Rect, on screen: inout Screen) {
    let inside = screen.frame(area, title: "Examples", style: Style(.muted), titleStyle: Style(.plain, .bold))
    let first = first(model, rows: inside.height)
    let width = Catalog.entries.map(\.name.count).max() ?? 0
    for (offset, index) in Catalog.entries.indices.dropFirst(first).prefix(inside.height).enumerated() {
      let entry = Catalog.entries[index]
      let isSelected = index == model.menu.selection
      let row = Rect(x: inside.x, y: inside.y + offset, width: inside.width, height: 1)
      let mark = isSelected ? String(screen.glyphs.selection) : " "
      let name = TextWidth.padded(entry.name, to: width)
      let nameStyle = isSelected ? Style(.accent, .bold) : .plain
      let end = screen.write(" \(mark) \(name)  ", at: row.origin, in: row, style: nameStyle)
      screen.write(
        entry.title, at: Point(x: end, y: row.y), columns: row.maxX - end,
        style: isSelected ? Style(.plain, .bold) : Style(.muted))
    }
  }

  private static func drawPreview(_ entry: CatalogEntry, in area: Rect, on screen: inout Screen) {
    let inside = screen.frame(area, title: entry.name, style: Style(.muted), titleStyle: Style(.accent, .bold))
      .inset(horizontally: 1, vertically: 0)
    screen.write(entry.title, at: inside.origin, columns: inside.width, style: Style(.plain, .bold))
    var y = inside.y + 2
    for line in TextLines.wrap(entry.introduction, to: inside.width) {
      screen.write(line, at: Point(x: inside.x, y: y), in: inside)
      y += 1
    }
    let code = Rect(x: inside.x, y: y + 1, width: inside.width, height: inside.maxY - y - 1)
    for (offset, line) in entry.lesson.prefix(max(0, code.height)).enumerated() {
      let row = Rect(x: code.x, y: code.y + offset, width: code.width, height: 1)
      CodeLine.draw(line.text, number: line.number, in: row, on: &screen)
    }
  }
}
