import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The terminal is as it was found, whichever way the program ends.
@Suite("the terminal is given back")
struct GivenBackTests {
  /// What a program could leave behind.
  private struct Condition: Hashable {
    let settings: String
    let facts: [String]

    init(_ terminal: TerminalSession) throws {
      settings = try terminal.shell("stty -g <\(terminal.fact("pane_tty"))")
      let names = [
        "alternate_on", "cursor_flag", "mouse_any_flag", "mouse_sgr_flag", "keypad_flag", "keypad_cursor_flag",
        "insert_flag", "wrap_flag", "scroll_region_upper", "scroll_region_lower",
      ]
      facts = try names.map { try "\($0)=\(terminal.fact($0))" }
    }

    /// Waits until it is so again: tmux may still be reading the last that the program wrote.
    func isBack(in terminal: TerminalSession) throws {
      var now = self
      _ = try eventually("\(self)", instead: "\(now)") {
        now = try Condition(terminal)
        return now == self ? true : nil
      }
    }
  }

  /// Starts a run, ends it by `end`, and compares.
  private static func compare(status: Int, _ end: @escaping @Sendable (TerminalSession) throws -> Void) async throws {
    // Without the Swift runtime's backtrace, which comes after the terminal is given back and takes a while.
    try await inTerminal(environment: ["SWIFT_BACKTRACE": "enable=no"]) { terminal in
      try terminal.shell("ulimit -c 0")
      let before = try Condition(terminal)
      try terminal.start("run workers --speed 0.25")
      try terminal.wait(for: "suspended 5")
      // Otherwise a program that never takes the terminal would pass.
      try terminal.wait(forFact: "alternate_on", "1")
      try terminal.wait(forFact: "cursor_flag", "0")
      try terminal.wait(forFact: "mouse_any_flag", "1")
      try end(terminal)
      #expect(try terminal.finish() == status)
      try before.isBack(in: terminal)
    }
  }

  @Test("after q")
  func quit() async throws {
    try await Self.compare(status: 0) { terminal in
      try terminal.press("q")
    }
  }

  @Test("after Ctrl-C")
  func controlC() async throws {
    try await Self.compare(status: 0) { terminal in
      try terminal.press("C-c")
    }
  }

  @Test("after a signal that asks it to end, and it ends by that signal", arguments: [SIGTERM, SIGINT, SIGHUP])
  func signal(_ signal: Int32) async throws {
    try await Self.compare(status: 128 + Int(signal)) { kill(try $0.identifier(), signal) }
  }

  /// A sanitizer takes three of them for itself.
  private static let crashes = [SIGILL, SIGTRAP, SIGABRT] + (isSanitized ? [] : [SIGSEGV, SIGBUS, SIGFPE])

  @Test("after a crash", arguments: crashes)
  func crash(_ signal: Int32) async throws {
    try await Self.compare(status: 128 + Int(signal)) { kill(try $0.identifier(), signal) }
  }

  @Test("Ctrl-Z gives it to the shell, and fg comes back to the same screen")
  func stop() async throws {
    try await inTerminal { terminal in
      let before = try Condition(terminal)
      try terminal.start("run workers")
      try terminal.wait(for: "suspended 5")
      try terminal.press("Space")
      let screen = try terminal.still(with: "‖ paused")
      try terminal.press("C-z")
      try terminal.wait(forFact: "alternate_on", "0")
      try before.isBack(in: terminal)
      try terminal.type("clear; fg\n")
      try terminal.wait(forFact: "alternate_on", "1")
      try terminal.wait(until: "the same screen") { $0 == screen }
      try terminal.wait(forFact: "cursor_flag", "0")
      try terminal.wait(forFact: "mouse_any_flag", "1")
      try terminal.press("Space")
      try terminal.wait(for: "✔ ended")
    }
  }

  /// The ways out that put the terminal back differently: by the library, and by bytes that were prepared.
  enum Leaving: CaseIterable {
    case quit, stop, signal
  }

  /// Terminals may keep rows of the alternate screen when they make it small again, as tmux 3.3 does.
  @Test("after the terminal has grown, nothing of the screen stays behind", arguments: Leaving.allCases)
  func grown(_ leaving: Leaving) async throws {
    try await inTerminal { terminal in
      try terminal.start("run workers --speed 0.25")
      try terminal.wait(for: "suspended 5")
      try terminal.resize(width: 120, height: 40)
      try terminal.wait(for: "─ output ")
      switch leaving {
      case .quit: try terminal.press("q")
      case .stop: try terminal.press("C-z")
      case .signal: kill(try terminal.identifier(), SIGTERM)
      }
      try terminal.wait(forFact: "alternate_on", "0")
      try terminal.shell("true")
      #expect(try !terminal.screen().has("─"))
    }
  }

  @Test("a terminal that goes away takes the program with it")
  func hangUp() async throws {
    try await inTerminal { terminal in
      try terminal.start()
      try terminal.wait(for: "q quit")
      let identifier = try terminal.identifier()
      try terminal.hangUp()
      try terminal.waitForEnd(of: identifier)
    }
  }
}
