/// The kinds of event that a lint wants to be given; all others are spared it.
public struct LintInterest: OptionSet, Hashable, Sendable {
  /// A bit for each kind.
  public let rawValue: UInt16

  /// The kinds of these bits.
  public init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  /// A subject has the loop, or a thread.
  public static let running = LintInterest(rawValue: 1 << 0)
  /// It gave the loop back and waits.
  public static let suspended = LintInterest(rawValue: 1 << 1)
  /// It entered the ready queue.
  public static let ready = LintInterest(rawValue: 1 << 2)
  /// It finished, failed or was cancelled.
  public static let ends = LintInterest(rawValue: 1 << 3)
  /// It was made.
  public static let created = LintInterest(rawValue: 1 << 4)
  /// A lock or the like was taken or given back.
  public static let holding = LintInterest(rawValue: 1 << 5)
  /// It blocks the loop and says so.
  public static let blocking = LintInterest(rawValue: 1 << 6)
  /// The program, or who wrote the log, warns.
  public static let warnings = LintInterest(rawValue: 1 << 7)
  /// It printed.
  public static let output = LintInterest(rawValue: 1 << 8)
  /// The loop begins, stops, closes or sleeps.
  public static let loop = LintInterest(rawValue: 1 << 9)
  /// Cancelling, errors thrown in, and what this version does not know.
  public static let others = LintInterest(rawValue: 1 << 10)

  /// Every kind.
  public static let all = LintInterest(rawValue: (1 << kinds) - 1)

  static let kinds = 11

  /// The place of the only bit of a kind.
  static func place(of kind: TraceEvent.Kind) -> Int {
    switch kind {
    case .running: 0
    case .suspended: 1
    case .ready: 2
    case .finished, .failed, .cancelled: 3
    case .created: 4
    case .acquired, .released: 5
    case .blocking: 6
    case .warning: 7
    case .output: 8
    case .start, .stop, .close, .idle: 9
    case .cancelling, .thrown, .unknown: 10
    }
  }
}
