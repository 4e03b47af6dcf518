#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ctrl-C while a program is watched without a screen: the terminal gives it to the program too, so the first is the
/// program's, and only a second ends loopviz.
enum Interrupts {
  static func leaveTheFirstToTheProgram() {
    var action = sigaction()
    #if canImport(Glibc)
      action.__sigaction_handler.sa_handler = { _ in restoreDefault() }
    #else
      action.__sigaction_u.__sa_handler = { _ in restoreDefault() }
    #endif
    action.sa_flags = SA_RESTART
    sigaction(SIGINT, &action, nil)
  }
}

/// All that the handler does; `signal` is safe in one.
private func restoreDefault() {
  signal(SIGINT, SIG_DFL)
}
