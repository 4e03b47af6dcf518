import VizEngine

/// The stack of awaits of a task, in a line: `main ▸ gather 2/4 ▸ Task-4 worker(3) ▸ 0.58 s`.
enum AwaitStackLine {
  static func draw(_ run: RunModel, _ phrases: any Phrases, in row: Rect, on screen: inout Screen) {
    guard let task = run.explained, task.kind == .task, run.state.index(of: task) != nil else { return }
    let state = run.state
    let stack = AwaitStack(of: task, in: state, run.timeline.trace.tables)
    let names = SubjectNames(state: state, phrases: phrases)
    var x = row.x + 1
    for (place, step) in stack.steps.enumerated() {
      if place > 0 {
        x = screen.write(" \(screen.glyphs.selection) ", at: Point(x: x, y: row.y), in: row, style: Style(.muted))
      }
      let (text, style) = words(step, run, names, screen.glyphs)
      // Of the tasks only the one that is asked about has its whole name: the others stand in the timeline.
      let attributes: Style.Attributes = place == stack.place ? .bold : []
      x = screen.write(text, at: Point(x: x, y: row.y), in: row, style: style.adding(attributes))
    }
    if x > row.maxX {
      let end = TextWidth.columns(of: screen.glyphs.ellipsis)
      screen.write(
        screen.glyphs.ellipsis, at: Point(x: row.maxX - end, y: row.y), in: row, style: Style(.muted))
    }
  }

  private static func words(
    _ step: AwaitStack.Step, _ run: RunModel, _ names: SubjectNames, _ glyphs: Glyphs
  ) -> (String, Style) {
    let phrases = names.phrases
    switch step {
    case .task(let subject):
      let row = run.state[subject]
      let coroutine = row?.coroutine ?? ""
      return (coroutine.isEmpty ? names.name(subject) : coroutine, row?.phase.style ?? .plain)
    case .list(let call, let done, let all): return ("\(call) \(done)/\(all)", Style(.suspended))
    case .timer(let until): return (TimeText.countdown(until - run.now), Style(.suspended))
    case .thing(let thing, let purpose): return (phrases.short(purpose, names.name(thing)), Style(.accent))
    case .descriptor(let descriptor, let readiness):
      return ("\(phrases.word(readiness)) \(names.name(descriptor))", Style(.suspended))
    case .end(let subject) where subject.kind == .job:
      return ("\(phrases.thread) \(names.name(subject))", Style(.suspended))
    case .end(let subject): return (names.name(subject), Style(.suspended))
    case .outside: return (phrases.outside, Style(.suspended))
    case .circle(let subject): return ("\(glyphs.circle) \(names.name(subject))", Style(.failed, .bold))
    }
  }
}
