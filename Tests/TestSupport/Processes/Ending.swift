/// How a process ended.
public enum Ending: Hashable, Sendable {
  /// By itself, with a status.
  case status(Int32)
  /// By a signal.
  case signal(Int32)

  init(waitStatus: Int32) {
    self = waitStatus & 0x7f == 0 ? .status(waitStatus >> 8 & 0xff) : .signal(waitStatus & 0x7f)
  }
}

/// What a process that ended has left.
public struct Finished: Sendable {
  /// How it ended.
  public let ending: Ending
  /// What it wrote to standard output.
  public let output: String
  /// What it wrote to standard error.
  public let error: String
}
