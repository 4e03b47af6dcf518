/// What could not be done, and what helps.
extension English {
  func sentence(_ error: FileError) -> String {
    switch error {
    case .exists(let path): "\(path) exists already: choose another name, or remove it first"
    case .refused(let path, _): "cannot write \(path): \(error.systemReason); \(advice(error.trouble))"
    }
  }

  private func advice(_ trouble: FileError.Trouble) -> String {
    switch trouble {
    case .noFolder: "make the folder first, or choose another"
    case .notAllowed: "choose a folder that you may write to"
    case .noSpace: "free some space, or choose another disk"
    case .notAFile: "give the path of a file, in a folder that exists"
    case .other: "choose another path"
    }
  }

  func sentence(_ error: TerminalError) -> String {
    switch error {
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

  func failed(_ example: String, reason: String) -> String { "\(example) failed: \(reason)" }

  var withoutAScreen: String { "Without a screen: loopviz run EXAMPLE --plain" }

  var needsUTF8: String {
    "This terminal's locale is not UTF-8, so it cannot show that language. Try: LC_ALL=C.UTF-8 loopviz --lang zh"
  }
}
