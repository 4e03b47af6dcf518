import Testing
import VizEngine

@testable import LoopViz

@Suite struct GoldenPredictionTests {
  private static let sizes = [Size(width: 80, height: 24), Size(width: 120, height: 40)]

  private func expect(
    _ prediction: PredictionModel, _ name: String, _ size: Size, _ language: Language = .english
  ) {
    let model = AppModel(size.width, size.height, .prediction(prediction), language: language)
    expectGolden(view(model), "\(name)-\(size.width)x\(size.height)")
  }

  @Test(arguments: sizes) func aQuestion(size: Size) throws {
    expect(try PredictionModel("workers"), "predict-question", size)
  }

  @Test(arguments: sizes) func aQuestionAboutALane(size: Size) throws {
    var prediction = try PredictionModel("workers")
    prediction.answer(upTo: 2)
    expect(prediction, "predict-lane", size)
  }

  @Test(arguments: sizes) func aRightAnswer(size: Size) throws {
    var prediction = try PredictionModel("workers")
    prediction.answer(upTo: 7)
    let question = try #require(prediction.question)
    prediction.answer(question.answer)
    expect(prediction, "predict-right", size)
  }

  @Test(arguments: sizes) func aWrongAnswer(size: Size) throws {
    var prediction = try PredictionModel("workers")
    prediction.answer(upTo: 7)
    let question = try #require(prediction.question)
    prediction.answer(prediction.wrongPlace(of: question))
    expect(prediction, "predict-wrong", size)
  }

  @Test(arguments: sizes) func theEnd(size: Size) throws {
    var prediction = try PredictionModel("workers")
    prediction.answer(upTo: .max, wrong: [3, 7, 8])
    expect(prediction, "predict-end", size)
  }

  @Test func allRight() throws {
    var prediction = try PredictionModel("workers")
    prediction.answer(upTo: .max)
    expect(prediction, "predict-all-right", Self.sizes[0])
  }

  @Test func theSmallestScreen() throws {
    var prediction = try PredictionModel("queue")
    prediction.answer(upTo: 6)
    expect(prediction, "predict-question", RunLayout.smallest)
  }

  @Test func inChinese() throws {
    var prediction = try PredictionModel("workers")
    prediction.answer(upTo: 3, wrong: [2])
    let question = try #require(prediction.question)
    expect(prediction, "zh-predict-question", Self.sizes[0], .chinese)
    prediction.answer(prediction.wrongPlace(of: question))
    expect(prediction, "zh-predict-wrong", Self.sizes[0], .chinese)
  }
}
