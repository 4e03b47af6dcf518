import TestSupport
import Testing

/// Saving the log of a run from the screen.
@Suite("export")
struct ExportTests {
  /// Opens the form and replaces the name that it proposes.
  private static func fill(_ terminal: TerminalSession, name: String) throws {
    try terminal.press("e")
    try terminal.wait(for: "┌ export the run")
    try terminal.press("C-u")
    try terminal.type(name)
    try terminal.wait(until: "the name in the form") { $0.lines.contains { $0.contains("file    \(name) ") } }
    try terminal.press("Enter")
  }

  /// A line of the log as the screen words it: the time cut to milliseconds, who, and what it did.
  private static func words(_ line: String) -> [String] {
    let fields = line.split(separator: " ").map(String.init)
    let who = fields[2].hasPrefix("T") ? "Task-\(fields[2].dropFirst())" : fields[2]
    let words = [String(fields[0].dropLast(6)), who, fields[3] == "output" ? "prints" : fields[3]]
    return words + LogText(line).printed
  }

  @Test("the file holds what the screen shows, and says how much that is")
  func written() async throws {
    try await inTerminal(width: 120, height: 40) { terminal in
      try terminal.start("run workers --speed 8")
      let screen = try terminal.still(with: "✔ ended")
      try Self.fill(terminal, name: "out.log")
      try terminal.wait(for: "Written: 46 events in out.log")
      let log = LogText(terminal.folder.text("out.log") ?? "")
      #expect(log.events.count == 46)
      #expect(log.comments.first == "# loopviz log 1")
      #expect(log.comments.last == "# events: 46")
      // The pane ends where the column to its right begins.
      let shown = screen.pane("log").map { $0.prefix { $0 != "│" }.split(separator: " ") }
      #expect(shown.count >= 8)
      for (line, event) in zip(shown, log.events.suffix(shown.count)) {
        let words = Self.words(event)
        let text = line.joined(separator: " ")
        #expect(text.hasPrefix(words.prefix(3).joined(separator: " ")), "\(event)")
        #expect(words.count < 4 || text.hasSuffix(words[3]), "\(event)")
      }
      #expect(try terminal.folder.names().filter { $0.hasPrefix("out") && $0.contains("log") } == ["out.log"])
    }
  }

  @Test("a run that is under way is saved as far as it has come")
  func underWay() async throws {
    try await inTerminal { terminal in
      try terminal.start("run workers")
      try terminal.wait(for: "suspended 5")
      try terminal.press("Space")
      try terminal.wait(for: "‖ paused")
      try Self.fill(terminal, name: "part.log")
      let screen = try terminal.still(with: "Written: ")
      let log = LogText(terminal.folder.text("part.log") ?? "")
      #expect(screen.has("Written: \(log.events.count) events in part.log"))
      #expect(log.comments.last == "# events: \(log.events.count)")
      #expect(log.printed == (1...4).map { "waiting \($0)" })
    }
  }

  @Test("a file that exists is not overwritten before a second yes")
  func exists() async throws {
    try await inTerminal { terminal in
      try terminal.folder.write("mine", to: "out.log")
      try terminal.start("run workers --speed 8")
      try terminal.wait(for: "✔ ended")
      try Self.fill(terminal, name: "out.log")
      try terminal.wait(for: "This file exists. Enter again overwrites it")
      #expect(terminal.folder.text("out.log") == "mine")
      try terminal.press("Escape")
      try terminal.wait(without: "┌ export")
      #expect(terminal.folder.text("out.log") == "mine")
      try Self.fill(terminal, name: "out.log")
      try terminal.wait(for: "This file exists")
      try terminal.press("Enter")
      try terminal.wait(for: "Written: 46 events")
      #expect(LogText(terminal.folder.text("out.log") ?? "").events.count == 46)
    }
  }

  @Test("an error stands in the form in words, and the path can be mended")
  func missingFolder() async throws {
    try await inTerminal { terminal in
      try terminal.start("run workers --speed 8")
      try terminal.wait(for: "✔ ended")
      try Self.fill(terminal, name: "nowhere/out.log")
      let screen = try terminal.still(with: "cannot write nowhere/out.log: No such file or directory")
      #expect(screen.has("┌ export the run"))
      #expect(screen.has("file    nowhere/out.log"))
      try terminal.press("Home", "DC", "DC", "DC", "DC", "DC", "DC", "DC", "DC")
      try terminal.wait(until: "the mended name") { $0.lines.contains { $0.contains("file    out.log ") } }
      try terminal.press("Enter")
      try terminal.wait(for: "Written: 46 events in out.log")
      try terminal.press("Space")
      try terminal.wait(without: "┌ export")
    }
  }
}
