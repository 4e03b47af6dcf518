#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Signals while a program is watched without a screen.
///
/// Ctrl-C the terminal gives to the program too, so the first is the program's; a second ends the program that did not
/// heed it, and so loopviz. What asks loopviz alone to end is handed on: the program ends as it would by itself.
enum Interrupts {
  // `unsafe`: written before the handlers are installed, and then by them alone.
  private nonisolated(unsafe) static var program: pid_t = 0
  private nonisolated(unsafe) static var count = 0

  static func leaveTheFirst(to process: pid_t) {
    program = process
    // Calls that these signals interrupt go on by themselves.
    signal(SIGINT) { _ in Interrupts.heed() }
    // A write says so itself.
    signal(SIGPIPE, SIG_IGN)
    for ending in [SIGTERM, SIGHUP] {
      signal(ending) { number in kill(Interrupts.program, number) }
    }
  }

  /// In the handler: no more than `kill`, which is safe there.
  private static func heed() {
    count += 1
    if count > 1 { kill(program, SIGKILL) }
  }
}
