/// The first screen: the examples, and what the selected one is about.
enum MenuView {
  /// Room for the longest name and title, so that none is cut.
  private static func listWidth(_ phrases: any Phrases) -> Int {
    let titles = Catalog.entries.map { TextWidth.columns(of: $0.words(phrases.catalog).title) }
    return nameWidth + (titles.max() ?? 0) + 8
  }

  private static let nameWidth = Catalog.entries.map(\.name.count).max() ?? 0

  private static func areas(
    _ size: Size, _ phrases: any Phrases
  ) -> (header: Rect, list: Rect, preview: Rect, footer: Rect) {
    let (header, below) = Rect(size).split(top: 1)
    let (body, footer) = below.split(bottom: 1)
    // The two boxes share a side.
    let width = listWidth(phrases)
    let list = body.split(left: width).left
    let preview = body.split(left: width - 1).rest
    return (header, list, preview, footer)
  }

  /// A line of the list.
  private enum Row: Hashable, Sendable {
    /// The group of this number.
    case heading(Int)
    case entry(Int)
  }

  /// Every group's heading, and its examples below it.
  private static let rows: [Row] = {
    var rows: [Row] = []
    var next = 0
    for (index, group) in Catalog.groups.enumerated() {
      rows.append(.heading(index))
      for _ in group.entries {
        rows.append(.entry(next))
        next += 1
      }
    }
    return rows
  }()

  /// The rows that are seen, so that the selected example is: in the middle, while there is more on both sides.
  private static func visible(_ model: AppModel, height: Int) -> Range<Int> {
    guard rows.count > height else { return 0..<rows.count }
    let selected = rows.firstIndex(of: .entry(model.menu.selection)) ?? 0
    let first = min(max(0, selected - height / 2), rows.count - height)
    return first..<first + height
  }

  /// The example at a place of the screen.
  static func entry(at point: Point, model: AppModel) -> Int? {
    let inside = areas(model.size, model.phrases).list.inset(by: 1)
    guard inside.contains(point) else { return nil }
    let row = visible(model, height: inside.height).lowerBound + point.y - inside.y
    guard rows.indices.contains(row), case .entry(let index) = rows[row] else { return nil }
    return index
  }

  static func draw(_ model: AppModel, on screen: inout Screen) {
    let phrases = model.phrases
    let (header, list, preview, footer) = areas(model.size, model.phrases)
    screen.write(" loopviz \(Version.current)", at: header.origin, in: header, style: Style(.accent, .bold))
    screen.writeRight("\(phrases.slogan) ", in: header, style: Style(.muted))
    drawList(model, in: list, on: &screen)
    drawPreview(model.menu.entry, phrases, in: preview, on: &screen)
    let side = Rect(x: preview.x, y: preview.y, width: 1, height: preview.height)
    screen.joinLines(along: side, style: Style(.muted))
    if let search = model.menu.search {
      FooterView.drawSearch(search, phrases, in: footer, on: &screen)
    } else {
      FooterView.draw(
        [
          ("\(screen.glyphs.arrowUp)\(screen.glyphs.arrowDown)", phrases.hint(.choose)),
          ("Enter", phrases.hint(.run)), ("c", comparing(model.menu, phrases)),
          ("P", phrases.hint(.predict)), ("/", phrases.hint(.find)),
          ("?", phrases.hint(.help)),
          ("q", phrases.hint(.quit)),
        ], in: footer, on: &screen)
    }
  }

  /// What `c` does now.
  private static func comparing(_ menu: MenuModel, _ phrases: any Phrases) -> String {
    switch menu.marked {
    case nil: phrases.hint(.compare)
    case menu.selection: phrases.hint(.unmark)
    case .some(let marked): phrases.compareWith(Catalog.entries[marked].name)
    }
  }

  private static func drawList(_ model: AppModel, in area: Rect, on screen: inout Screen) {
    let phrases = model.phrases
    let inside = screen.frame(area, title: phrases.examples, style: Style(.muted), titleStyle: Style(.plain, .bold))
    let visible = visible(model, height: inside.height)
    for (offset, row) in rows[visible].enumerated() {
      let line = Rect(x: inside.x, y: inside.y + offset, width: inside.width, height: 1)
      switch row {
      case .heading(let group):
        let title = Catalog.groups[group].title(phrases.catalog)
        screen.write(" \(title)", at: line.origin, in: line, style: Style(.muted, .bold))
      case .entry(let index):
        let isSelected = index == model.menu.selection
        drawEntry(Catalog.entries[index], phrases, isSelected: isSelected, in: line, on: &screen)
        guard index == model.menu.marked else { continue }
        screen.write(String(screen.glyphs.held), at: line.origin, in: line, style: Style(.accent, .bold))
      }
    }
    let glyphs = screen.glyphs
    let (above, below) = (count(in: 0..<visible.lowerBound), count(in: visible.upperBound..<rows.count))
    if above > 0 {
      mark(" \(glyphs.arrowUp) \(phrases.more(above)) ", at: area.y, in: area, on: &screen)
    }
    if below > 0 {
      mark(" \(glyphs.arrowDown) \(phrases.more(below)) ", at: area.maxY - 1, in: area, on: &screen)
    }
  }

  /// How many examples stand in these rows.
  private static func count(in range: Range<Int>) -> Int {
    rows[range].reduce(0) { count, row in if case .entry = row { count + 1 } else { count } }
  }

  /// Says, in the frame, that there is more beyond it.
  private static func mark(_ text: String, at y: Int, in area: Rect, on screen: inout Screen) {
    let line = Rect(x: area.x, y: y, width: area.width - 2, height: 1)
    screen.writeRight(text, in: line, style: Style(.accent))
  }

  private static func drawEntry(
    _ entry: CatalogEntry, _ phrases: any Phrases, isSelected: Bool, in line: Rect, on screen: inout Screen
  ) {
    let mark = isSelected ? String(screen.glyphs.selection) : " "
    let name = TextWidth.padded(entry.name, to: nameWidth)
    let nameStyle = isSelected ? Style(.accent, .bold) : .plain
    let end = screen.write(" \(mark) \(name)  ", at: line.origin, in: line, style: nameStyle)
    screen.write(
      entry.words(phrases.catalog).title, at: Point(x: end, y: line.y), columns: line.maxX - end,
      style: isSelected ? Style(.plain, .bold) : Style(.muted))
  }

  private static func drawPreview(
    _ entry: CatalogEntry, _ phrases: any Phrases, in area: Rect, on screen: inout Screen
  ) {
    let words = entry.words(phrases.catalog)
    let inside = screen.frame(area, title: entry.name, style: Style(.muted), titleStyle: Style(.accent, .bold))
      .inset(horizontally: 1, vertically: 0)
    screen.write(words.title, at: inside.origin, columns: inside.width, style: Style(.plain, .bold))
    var y = inside.y + 2
    for line in TextLines.wrap(words.introduction, to: inside.width) {
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
