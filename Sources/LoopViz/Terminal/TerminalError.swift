/// Why the screen cannot be shown.
enum TerminalError: Error, Hashable {
  /// Output goes to a file or a pipe.
  case outputIsNotATerminal
  /// Neither the input nor the controlling terminal can be read.
  case noKeyboard
  /// The terminal's name is missing, or there is no description under it.
  case unknownTerminal(String?)
  /// The terminal is known, and it cannot move its cursor.
  case cannotMoveCursor(String)
  case systemRefused(call: String, errorNumber: Int32)
}
