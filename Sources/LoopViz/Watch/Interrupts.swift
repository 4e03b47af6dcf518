#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ctrl-C while a program is watched without a screen: the terminal gives it to the program too, so the first is the
/// program's, and only a second ends loopviz.
enum Interrupts {
  static func leaveTheFirstToTheProgram() {
    // A call that the signal interrupts goes on by itself.
    signal(SIGINT) { _ in restoreDefault() }
  }
}

/// All that the handler does; `signal` is safe in one.
private func restoreDefault() {
  signal(SIGINT, SIG_DFL)
}
