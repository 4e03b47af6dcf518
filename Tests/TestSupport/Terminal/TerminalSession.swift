import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A terminal with a shell in it, in which a test drives the program as a person does.
///
/// Every wait is for something on the screen, or in a file; the limit of a wait matters only to a failure.
public final class TerminalSession {
  static let prompt = "shell> "

  /// Where the shell stands; goes away with the session.
  public let folder: TemporaryFolder
  private let server: TmuxServer
  private var count = 0

  /// Opens a terminal, which is closed when the session goes.
  public init(width: Int = 80, height: Int = 24, environment: [String: String] = [:]) throws {
    folder = try TemporaryFolder()
    var all = environment
    all["LC_ALL"] = environment["LC_ALL"] ?? "C.UTF-8"
    // The Swift runtime's own debugger would keep a program that crashed, and ask what to do with it.
    all["SWIFT_BACKTRACE"] = environment["SWIFT_BACKTRACE"] ?? "interactive=no,color=no"
    // What a sanitizer is told to overlook counts for the program in the terminal too.
    all["ASAN_OPTIONS"] = ProcessInfo.processInfo.environment["ASAN_OPTIONS"]
    server = try TmuxServer(width: width, height: height, environment: all, folder: folder)
    try wait(for: Self.prompt.trimmingCharacters(in: .whitespaces))
  }

  // MARK: The screen

  /// What the terminal shows now.
  public func screen() throws -> PaneText { PaneText(try server.run(["capture-pane", "-p"])) }

  /// What it shows now, and above it what has scrolled away: for the words of a failure.
  private func everything() throws -> String { try server.run(["capture-pane", "-p", "-S", "-"]) }

  /// What it shows now, with the sequences of its styles.
  public func styledScreen() throws -> String { try server.run(["capture-pane", "-p", "-e"]) }

  /// Waits until the screen is as it is wanted, and returns it.
  ///
  /// It may show half a frame: what else is to be true of the same frame belongs into the same wait.
  @discardableResult
  public func wait(until what: String, _ isWanted: (PaneText) -> Bool) throws -> PaneText {
    try eventually(what, instead: try everything()) {
      let screen = try screen()
      return isWanted(screen) ? screen : nil
    }
  }

  /// Waits until a text is on the screen.
  @discardableResult
  public func wait(for text: String) throws -> PaneText { try wait(until: "'\(text)'") { $0.has(text) } }

  /// Waits until a text is no longer on the screen.
  @discardableResult
  public func wait(without text: String) throws -> PaneText {
    try wait(until: "a screen without '\(text)'") { !$0.has(text) }
  }

  /// Waits until the screen is as it is wanted and nothing on it moves, and returns it: a whole frame.
  @discardableResult
  public func still(until what: String, _ isWanted: (PaneText) -> Bool) throws -> PaneText {
    var last: [PaneText] = []
    return try eventually("a still screen with \(what)", instead: try everything()) {
      last = try last.suffix(2) + [screen()]
      return last.count == 3 && Set(last).count == 1 && isWanted(last[0]) ? last[0] : nil
    }
  }

  /// Waits until a text is on a screen on which nothing moves.
  @discardableResult
  public func still(with text: String) throws -> PaneText { try still(until: "'\(text)'") { $0.has(text) } }

  /// Something that tmux knows about the pane, such as `alternate_on`.
  public func fact(_ name: String) throws -> String {
    try server.run(["display-message", "-p", "#{\(name)}"]).trimmingCharacters(in: .newlines)
  }

  /// Waits until tmux says something about the pane.
  public func wait(forFact name: String, _ value: String) throws {
    _ = try eventually("\(name) = \(value)", instead: try everything()) {
      try fact(name) == value ? true : nil
    }
  }

  // MARK: Hands

  /// Presses keys by tmux's names, such as `Enter`, `Down`, `C-c`.
  public func press(_ keys: String...) throws { try server.run(["send-keys"] + keys) }

  /// Types text.
  public func type(_ text: String) throws { try server.run(["send-keys", "-l", text]) }

  /// Sends bytes as they are.
  public func send(bytes: [UInt8]) throws {
    try server.run(["send-keys", "-H"] + bytes.map { String($0, radix: 16) })
  }

  /// Clicks at a place, counted from 0, in the way that the program has asked the terminal to report it.
  public func click(x: Int, y: Int) throws {
    if try fact("mouse_sgr_flag") == "1" {
      try send(bytes: Array("\u{1B}[<0;\(x + 1);\(y + 1)M\u{1B}[<0;\(x + 1);\(y + 1)m".utf8))
    } else {
      try send(bytes: Array("\u{1B}[M ".utf8) + [UInt8(x + 33), UInt8(y + 33)])
    }
  }

  /// Gives the terminal another size.
  public func resize(width: Int, height: Int) throws {
    try server.run(["resize-window", "-x", "\(width)", "-y", "\(height)"])
  }

  /// Closes the terminal under whatever runs in it.
  public func hangUp() throws { try server.run(["kill-server"]) }

  // MARK: The shell

  /// Lets the shell do something, and waits until it has.
  /// - Returns: what that printed.
  @discardableResult
  public func shell(_ command: String) throws -> String {
    count += 1
    try type("{ \(command); } >output\(count).part 2>&1; mv output\(count).part output\(count)\n")
    return try eventually("the end of: \(command)", instead: try everything()) {
      folder.text("output\(count)")
    }
  }

  /// Starts loopviz in the shell.
  /// - Parameter prefix: what stands before it on the command line, such as `env TERM=dumb`.
  public func start(_ arguments: String = "", prefix: String = "") throws {
    unlink(folder.file("pid"))
    try type("clear; \(prefix) sh -c 'echo $$ >pid.part; mv pid.part pid; exec \(Product.path) \(arguments)'\n")
    _ = try identifier()
  }

  /// The process number of the loopviz that was started last.
  public func identifier() throws -> Int32 {
    try eventually("the program's start", instead: try everything()) {
      folder.text("pid").flatMap { Int32($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
    }
  }

  /// Waits until the program has ended.
  /// - Returns: its status as shells count it: 128 and the signal's number for a signal.
  public func finish() throws -> Int {
    let identifier = try identifier()
    try waitForEnd(of: identifier)
    let status = try shell("echo $?").trimmingCharacters(in: .newlines)
    return Int(status) ?? -1
  }

  /// Waits until there is no such process.
  public func waitForEnd(of identifier: Int32) throws {
    _ = try eventually("the end of the program", instead: (try? everything()) ?? "no screen") {
      kill(identifier, 0) != 0 && errno == ESRCH || isZombie(identifier) ? true : nil
    }
  }

  /// Whether it has ended and nobody has asked yet how, as it can be in a container without an init process.
  private func isZombie(_ identifier: Int32) -> Bool {
    let status = FileManager.default.contents(atPath: "/proc/\(identifier)/status") ?? Data()
    return String(decoding: status, as: UTF8.self).contains("State:\tZ")
  }
}

/// Runs a test's body with a terminal of its own, on a thread of its own.
public func inTerminal(
  width: Int = 80, height: Int = 24, environment: [String: String] = [:],
  _ body: @escaping @Sendable (TerminalSession) throws -> Void
) async throws {
  try await onOwnThread {
    try body(TerminalSession(width: width, height: height, environment: environment))
  }
}
