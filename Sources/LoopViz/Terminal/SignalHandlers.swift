import CNcurses

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The process's answers to signals while the screen is up.
///
/// Those that ask for something leave their number in a pipe and nothing else; those that end the process put the
/// terminal back first and then do what they would have done.
final class SignalHandlers {
  static let requests = [SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT]
  static let fatal = [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT]

  let readEnd: Int32
  private let writeEnd: Int32
  private var previous: [(signal: Int32, action: sigaction)] = []

  init() throws(TerminalError) {
    (readEnd, writeEnd) = try makePipe()
    TerminalRescue.shared.pointee.signalPipe = writeEnd
    AlternateSignalStack.installForThisThread()
    for signal in Self.requests { catchSignal(signal, with: leaveNumber, flags: Int32(SA_RESTART)) }
    for signal in Self.fatal {
      FatalSignals.previous[Int(signal)] = catchSignal(signal, with: restoreAndFail, flags: Int32(SA_ONSTACK))
    }
  }

  /// Puts the former answers back; the handlers must not run after this, because their pipe is closed.
  func uninstall() {
    for (signal, action) in previous.reversed() {
      withUnsafePointer(to: action) { shim_restore_signal(signal, $0) }
    }
    previous = []
    guard TerminalRescue.shared.pointee.signalPipe == writeEnd else { return }
    TerminalRescue.shared.pointee.signalPipe = -1
    close(readEnd)
    close(writeEnd)
  }

  /// The signals that came since the last time, each once, in the order of their first coming.
  func drain() -> [Int32] {
    var signals: [Int32] = []
    for byte in drainPipe(readEnd) where !signals.contains(Int32(byte)) { signals.append(Int32(byte)) }
    return signals
  }

  /// Sets its handlers again after another part of the process may have changed them.
  func reinstallRequests() {
    for signal in Self.requests where !isIgnored(signal) {
      shim_catch_signal(signal, leaveNumber, Int32(SA_RESTART), nil)
    }
  }

  /// Gives up on a stop signal for as long as `body` runs.
  func withDefaultStop(_ body: () -> Void) {
    shim_default_signal(SIGTSTP)
    body()
    shim_catch_signal(SIGTSTP, leaveNumber, Int32(SA_RESTART), nil)
  }

  private func isIgnored(_ signal: Int32) -> Bool {
    previous.contains { entry in
      entry.signal == signal && withUnsafePointer(to: entry.action) { shim_is_signal_ignored($0) }
    }
  }

  @discardableResult
  private func catchSignal(_ signal: Int32, with handler: @convention(c) (Int32) -> Void, flags: Int32) -> sigaction {
    var action = sigaction()
    shim_catch_signal(signal, handler, flags, &action)
    previous.append((signal, action))
    // Someone who started the program with nohup, or a shell without job control, wants the signal ignored.
    if isIgnored(signal) { withUnsafePointer(to: action) { shim_restore_signal(signal, $0) } }
    return action
  }
}

/// Runs inside a handler: a write to a pipe that never blocks, and `errno` left as it was.
private func leaveNumber(_ signal: Int32) {
  let savedError = errno
  var byte = UInt8(truncatingIfNeeded: signal)
  _ = write(TerminalRescue.shared.pointee.signalPipe, &byte, 1)
  errno = savedError
}

/// Runs inside a handler: puts the terminal back and hands the signal on to whoever had it before.
private func restoreAndFail(_ signal: Int32) {
  TerminalRescue.restore()
  // The former answer is the default, which ends the process, or the Swift runtime's, which prints a backtrace.
  shim_restore_signal(signal, FatalSignals.previous + Int(signal))
  raise(signal)
}

/// The answers that fatal signals had before, indexed by the signal's number.
enum FatalSignals {
  // Read inside signal handlers: allocated before any is installed, never moved and never freed.
  nonisolated(unsafe) static let previous: UnsafeMutablePointer<sigaction> = {
    let actions = UnsafeMutablePointer<sigaction>.allocate(capacity: 64)
    actions.initialize(repeating: sigaction(), count: 64)
    return actions
  }()
}

/// A stack for fatal handlers, so that the terminal is put back even when a thread's own stack has overflowed.
enum AlternateSignalStack {
  private static let byteCount = 64 * 1024

  /// Every thread has its own; one that runs without it handles a fatal signal on its ordinary stack. Never freed.
  static func installForThisThread() {
    var stack = stack_t()
    guard sigaltstack(nil, &stack) == 0, stack.ss_flags & Int32(SS_DISABLE) != 0 else { return }
    stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: byteCount, alignment: 16)
    stack.ss_size = numericCast(byteCount)
    stack.ss_flags = 0
    sigaltstack(&stack, nil)
  }
}
