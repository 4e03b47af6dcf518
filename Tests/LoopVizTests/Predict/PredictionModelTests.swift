import TestSupport
import Testing
import VizEngine

@testable import LoopViz

extension PredictionModel {
  /// An example of the catalog, at its first question.
  init(_ name: String) throws {
    guard let entry = Catalog.entry(named: name) else { throw Recording.NoExample(name: name) }
    self.init(entry, RunRecording.record(entry).trace)
  }

  /// Answers the questions up to one, those of the given numbers wrongly.
  mutating func answer(upTo number: Int, wrong: Set<Int> = []) {
    while answers.count + 1 < number, let question {
      answer(wrong.contains(answers.count + 1) ? wrongPlace(of: question) : question.answer)
      goOn()
    }
  }

  func wrongPlace(of question: Question) -> Int { question.answer == 0 ? 1 : 0 }
}

extension AppModel {
  var prediction: PredictionModel? {
    if case .prediction(let prediction) = study { prediction } else { nil }
  }
}

@Suite struct PredictionModelTests {
  @Test func rightAndWrongAnswersAreCounted() throws {
    var prediction = try PredictionModel("workers")
    let count = prediction.questions.count
    prediction.answer(upTo: count + 1, wrong: [2, 5])
    #expect(prediction.stage == .over(0))
    #expect(prediction.rightCount == count - 2)
    #expect(prediction.wrong.map(\.number) == [2, 5])
    #expect(prediction.run.eventCount == prediction.timeline(first: .max).trace.events.count)
  }

  @Test(arguments: CatalogEntry.small.map(\.name)) func whatIsShownEndsAtTheQuestion(name: String) throws {
    var prediction = try PredictionModel(name)
    while let question = prediction.question {
      #expect(prediction.run.eventCount == question.asked && prediction.run.state.eventCount == question.asked)
      prediction.answer(0)
      #expect(prediction.run.eventCount == question.known)
      prediction.goOn()
    }
  }

  /// The whole picture of a question is that of a recording which ends there: it cannot tell what comes.
  @Test(arguments: ["workers", "lock", "queue"]) func thePictureKnowsNothingOfWhatComes(name: String) throws {
    let entry = try #require(Catalog.entry(named: name))
    let trace = RunRecording.record(entry).trace
    var prediction = PredictionModel(entry, trace)
    while let question = prediction.question {
      let known = prediction.questions.prefix(prediction.answers.count + 1)
      var short = PredictionModel(entry, trace.prefix(question.known))
      guard short.questions.elementsEqual(known) else { break }
      for place in prediction.answers {
        short.answer(place)
        short.goOn()
      }
      for size in [Size(width: 80, height: 24), Size(width: 160, height: 50)] {
        let screens = [prediction, short].map { view(AppModel(size.width, size.height, .prediction($0))) }
        // The header and the question's title say how many questions there are.
        let title = PredictionLayout(size: size).question.y
        for y in 1..<size.height where y != title { #expect(Array(screens[0].row(y)) == Array(screens[1].row(y))) }
      }
      prediction.answer(question.answer)
      prediction.goOn()
    }
    #expect(prediction.answers.count > 3)
  }

  /// Who is next is asked of the ready queue: its order must stand nowhere.
  @Test func thePendingOnesStandInTheOrderOfTheirMaking() throws {
    var prediction = try PredictionModel("event")
    prediction.answer(upTo: prediction.questions.count)
    let shown = LanesView.visible(.pending, prediction.run, rows: 10).tasks.map(\.subject.number)
    #expect(shown == shown.sorted())
    prediction = try PredictionModel("workers")
    #expect(!view(AppModel(80, 24, .prediction(prediction))).lines.contains { $0.contains("#1") })
  }

  /// A reason that names the next one would answer the question that follows.
  @Test(arguments: Language.allCases) func noReasonAnswersTheNextQuestion(language: Language) throws {
    let prediction = try PredictionModel("workers")
    for question in prediction.questions {
      let reason = QuestionView.reason(for: question, prediction, language.phrases)
      #expect(!reason.isEmpty && !reason.contains("is next"), "\(reason)")
    }
  }

  @Test func digitsArrowsAndEnterAnswer() throws {
    var model = AppModel(80, 24, .prediction(try PredictionModel("workers")))
    let question = try #require(model.prediction?.question)
    model.press(.character(Character("\(question.answer + 1)")))
    #expect(model.prediction?.stage == .told && model.prediction?.rightCount == 1)
    model.press(.character("1"))
    #expect(model.prediction?.answers.count == 1, "a question is answered once")
    model.press(.character(" "))
    #expect(model.prediction?.stage == .asking(0))
    model.press(.down, .down, .up)
    #expect(model.prediction?.stage == .asking(1))
    model.press(.enter)
    #expect(model.prediction?.answers.last == 1)
    model.press(.enter, .character("9"), .character("6"), .character(" "))
    #expect(model.prediction?.answers.count ?? 0 <= 3)
    #expect(model.press(.escape) == [.abandonRun])
    #expect(model.study == nil)
  }

  @Test func afterTheEndItCanBeAskedAgain() throws {
    var prediction = try PredictionModel("task")
    prediction.answer(upTo: .max)
    var model = AppModel(80, 24, .prediction(prediction))
    model.press(.character("r"))
    #expect(model.prediction?.stage == .asking(0) && model.prediction?.answers.isEmpty == true)
  }

  @Test func theListAtTheEndScrollsNoFurtherThanItGoes() throws {
    var prediction = try PredictionModel("workers")
    prediction.answer(upTo: .max, wrong: Set(1...20))
    var model = AppModel(80, 24, .prediction(prediction))
    model.press(.character("G"), .down, .down)
    guard case .over(let line) = model.prediction?.stage else {
      Issue.record("not over")
      return
    }
    let last = PredictionEndView.lastLine(prediction, English(), model.size)
    #expect(line == last && last > 20)
    #expect(!view(model).lines.contains { $0.contains("↓ more") })
    model.press(.up)
    #expect(model.prediction?.stage == .over(last - 1))
  }

  @Test func aClickAnswersAndAnotherGoesOn() throws {
    var model = AppModel(80, 24, .prediction(try PredictionModel("workers")))
    let area = PredictionLayout(size: model.size).question
    let second = Point(x: 6, y: area.y + 3)
    _ = update(&model, .input(.mouse(Mouse(action: .press, position: second))))
    #expect(model.prediction?.answers == [1])
    _ = update(&model, .input(.mouse(Mouse(action: .press, position: second))))
    #expect(model.prediction?.stage == .asking(0))
  }

  @Test func theMenuAsksForIt() throws {
    var model = AppModel(80, 24)
    #expect(model.press(.character("P")) == [.predict("coroutine")])
    let entry = model.menu.entry
    _ = update(&model, .predicting(entry, RunRecording.record(entry)))
    #expect(model.prediction?.questions.count == 1)
  }
}
