import VizEngine

/// The end of a prediction: how many were right, and the wrong ones with what is right and why.
enum PredictionEndView {
  /// How far the list can be scrolled.
  static func lastLine(_ prediction: PredictionModel, _ phrases: any Phrases, _ size: Size) -> Int {
    max(0, lines(prediction, phrases, .unicode, width: size.width - 4).count - max(1, size.height - 3))
  }

  static func draw(_ prediction: PredictionModel, from first: Int, _ phrases: any Phrases, on screen: inout Screen) {
    let body = screen.bounds.split(top: 1).rest.split(bottom: 1).rest
    let below = PaneTitle.draw(phrases.result(prediction.entry.name), in: body, isFocused: true, on: &screen)
    let lines = lines(prediction, phrases, screen.glyphs, width: screen.size.width - 4)
    let top = min(first, max(0, lines.count - below.height))
    for (offset, line) in lines.dropFirst(top).prefix(below.height).enumerated() {
      screen.write(
        line.text, at: Point(x: below.x + 2, y: below.y + offset), columns: below.width - 3, style: line.style)
    }
    let hidden = lines.count - top - below.height
    guard hidden > 0 else { return }
    let line = Rect(x: body.x, y: body.y, width: body.width - 1, height: 1)
    screen.writeRight(" \(screen.glyphs.arrowDown) \(phrases.more(nil)) ", in: line, style: Style(.accent))
  }

  private struct Line {
    var text: String
    var style: Style
  }

  private static func lines(
    _ prediction: PredictionModel, _ phrases: any Phrases, _ glyphs: Glyphs, width: Int
  ) -> [Line] {
    guard !prediction.questions.isEmpty else { return wrapped(phrases.nothingToAsk, .plain, width) }
    let score = phrases.right(prediction.rightCount, of: prediction.questions.count)
    var lines = [Line(text: score, style: Style(.accent, .bold)), Line(text: "", style: .plain)]
    let wrong = prediction.wrong
    guard !wrong.isEmpty else { return lines + wrapped(phrases.allRight, Style(.finished, .bold), width) }
    lines += wrapped(phrases.theWrongOnes, .plain, width)
    for (number, question, choice) in wrong {
      let timeline = prediction.timeline(first: question.known)
      let names = SubjectNames(state: timeline.state, phrases: phrases)
      let instant = timeline.end
      lines.append(Line(text: "", style: .plain))
      let head = "\(glyphs.failed) \(number). \(TimeText.seconds(instant)) s  \(phrases.ask(question.kind, names))"
      lines += wrapped(head, Style(.plain, .bold), width)
      lines += wrapped(phrases.chosen(phrases.offer(question.choices[choice], names)), Style(.muted), width)
      lines += wrapped(phrases.was(phrases.offer(question.choices[question.answer], names)), Style(.finished), width)
      lines += wrapped(QuestionView.reason(for: question, prediction, phrases), .plain, width)
    }
    return lines
  }

  private static func wrapped(_ text: String, _ style: Style, _ width: Int) -> [Line] {
    TextLines.wrap(text, to: width).map { Line(text: $0, style: style) }
  }
}
