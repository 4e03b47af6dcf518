import VizEngine

/// What is asked, what can be answered, and then what is right and why.
enum QuestionView {
  static func draw(_ prediction: PredictionModel, _ phrases: any Phrases, in area: Rect, on screen: inout Screen) {
    guard let question = prediction.question else { return }
    let names = SubjectNames(state: prediction.run.state, phrases: phrases)
    switch prediction.stage {
    case .asking(let selected):
      ask(question, selected: selected, prediction, names, in: area, on: &screen)
    case .told:
      tell(question, chosen: prediction.answers.last ?? 0, prediction, names, in: area, on: &screen)
    case .over: break
    }
  }

  // MARK: Asking

  private static func ask(
    _ question: Question, selected: Int, _ prediction: PredictionModel, _ names: SubjectNames, in area: Rect,
    on screen: inout Screen
  ) {
    let phrases = names.phrases
    let below = PaneTitle.draw(
      phrases.question(prediction.answers.count + 1, of: prediction.questions.count), in: area, isFocused: true,
      on: &screen)
    if question.skipped > 0 {
      let line = Rect(x: area.x, y: area.y, width: area.width - 1, height: 1)
      screen.writeRight(" \(phrases.skipped(question.skipped)) ", in: line, style: Style(.muted))
    }
    let lines = lines(of: question, names, width: below.width)
    for (offset, line) in lines.enumerated() {
      screen.write(
        line, at: Point(x: below.x + 1, y: below.y + offset), columns: below.width - 2, style: Style(.plain, .bold))
    }
    for (place, choice) in question.choices.enumerated() where lines.count + place < below.height {
      let line = Rect(x: below.x, y: below.y + lines.count + place, width: below.width, height: 1)
      draw(choice, place, isSelected: place == selected, names, in: line, on: &screen)
    }
    let used = lines.count + question.choices.count
    if case .lane(let task) = question.kind {
      drawCode(of: task, prediction.run, in: below.split(top: used + 1).rest, on: &screen)
    }
  }

  private static func lines(of question: Question, _ names: SubjectNames, width: Int) -> [String] {
    Array(TextLines.wrap(names.phrases.ask(question.kind, names), to: width - 2).prefix(2))
  }

  private static func draw(
    _ choice: Question.Choice, _ place: Int, isSelected: Bool, _ names: SubjectNames, in line: Rect,
    on screen: inout Screen
  ) {
    let mark = isSelected ? String(screen.glyphs.selection) : " "
    let end = screen.write(
      " \(mark) \(place + 1)  ", at: line.origin, in: line, style: Style(.accent, .bold))
    screen.write(
      names.phrases.offer(choice, names), at: Point(x: end, y: line.y), columns: line.maxX - end,
      style: isSelected ? Style(.plain, .bold) : .plain)
  }

  /// The line at which a task stands, and those after it.
  private static func drawCode(of task: Subject, _ run: RunModel, in area: Rect, on screen: inout Screen) {
    guard area.height > 0, let row = run.state[task], let place = run.timeline.trace.tables[row.location],
      let code = run.code, place.file == code.file,
      let first = code.lesson.firstIndex(where: { $0.number == place.line })
    else { return }
    for (offset, line) in code.lesson[first...].prefix(min(4, area.height)).enumerated() {
      let row = Rect(x: area.x + 1, y: area.y + offset, width: area.width - 2, height: 1)
      CodeLine.draw(line.text, number: line.number, in: row, on: &screen)
    }
  }

  /// The place of the choice under a point of the screen, while a question is asked.
  static func choice(at point: Point, _ prediction: PredictionModel, _ model: AppModel) -> Int? {
    guard case .asking = prediction.stage, let question = prediction.question else { return nil }
    let area = PredictionLayout(size: model.size).question.split(top: 1).rest
    let names = SubjectNames(state: prediction.run.state, phrases: model.phrases)
    let place = point.y - area.y - lines(of: question, names, width: area.width).count
    return area.contains(point) && question.choices.indices.contains(place) ? place : nil
  }

  // MARK: Telling

  private static func tell(
    _ question: Question, chosen: Int, _ prediction: PredictionModel, _ names: SubjectNames, in area: Rect,
    on screen: inout Screen
  ) {
    let phrases = names.phrases
    let isRight = question.isRight(chosen)
    let below = PaneTitle.draw(
      phrases.question(prediction.answers.count, of: prediction.questions.count), in: area, isFocused: true,
      on: &screen)
    let verdict =
      isRight ? "\(screen.glyphs.finished) \(phrases.isRight)" : "\(screen.glyphs.failed) \(phrases.isWrong)"
    var lines: [(String, Style)] = [(verdict, Style(isRight ? .finished : .failed, .bold))]
    if !isRight { lines.append((phrases.chosen(phrases.offer(question.choices[chosen], names)), Style(.muted))) }
    lines.append((phrases.was(phrases.offer(question.choices[question.answer], names)), Style(.plain, .bold)))
    let reason = Self.reason(for: question, prediction, phrases)
    lines += TextLines.wrap(reason, to: below.width - 2).map { ($0, Style.plain) }
    for (offset, line) in lines.prefix(below.height).enumerated() {
      let isCut = offset == below.height - 1 && lines.count > below.height
      screen.write(
        isCut ? line.0 + screen.glyphs.ellipsis : line.0, at: Point(x: below.x + 1, y: below.y + offset),
        columns: below.width - 2, style: line.1)
    }
  }

  /// Why the answer is right: for a task's lane why it is there, else what the events say that led to it.
  ///
  /// The event with which a task gives the loop back says who is next, too, and that may be asked at once.
  static func reason(for question: Question, _ prediction: PredictionModel, _ phrases: any Phrases) -> String {
    var timeline = prediction.timeline(first: question.known)
    func why() -> Why {
      Why(state: timeline.state, tables: timeline.trace.tables, now: timeline.state.now)
    }
    switch question.kind {
    case .lane(let task): return why().sentence(for: task, in: phrases)
    case .next:
      return question.reasons.map { number in
        timeline.seek(to: .at(number + 1))
        return why().sentence(for: timeline.trace.events[number], in: phrases)
      }.joined(separator: phrases.sentenceGap)
    }
  }
}
