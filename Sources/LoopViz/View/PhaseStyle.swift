/// How each phase looks: never by colour alone.
extension Phase {
  var ink: Ink {
    switch self {
    case .pending: .pending
    case .running: .running
    case .suspended: .suspended
    case .finished: .finished
    case .failed: .failed
    case .cancelled: .cancelled
    }
  }

  var style: Style { Style(ink, self == .running ? .bold : []) }

  func mark(_ glyphs: Glyphs) -> Character {
    switch self {
    case .pending: glyphs.pending
    case .running: glyphs.running
    case .suspended: glyphs.suspended
    case .finished: glyphs.finished
    case .failed: glyphs.failed
    case .cancelled: glyphs.cancelled
    }
  }
}
