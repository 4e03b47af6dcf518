import CNcurses

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What puts the terminal back without the library: for signal handlers and for exits that nobody announced.
///
/// Everything it needs is prepared beforehand in memory that never moves, so that putting back is two system calls.
struct TerminalRescue {
  /// Whether the terminal is in the program's hands.
  var isArmed = false
  var descriptor: Int32 = -1
  var settings = termios()
  /// The bytes that leave the alternate screen, show the cursor and stop the mouse.
  var resetBytes: UnsafeMutablePointer<UInt8>?
  var resetCount = 0
  /// Where signal handlers leave the numbers of signals.
  var signalPipe: Int32 = -1

  // A signal handler reads it, so no lock and no actor can guard it. It is allocated before any handler is installed
  // and never freed; only the main thread writes it, and a handler that comes between two writes finds `isArmed` false.
  nonisolated(unsafe) static let shared: UnsafeMutablePointer<TerminalRescue> = {
    let pointer = UnsafeMutablePointer<TerminalRescue>.allocate(capacity: 1)
    pointer.initialize(to: TerminalRescue())
    return pointer
  }()

  /// Remembers how to put the terminal back.
  static func arm(descriptor: Int32, settings: termios, reset: [UInt8]) {
    shared.pointee.isArmed = false
    shared.pointee.resetBytes?.deallocate()
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, reset.count))
    bytes.initialize(repeating: 0, count: max(1, reset.count))
    for (index, byte) in reset.enumerated() { bytes[index] = byte }
    shared.pointee.descriptor = descriptor
    shared.pointee.settings = settings
    shared.pointee.resetBytes = bytes
    shared.pointee.resetCount = reset.count
    shared.pointee.isArmed = true
    registerExit
  }

  /// Says that the terminal is back in its own state, or in the program's hands again.
  static func setArmed(_ isArmed: Bool) {
    shared.pointee.isArmed = isArmed
  }

  /// Puts the terminal back if it is in the program's hands; async-signal-safe.
  static func restore() {
    guard shared.pointee.isArmed else { return }
    shared.pointee.isArmed = false
    if let bytes = shared.pointee.resetBytes {
      _ = write(shared.pointee.descriptor, bytes, shared.pointee.resetCount)
    }
    withUnsafePointer(to: &shared.pointee.settings) { _ = tcsetattr(shared.pointee.descriptor, TCSANOW, $0) }
  }

  /// Registered once for the whole process: a terminal that was closed is no longer armed.
  private static let registerExit: Void = {
    atexit { TerminalRescue.restore() }
  }()

  /// Ends the process by a signal, so that its parent learns the true reason, with the terminal put back.
  static func endProcess(by signal: Int32) -> Never {
    restore()
    shim_default_signal(signal)
    raise(signal)
    // Only a signal whose default is to do nothing comes this far.
    exit(128 + signal)
  }
}
