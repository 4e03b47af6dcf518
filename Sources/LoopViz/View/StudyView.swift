/// What is done with whole runs, and the moment in which they are recorded.
enum StudyView {
  static func draw(_ study: Study, _ model: AppModel, on screen: inout Screen) {
    switch study {
    case .recording(let names): drawRecording(names, model.phrases, on: &screen)
    case .comparison(let comparison): ComparisonView.draw(comparison, model.phrases, on: &screen)
    case .prediction(let prediction): PredictionView.draw(prediction, model, on: &screen)
    }
  }

  private static func drawRecording(_ names: [String], _ phrases: any Phrases, on screen: inout Screen) {
    let (body, footer) = screen.bounds.split(bottom: 1)
    let lines =
      ["\(phrases.recording(names)) \(screen.glyphs.ellipsis)"]
      + TextLines.wrap(phrases.recordingMayLast, to: body.width - 4)
    for (offset, line) in lines.enumerated() {
      screen.write(
        line, at: Point(x: body.x + 2, y: body.height / 3 + offset), columns: body.width - 4,
        style: offset == 0 ? Style(.accent, .bold) : Style(.muted))
    }
    FooterView.draw([("?", phrases.hint(.help)), ("q", phrases.hint(.back))], in: footer, on: &screen)
  }
}
