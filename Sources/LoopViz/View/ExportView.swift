/// The form in which a log is saved.
enum ExportView {
  static func draw(_ form: ExportForm, _ phrases: any Phrases, on screen: inout Screen) {
    let inside = Box.draw(phrases.exportTitle, width: 72, height: 7, on: &screen)
    screen.write(phrases.file, at: inside.origin, columns: 6, style: Style(.muted))
    let field = Rect(x: inside.x + 6, y: inside.y, width: inside.width - 6, height: 1)
    draw(form.path, in: field, on: &screen)
    let (text, style) = words(form.outcome, phrases)
    for (offset, line) in TextLines.wrap(text, to: inside.width).prefix(3).enumerated() {
      screen.write(line, at: Point(x: inside.x, y: inside.y + 2 + offset), columns: inside.width, style: style)
    }
  }

  private static func words(_ outcome: ExportForm.Outcome?, _ phrases: any Phrases) -> (String, Style) {
    switch outcome {
    case nil: (phrases.exportHint, .plain)
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
