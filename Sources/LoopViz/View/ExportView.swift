/// The form in which a run is saved.
enum ExportView {
  /// The columns of the lines' heads.
  private static let head = 8

  static func draw(_ form: ExportForm, _ phrases: any Phrases, on screen: inout Screen) {
    let inside = Box.draw(phrases.exportTitle, width: 72, height: 8, on: &screen)
    screen.write(phrases.file, at: inside.origin, columns: head, style: Style(.muted))
    let field = Rect(x: inside.x + head, y: inside.y, width: inside.width - head, height: 1)
    draw(form.path, in: field, on: &screen)
    screen.write(phrases.format, at: Point(x: inside.x, y: inside.y + 1), columns: head, style: Style(.muted))
    draw(form.format, in: Rect(x: field.x, y: field.y + 1, width: field.width, height: 1), on: &screen)
    let (text, style) = words(form, phrases)
    for (offset, line) in TextLines.wrap(text, to: inside.width).prefix(3).enumerated() {
      screen.write(line, at: Point(x: inside.x, y: inside.y + 3 + offset), columns: inside.width, style: style)
    }
  }

  /// All formats by the names that the command line has for them, the chosen one between brackets.
  private static func draw(_ chosen: ExportFormat, in area: Rect, on screen: inout Screen) {
    var x = area.x
    for format in ExportFormat.allCases {
      let isChosen = format == chosen
      let text = isChosen ? "[\(format.rawValue)]" : " \(format.rawValue) "
      let style = isChosen ? Style(.accent, .bold) : Style(.muted)
      x = screen.write(text, at: Point(x: x, y: area.y), in: area, style: style) + 1
    }
  }

  private static func words(_ form: ExportForm, _ phrases: any Phrases) -> (String, Style) {
    switch form.outcome {
    case nil: (phrases.meaning(form.format), .plain)
    case .exists: (phrases.fileExists, Style(.failed, .bold))
    case .failed(let reason): (reason, Style(.failed, .bold))
    case .written(let path, let events): (phrases.written(events, to: path), Style(.finished, .bold))
    }
  }

  /// The text around the cursor, which is always seen.
  private static func draw(_ field: TextField, in area: Rect, on screen: inout Screen) {
    var start = 0
    while TextWidth.columns(of: String(field.characters[start..<field.cursor])) > area.width - 2 { start += 1 }
    let end = screen.write(
      String(field.characters[start...]), at: area.origin, in: area, style: Style(.plain, .underline))
    let blanks = String(repeating: " ", count: max(0, area.maxX - end))
    screen.write(blanks, at: Point(x: end, y: area.y), in: area, style: Style(.plain, .underline))
    let before = TextWidth.columns(of: String(field.characters[start..<field.cursor]))
    let cursor = Rect(x: area.x + before, y: area.y, width: 1, height: 1)
    screen.restyle(cursor, adding: .reverse)
  }
}
