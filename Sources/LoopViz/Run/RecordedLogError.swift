/// A log that is wanted and cannot be had.
enum RecordedLogError: Error, Hashable, Sendable {
  case nowhere(path: String)
  /// Standard input is asked for, and it is the keyboard.
  case nothingPiped
  case unreadable(path: String, reason: String)
  /// Of a later version of the format.
  case refused(path: String, reason: String)
  /// It does not begin as a log does, or has no event.
  case noLog(path: String)
}
