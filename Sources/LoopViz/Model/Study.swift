/// What is done with runs that are recorded to their ends first.
enum Study: Sendable {
  /// These are being recorded, which an example that waits for the outside may never end.
  case recording([String])
  case comparison(ComparisonModel)
  case prediction(PredictionModel)
}

extension Study {
  /// Whether the picture will change without anything being pressed.
  var isMoving: Bool {
    switch self {
    case .recording, .prediction: false
    case .comparison(let comparison): comparison.playback.isPlaying
    }
  }

  mutating func tick(_ wall: WallTime) {
    switch self {
    case .recording, .prediction: break
    case .comparison(var comparison):
      guard comparison.playback.isPlaying else { return }
      comparison.tick(wall)
      self = .comparison(comparison)
    }
  }
}
