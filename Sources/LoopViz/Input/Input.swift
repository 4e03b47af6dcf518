/// Everything that can come to the program from outside while its screen is up.
enum Input: Hashable, Sendable {
  case key(Key)
  case mouse(Mouse)
  /// The terminal has this size from now on.
  case resize(Size)
  /// Another thread has something new to show.
  case wake
  /// The signal that asks for what Ctrl-Z does.
  case suspendRequested
  /// The process goes on after a stop that it did not ask for; the terminal is set up again already.
  case continued
  /// The process is asked to end, by this signal.
  case terminated(signal: Int32)
}
