import TestSupport
import Testing

/// Terminals and people who want no colours, or only ASCII, or who have too little of a terminal.
@Suite("plain terminals")
struct PlainTerminalTests {
  /// The numbers in sequences such as `ESC [ 1 ; 33 m`.
  private static func styles(_ text: String) -> Set<Int> {
    Set(
      text.matches(of: /\u{1B}\[([0-9;:]*)m/).flatMap { $0.output.1.split { ";:".contains($0) }.compactMap { Int($0) } }
    )
  }

  private static let colours = Set(Array(30...38) + Array(40...48) + Array(90...97) + Array(100...107))

  /// Shows the menu, a run, its end, the summary and the help, each of them looked at by `look`.
  private static func tour(
    _ arguments: String, prefix: String = "", _ look: @escaping @Sendable (TerminalSession) throws -> Void
  ) async throws {
    try await inTerminal { terminal in
      try terminal.start(arguments, prefix: prefix)
      try terminal.wait(for: "q quit")
      try look(terminal)
      try terminal.type("/workers")
      try terminal.wait(for: "/workers")
      try terminal.press("Enter", "Enter")
      try terminal.wait(for: "suspended 5")
      try look(terminal)
      try terminal.press(">", ">", ">")
      try terminal.still(with: " ended ")
      try look(terminal)
      try terminal.press("Enter")
      try terminal.still(with: " summary ")
      try look(terminal)
      try terminal.press("Escape")
      try terminal.wait(without: "longest step")
      try terminal.press("?")
      try terminal.still(with: " help ")
      try look(terminal)
    }
  }

  @Test("it is coloured")
  func coloured() async throws {
    try await Self.tour("") { terminal in
      let screen = try terminal.styledScreen()
      #expect(!Self.styles(screen).isDisjoint(with: Self.colours))
    }
  }

  @Test(
    "without colours marks, bold and reverse carry it all", arguments: [("", "env NO_COLOR=1"), ("--no-color", "")])
  func colourless(arguments: String, prefix: String) async throws {
    try await Self.tour(arguments, prefix: prefix) { terminal in
      let screen = try terminal.styledScreen()
      #expect(Self.styles(screen).isDisjoint(with: Self.colours), "\(screen)")
      #expect(Self.styles(screen).contains(1))
    }
  }

  @Test(
    "only ASCII where that is asked for, or is all there is", arguments: [("--ascii", ""), ("", "env LC_ALL= LANG=C")])
  func ascii(arguments: String, prefix: String) async throws {
    try await Self.tour(arguments, prefix: prefix) { terminal in
      let screen = try terminal.screen()
      #expect(screen.description.utf8.allSatisfy { $0 < 0x80 }, "\(screen)")
    }
  }

  @Test(
    "a terminal that cannot do it is told so in a sentence",
    arguments: [
      ("dumb", "cannot move its cursor"), ("no-such-terminal", "Nothing is known about a terminal called"),
      ("", "The variable TERM is not set"),
    ])
  func tooLittle(kind: String, sentence: String) async throws {
    try await inTerminal { terminal in
      let before = try terminal.shell("stty -g <\(terminal.fact("pane_tty"))")
      try terminal.start(prefix: "env TERM=\(kind)")
      #expect(try terminal.finish() == 1)
      try terminal.wait(until: sentence) { $0.lines.joined().contains(sentence) }
      #expect(try terminal.shell("stty -g <\(terminal.fact("pane_tty"))") == before)
    }
  }
}
