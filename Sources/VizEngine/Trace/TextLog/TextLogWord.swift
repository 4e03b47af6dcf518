/// The words of the text log, those met most often first.
enum TextLogWord: CaseIterable {
  case running, suspended, ready, created, finished, output, idle
  case acquired, released, cancelled, cancelling, thrown, blocking, failed, warning, start, stop, close

  var spelling: StaticString {
    switch self {
    case .running: "running"
    case .suspended: "suspended"
    case .ready: "ready"
    case .created: "created"
    case .finished: "finished"
    case .output: "output"
    case .idle: "idle"
    case .acquired: "acquired"
    case .released: "released"
    case .cancelled: "cancelled"
    case .cancelling: "cancelling"
    case .thrown: "thrown"
    case .blocking: "blocking"
    case .failed: "failed"
    case .warning: "warning"
    case .start: "start"
    case .stop: "stop"
    case .close: "close"
    }
  }

  private static let all = Array(allCases)

  /// The word that stands at this place of a line; `nil` when this version knows none such.
  init?(in range: Range<Int>, of line: Span<UInt8>) {
    for word in Self.all where line.spells(word.spelling, in: range) {
      self = word
      return
    }
    return nil
  }
}

extension TraceEvent.Warning {
  /// The warning as the text log writes it.
  var spelling: StaticString {
    switch self {
    case .neverAwaited: "never-awaited"
    case .neverRetrieved: "never-retrieved"
    case .destroyedPending: "destroyed-pending"
    case .callbackFailed: "callback-failed"
    case .slowStep: "slow-step"
    case .deadlock: "deadlock"
    case .unhandled: "unhandled"
    case .negativeDelay: "negative-delay"
    }
  }
}

extension Subject.Kind {
  /// What a task that waits for one such subject is suspended on, as the text log writes it.
  var waitSpelling: StaticString {
    switch self {
    case .loop: "loop"
    case .task: "task"
    case .future: "future"
    case .handle: "callback"
    case .job: "thread"
    case .primitive: "primitive"
    case .descriptor: "descriptor"
    }
  }
}

extension TraceEvent.Purpose {
  /// What a task that waits for a primitive is suspended on, as the text log writes it.
  var waitSpelling: StaticString {
    switch self {
    case .lock: "lock"
    case .semaphore: "semaphore"
    case .event: "event"
    case .condition: "condition"
    case .barrier: "barrier"
    case .get: "queue-get"
    case .put: "queue-put"
    case .join: "queue-join"
    }
  }
}

extension TraceEvent.Readiness {
  /// What is waited for at a descriptor, as the text log writes it.
  var spelling: StaticString {
    switch self {
    case .read: "read"
    case .write: "write"
    }
  }
}
