/// How far a task, callback or job has come.
enum Phase: Hashable, Sendable, CaseIterable {
  case pending, running, suspended, finished, failed, cancelled

  /// Whether nothing more will happen to it.
  var isEnd: Bool {
    switch self {
    case .pending, .running, .suspended: false
    case .finished, .failed, .cancelled: true
    }
  }
}

/// The places between which tasks move on the screen; failed and cancelled ones stand among the finished.
enum Lane: Hashable, Sendable, CaseIterable {
  case pending, running, suspended, finished
}

extension Phase {
  var lane: Lane {
    switch self {
    case .pending: .pending
    case .running: .running
    case .suspended: .suspended
    case .finished, .failed, .cancelled: .finished
    }
  }
}
