#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ctrl-C while a program is watched without a screen: the terminal gives it to the program too, so the first is the
/// program's; a second ends the program that did not heed it, and so loopviz.
enum Interrupts {
  // `unsafe`: written before the handler is installed, and then by the handler alone.
  private nonisolated(unsafe) static var program: pid_t = 0
  private nonisolated(unsafe) static var count = 0

  static func leaveTheFirst(to process: pid_t) {
    program = process
    // A call that the signal interrupts goes on by itself.
    signal(SIGINT) { _ in Interrupts.heed() }
  }

  /// In the handler: no more than `kill`, which is safe there.
  private static func heed() {
    count += 1
    if count > 1 { kill(program, SIGKILL) }
  }
}
