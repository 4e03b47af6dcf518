import VizEngine

/// What a check can fail on: the warnings of a log and what lints find, each as the log would spell it.
enum Concern: String, CaseIterable, Sendable {
  case any
  case neverAwaited = "never-awaited"
  case neverRetrieved = "never-retrieved"
  case destroyedPending = "destroyed-pending"
  case slowStep = "slow-step"
  case loopBlocked = "loop-blocked"
  case neverYields = "never-yields"
  case lockHeld = "lock-held"
  case deadlock
  case callbackFailed = "callback-failed"
  case unhandled
  case unhandledError = "unhandled-error"
  case negativeDelay = "negative-delay"

  /// The exit status of a check that fails: neither that of a log that cannot be read (1) nor that of a wrong command
  /// line (2).
  static let status: Int32 = 3

  /// The lints that find it; none for what only a log's own warning says.
  var lints: [LintKind] {
    switch self {
    case .any: LintKind.allCases
    case .neverAwaited: [.neverAwaited]
    case .neverRetrieved: [.neverRetrieved]
    case .destroyedPending: [.destroyedPending]
    case .slowStep, .loopBlocked: [.loopBlocked]
    case .neverYields: [.neverYields]
    case .lockHeld: [.lockHeld]
    case .deadlock: [.deadlock]
    case .callbackFailed, .unhandled, .unhandledError: [.unhandledError]
    case .negativeDelay: []
    }
  }

  /// How often a run has it. A lint finds each of a log's warnings but those of delays, which count as they stand.
  func count(in statistics: RunStatistics) -> Int {
    let found = lints.reduce(0) { $0 + statistics.linter.count(of: $1) }
    return self == .any || self == .negativeDelay ? found + statistics.count(of: .negativeDelay) : found
  }
}

extension LintKind {
  /// The lint as one word: `loop-blocked`.
  var spelling: String { String(rawValue.map { $0 == " " ? "-" : $0 }) }
}

extension Concern {
  /// What a warning of a log is called.
  init(_ warning: TraceEvent.Warning) {
    self =
      switch warning {
      case .neverAwaited: .neverAwaited
      case .neverRetrieved: .neverRetrieved
      case .destroyedPending: .destroyedPending
      case .callbackFailed: .callbackFailed
      case .slowStep: .slowStep
      case .deadlock: .deadlock
      case .unhandled: .unhandled
      case .negativeDelay: .negativeDelay
      }
  }
}
