import VizEngine

/// Finds what can be asked about a recorded run, and mixes what it offers.
///
/// The same run always gives the same questions.
struct QuestionMaker {
  /// The most questions about one run, and the most choices of one question.
  static let mostQuestions = 20
  static let mostChoices = 6
  /// Of a great run only the beginning is asked about: among so many questions those that are asked are chosen.
  private static let mostMade = 80
  /// The most of those choices that are in the ready queue, when others can be offered.
  private static let mostReady = 4
  /// Of so many turns one is asked about for where it leads, and the others for whose it is.
  private static let laneEvery = 3

  private let events: TraceEvents
  private var timeline: Timeline
  private var skipped = 0

  private init(_ trace: Trace) {
    events = trace.events
    timeline = Timeline(trace)
  }

  /// The questions about a run, in the order of its events. O(events · what a fold of one costs).
  static func questions(about trace: Trace) -> [Question] {
    var maker = QuestionMaker(trace)
    let some = maker.questions(laneEvery: laneEvery)
    // A run in which only one can ever come next still has turns that lead somewhere.
    return spread(some.isEmpty ? maker.questions(laneEvery: 1) : some)
  }

  /// As many as are asked at most, from all of the run.
  private static func spread(_ all: [Question]) -> [Question] {
    guard all.count > mostQuestions else { return all }
    return (0..<mostQuestions).map { all[$0 * all.count / mostQuestions] }
  }

  private mutating func questions(laneEvery: Int) -> [Question] {
    var questions: [Question] = []
    var turn = 0
    var running: Subject?
    skipped = 0
    for (number, event) in events.enumerated() where questions.count < Self.mostMade {
      switch event.kind {
      case .start: ask(next(after: number), into: &questions)
      case .running where event.subject.kind.takesTurns:
        running = event.subject
        turn += 1
      case .suspended, .finished, .failed, .cancelled:
        guard event.subject == running else { continue }
        running = nil
        if event.subject.kind == .task, (turn - 1) % laneEvery == 0 { questions.append(lane(of: event, number)) }
        ask(next(after: number), into: &questions)
      case .running, .stop, .close, .idle, .created, .thrown, .blocking, .ready, .cancelling, .acquired, .released,
        .output, .warning, .unknown:
        continue
      }
    }
    return questions
  }

  private mutating func ask(_ question: Question?, into questions: inout [Question]) {
    guard let question else { return }
    if question.choices.count > 1 {
      questions.append(question)
      skipped = 0
    } else {
      skipped += 1
    }
  }
}

/// Who is next.
extension QuestionMaker {
  /// The question when the loop has become free with an event; nothing when the loop stops.
  private mutating func next(after number: Int) -> Question? {
    // What the turn that is over has left to do belongs to it: callbacks are made, permits given back.
    let asked = events[(number + 1)...].firstIndex { $0.kind.isLoopsOwn } ?? events.count
    guard let (known, choice) = outcome(from: asked) else { return nil }
    timeline.seek(to: .at(asked))
    let others = candidates(timeline.state, with: choice, seed: asked)
    // Whoever was neither ready nor suspended could not be foreseen; in a log of elsewhere there may be such.
    guard others.contains(choice) else { return nil }
    let choices = shuffled(others, seed: asked)
    var reasons = [known - 1]
    if case .runs(let subject) = choice, let woken = wakeUp(of: subject, in: asked..<known) {
      reasons.insert(woken, at: 0)
    }
    return Question(
      kind: .next, asked: asked, known: known, choices: choices, answer: choices.firstIndex(of: choice) ?? 0,
      reasons: reasons, skipped: skipped)
  }

  /// What comes first from an event on: somebody gets the loop, or nobody.
  private func outcome(from asked: Int) -> (known: Int, Question.Choice)? {
    for number in asked..<events.count {
      switch events[number].kind {
      case .running where events[number].subject.kind.takesTurns: return (number + 1, .runs(events[number].subject))
      case .idle: return (number + 1, .nobody)
      case .stop, .close, .start: return nil
      default: continue
      }
    }
    return nil
  }

  private func wakeUp(of subject: Subject, in range: Range<Int>) -> Int? {
    range.first { number in
      if case .ready = events[number].kind { events[number].subject == subject } else { false }
    }
  }

  /// Who could be next as far as one can see: the right one, and others that are as good a guess.
  private func candidates(_ state: LoopState, with right: Question.Choice, seed: Int) -> [Question.Choice] {
    let ready = state.readyQueue.map { Question.Choice.runs($0) }
    // Whoever stands in the queue alone is next, and nobody need be asked.
    if ready.count == 1, ready[0] == right { return ready }
    let suspended: [Question.Choice] = state.subjects.indices.compactMap { row in
      let subject = state.who(at: row)
      return state.phase(at: row) == .suspended && subject.kind.takesTurns ? .runs(subject) : nil
    }
    let (most, others) = ready.isEmpty ? (0, Self.mostChoices - 1) : (Self.mostReady, 1)
    let chosen = pick(most, of: ready, with: right, seed) + pick(others, of: suspended, with: right, seed)
    let nobody: [Question.Choice] = suspended.isEmpty && right != .nobody ? [] : [.nobody]
    return chosen + nobody
  }

  /// So many of a list, the right one among them if it is of the list.
  private func pick(_ most: Int, of all: [Question.Choice], with right: Question.Choice, _ seed: Int) -> [Question
    .Choice]
  {
    guard all.count > most else { return all }
    let some = shuffled(all, seed: seed &+ 1)
    guard most > 0, all.contains(right), !some.prefix(most).contains(right) else { return Array(some.prefix(most)) }
    return some.prefix(most - 1) + [right]
  }
}

/// Where a task goes.
extension QuestionMaker {
  /// The question when the turn of a task ends with an event.
  private mutating func lane(of event: TraceEvent, _ number: Int) -> Question {
    let lane = event.kind.place(of: .task)?.phase.lane ?? .suspended
    let choices: [Question.Choice] = [.goes(.pending), .goes(.suspended), .goes(.finished)]
    defer { skipped = 0 }
    return Question(
      kind: .lane(event.subject), asked: number, known: number + 1, choices: choices,
      answer: choices.firstIndex(of: .goes(lane)) ?? 0, reasons: [number], skipped: skipped)
  }
}

extension QuestionMaker {
  /// An order that depends on the number of an event, and not on what is right: first by itself, then mixed.
  private func shuffled(_ choices: [Question.Choice], seed: Int) -> [Question.Choice] {
    var mixed = choices.sorted { $0.rank < $1.rank }
    var random = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678
    for place in mixed.indices.dropFirst().reversed() {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      mixed.swapAt(place, Int((random >> 33) % UInt64(place + 1)))
    }
    return mixed
  }
}

extension Question.Choice {
  /// Its place in an order of its own.
  fileprivate var rank: Int {
    switch self {
    case .goes(let lane): Lane.allCases.firstIndex(of: lane) ?? 0
    case .runs(let subject): Int(subject.kind.rawValue) << 32 + Int(subject.number)
    case .nobody: .max
    }
  }
}

extension TraceEvent.Kind {
  /// Whether it is something that the loop does between turns: takes in, sleeps, gives the next one the loop.
  fileprivate var isLoopsOwn: Bool {
    switch self {
    case .start, .stop, .close, .idle, .running, .ready: true
    case .created, .thrown, .suspended, .blocking, .finished, .failed, .cancelled, .cancelling, .acquired, .released,
      .output, .warning, .unknown:
      false
    }
  }
}
