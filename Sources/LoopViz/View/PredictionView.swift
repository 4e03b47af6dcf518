import VizEngine

/// A run up to an instant, and what is asked of it.
enum PredictionView {
  static func draw(_ prediction: PredictionModel, _ model: AppModel, on screen: inout Screen) {
    let (run, phrases) = (prediction.run, model.phrases)
    let layout = PredictionLayout(size: screen.size)
    drawHeader(prediction, phrases, in: layout.header, on: &screen)
    if case .over(let line) = prediction.stage {
      PredictionEndView.draw(prediction, from: line, phrases, on: &screen)
    } else {
      LanesView.draw(run, phrases, wall: model.wall, in: layout.lanes, on: &screen)
      drawRunning(run, phrases, in: layout.running, on: &screen)
      if layout.timeline.height > 1 {
        TimelineView.draw(run, phrases, wall: model.wall, in: layout.timeline, on: &screen)
      }
      if layout.log.height > 1 { LogView.draw(run, phrases, in: layout.log, on: &screen) }
      if !layout.code.isEmpty { CodeView.draw(run, phrases, in: layout.code, on: &screen) }
      QuestionView.draw(prediction, phrases, in: layout.question, on: &screen)
      if !layout.code.isEmpty { separateColumns(layout, on: &screen) }
    }
    drawFooter(prediction, phrases, in: layout.footer, on: &screen)
  }

  /// What has the loop; when it is free, that is all that is said: who is next is the question.
  private static func drawRunning(
    _ run: RunModel, _ phrases: any Phrases, in area: Rect, on screen: inout Screen
  ) {
    guard run.state.running == nil else { return RunningLine.draw(run, phrases, in: area, on: &screen) }
    screen.horizontalLine(at: area.origin, length: area.width, in: area, style: Style(.muted))
    let end = screen.write(
      " \(phrases.running) ", at: Point(x: area.x + 1, y: area.y), in: area, style: Style(.running, .bold))
    screen.write(" \(phrases.nothing) ", at: Point(x: end + 2, y: area.y), in: area, style: Style(.muted))
  }

  private static func separateColumns(_ layout: PredictionLayout, on screen: inout Screen) {
    let line = Rect(x: layout.code.x - 1, y: layout.code.y, width: 1, height: layout.code.height + 1)
    screen.verticalLine(at: line.origin, length: layout.code.height, in: line, style: Style(.muted))
    screen.joinLines(along: line, style: Style(.muted))
  }

  private static func drawHeader(
    _ prediction: PredictionModel, _ phrases: any Phrases, in area: Rect, on screen: inout Screen
  ) {
    let (answered, all) = (prediction.answers.count, prediction.questions.count)
    var parts: [String] = []
    switch prediction.stage {
    case .asking: parts.append(phrases.question(answered + 1, of: all))
    case .told: parts.append(phrases.question(answered, of: all))
    case .over: break
    }
    parts.append(phrases.right(prediction.rightCount, of: answered))
    let (state, seconds) = (prediction.run.state, TimeText.seconds(prediction.run.now))
    // A narrow line has no room for more than the time.
    parts.append(
      area.width < 80 ? "\(seconds) s" : phrases.header(seconds: seconds, turn: state.turn, tasks: state.taskCount))
    let text = "  \(parts.joined(separator: "   ")) "
    screen.write(
      " \(phrases.predict) \(prediction.entry.name)", at: area.origin,
      columns: area.width - TextWidth.columns(of: text), style: Style(.accent, .bold))
    screen.writeRight(text, in: area, style: Style(.plain, .bold))
  }

  private static func drawFooter(
    _ prediction: PredictionModel, _ phrases: any Phrases, in area: Rect, on screen: inout Screen
  ) {
    let arrows = "\(screen.glyphs.arrowUp)\(screen.glyphs.arrowDown)"
    let keys: [(String, String)] =
      switch prediction.stage {
      case .asking(_):
        [
          ("1-\(prediction.question?.choices.count ?? 1)", phrases.hint(.answer)), (arrows, phrases.hint(.choose)),
          ("Enter", phrases.hint(.answer)),
        ]
      case .told: [("Enter", phrases.hint(.goOn))]
      case .over: [("r", phrases.hint(.again)), (arrows, phrases.hint(.scroll))]
      }
    FooterView.draw(
      keys + [("?", phrases.hint(.help)), ("q", phrases.hint(.back))], in: area, on: &screen)
  }
}
