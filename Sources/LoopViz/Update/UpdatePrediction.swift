/// What commands do while a run is predicted.
func updatePrediction(_ model: inout AppModel, _ prediction: PredictionModel, _ command: Command) -> [Effect] {
  var prediction = prediction
  switch command {
  case .back, .quit: return model.leaveStudy()
  case .up: prediction.move(by: -1)
  case .down: prediction.move(by: 1)
  case .pageUp: prediction.move(by: -10)
  case .pageDown: prediction.move(by: 10)
  case .first, .start: prediction.move(by: -1000)
  case .last, .live: prediction.move(by: 1000)
  case .open: prediction.confirm()
  case .pause: prediction.goOn()
  case .rerun: prediction.restart()
  default: return []
  }
  model.keep(prediction)
  return []
}

/// A digit answers.
func updatePrediction(_ model: inout AppModel, digit: Character) -> [Effect] {
  guard case .prediction(var prediction) = model.study, let number = digit.wholeNumberValue else { return [] }
  prediction.answer(number - 1)
  model.study = .prediction(prediction)
  return []
}

/// A click on a choice answers, any other goes on; the wheel moves.
func updatePrediction(_ model: inout AppModel, _ prediction: PredictionModel, _ mouse: Mouse) {
  var prediction = prediction
  switch mouse.action {
  case .wheelUp: prediction.move(by: -1)
  case .wheelDown: prediction.move(by: 1)
  case .press:
    if let place = QuestionView.choice(at: mouse.position, prediction, model) {
      prediction.answer(place)
    } else {
      prediction.goOn()
    }
  case .release: break
  }
  model.keep(prediction)
}

extension AppModel {
  /// Shows a prediction; its list at the end is scrolled no further than it goes.
  fileprivate mutating func keep(_ prediction: PredictionModel) {
    var prediction = prediction
    if case .over(let line) = prediction.stage {
      prediction.move(by: min(0, PredictionEndView.lastLine(prediction, phrases, size) - line))
    }
    study = .prediction(prediction)
  }
}
