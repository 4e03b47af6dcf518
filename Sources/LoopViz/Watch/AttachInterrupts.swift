#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ctrl-C, and other requests to end, while loopviz is attached without a screen: the program must not notice them, and
/// gets everything back first.
final class AttachInterrupts {
  // `unsafe`: the handler only sets it, and whoever waits only reads it.
  private nonisolated(unsafe) static var count = 0

  private static let signals = [SIGINT, SIGTERM, SIGHUP]
  private let before: [(@convention(c) (Int32) -> Void)?]

  /// How often that was asked for.
  static var haveCome: Bool { count > 0 }
  static var haveComeTwice: Bool { count > 1 }

  init() {
    Self.count = 0
    before = Self.signals.map { signal($0) { _ in AttachInterrupts.count += 1 } }
  }

  /// From here on they do what they did before.
  func finish() {
    for (number, handler) in zip(Self.signals, before) { signal(number, handler) }
  }
}
