import VizEngine

/// What commands do while whole runs are on the screen, or are being recorded.
func updateStudy(_ model: inout AppModel, _ study: Study, _ command: Command) -> [Effect] {
  switch study {
  case .recording:
    return command == .back || command == .quit ? model.leaveStudy() : []
  case .comparison(let comparison):
    return updateComparison(&model, comparison, command)
  case .prediction(let prediction):
    return updatePrediction(&model, prediction, command)
  }
}

extension AppModel {
  mutating func leaveStudy() -> [Effect] {
    study = nil
    return [.abandonRun]
  }
}

/// What the mouse does there.
func updateStudy(_ model: inout AppModel, _ study: Study, _ mouse: Mouse) -> [Effect] {
  switch study {
  case .recording: break
  case .comparison(let comparison): updateComparison(&model, comparison, mouse)
  case .prediction(let prediction): updatePrediction(&model, prediction, mouse)
  }
  return []
}
