/// Why the screen cannot be shown, in a sentence that also says what to do.
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

extension TerminalError: CustomStringConvertible {
  var description: String {
    switch self {
    case .outputIsNotATerminal:
      "The screen needs a terminal, but the output goes to a file or a pipe. "
        + "Run it without redirection."
    case .noKeyboard:
      "There is no keyboard: the input is not a terminal, and /dev/tty cannot be opened. "
        + "Run it from a terminal."
    case .unknownTerminal(.none), .unknownTerminal(""):
      "The variable TERM is not set, so nothing is known about this terminal. "
        + "Set it, for example with: export TERM=xterm-256color"
    case .unknownTerminal(.some(let name)):
      "Nothing is known about a terminal called '\(name)' (the variable TERM). "
        + "Install its terminfo entry, or try: export TERM=xterm-256color"
    case .cannotMoveCursor(let name):
      "A terminal of the kind '\(name)' (the variable TERM) cannot move its cursor, which a full screen needs. "
        + "Use another terminal."
    case .systemRefused(let call, let number):
      "The terminal could not be set up: \(call) failed with error \(number). Close other programs and try again."
    }
  }
}
