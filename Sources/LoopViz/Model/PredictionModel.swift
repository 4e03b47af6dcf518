import VizEngine

/// A recorded run that stops before what happens next and asks for it.
struct PredictionModel: Sendable {
  enum Stage: Hashable, Sendable {
    /// A question is asked; the choice at this place is selected.
    case asking(Int)
    /// The question is answered, and the answer explained.
    case told
    /// All are answered; how far the list of the wrong ones is scrolled.
    case over(Int)
  }

  let entry: CatalogEntry
  let questions: [Question]
  /// All of the run; what is shown is cut from it.
  private let trace: Trace
  private(set) var stage: Stage
  /// The places of the choices that were made, for each question so far.
  private(set) var answers: [Int] = []
  /// The run up to the instant of the question, or of its answer: it knows nothing of what comes.
  private(set) var run: RunModel

  /// Asks the first question. O(events · what a fold of one costs).
  init(_ entry: CatalogEntry, _ trace: Trace) {
    self.entry = entry
    self.trace = trace
    questions = QuestionMaker.questions(about: trace)
    stage = questions.isEmpty ? .over(0) : .asking(0)
    run = Self.run(entry, trace.prefix(0))
    show(first: questions.first?.asked ?? trace.events.count)
  }

  /// The question that is asked or told; none when all are.
  var question: Question? {
    switch stage {
    case .asking: questions[answers.count]
    case .told: questions[answers.count - 1]
    case .over: nil
    }
  }

  var rightCount: Int { zip(questions, answers).count { $0.isRight($1) } }

  /// The questions that were answered wrongly, each with the place of what was chosen.
  var wrong: [(number: Int, question: Question, choice: Int)] {
    zip(questions, answers).enumerated().compactMap { number, pair in
      pair.0.isRight(pair.1) ? nil : (number + 1, pair.0, pair.1)
    }
  }

  /// The run as it was when a question's answer became known, or up to any other number of events. O(that number).
  func timeline(first count: Int) -> Timeline { Timeline(trace.prefix(count)) }

  private mutating func show(first count: Int) { run = Self.run(entry, trace.prefix(count)) }

  private static func run(_ entry: CatalogEntry, _ trace: Trace) -> RunModel {
    var run = RunModel(
      entry: entry, start: RunStart(stamp: "", startedAt: "", clockName: "virtual"), speed: Speed())
    run.timeline = Timeline(trace)
    run.clock = run.timeline.end
    run.status = .paused
    // No pane has the keys: they answer.
    run.focus = .output
    run.queueOrder = .hidden
    return run
  }
}

/// Answers.
extension PredictionModel {
  /// Takes the choice at a place as the answer.
  mutating func answer(_ place: Int) {
    guard case .asking = stage, let question, question.choices.indices.contains(place) else { return }
    answers.append(place)
    stage = .told
    show(first: question.known)
  }

  /// Enter: answers with what is selected, or goes on.
  mutating func confirm() {
    if case .asking(let place) = stage { answer(place) } else { goOn() }
  }

  /// To the next question, when one was told.
  mutating func goOn() {
    guard stage == .told else { return }
    if answers.count < questions.count {
      stage = .asking(0)
      show(first: questions[answers.count].asked)
    } else {
      stage = .over(0)
      show(first: trace.events.count)
    }
  }

  /// Selects another choice, or scrolls the list at the end.
  mutating func move(by offset: Int) {
    switch stage {
    case .asking(let place): stage = .asking(min(max(0, place + offset), (question?.choices.count ?? 1) - 1))
    case .over(let line): stage = .over(max(0, line + offset))
    case .told: break
    }
  }

  /// Asks everything anew.
  mutating func restart() { self = PredictionModel(entry, trace) }
}
