import TestSupport
import Testing

/// The program's first screen, driven in a real terminal.
@Suite("menu")
struct MenuTests {
  @Test("launching it shows the menu of examples, in the alternate screen and without a cursor")
  func launch() async throws {
    try await inTerminal { terminal in
      try terminal.start()
      let screen = try terminal.still(with: "q quit")
      #expect(screen.has("▸ coroutine"))
      #expect(screen.has("workers     four tasks at once"))
      try terminal.wait(forFact: "alternate_on", "1")
      try terminal.wait(forFact: "cursor_flag", "0")
    }
  }

  @Test("keys choose an example and run it; back is the menu with it selected")
  func choose() async throws {
    try await inTerminal { terminal in
      try terminal.start()
      try terminal.wait(for: "▸ coroutine")
      for name in ["task", "callback", "result", "await", "workers"] {
        try terminal.press("Down")
        try terminal.wait(for: "▸ \(name) ")
      }
      try terminal.press("Enter")
      try terminal.wait(until: "the run") { $0.has("suspended 5") && $0.header.hasPrefix(" workers") }
      try terminal.press("q")
      try terminal.wait(for: "▸ workers ")
    }
  }

  @Test("every example can be reached by keys, and its group stands above it")
  func groups() async throws {
    try await inTerminal { terminal in
      try terminal.start()
      let first = try terminal.still(with: "▸ coroutine")
      #expect(first.has(" first steps") && first.has(" many at once"))
      #expect(first.has("↓ ") && !first.has("↑ 1"))
      try terminal.press("G")
      let last = try terminal.still(with: "▸ forgotten")
      #expect(last.has(" going wrong"))
      #expect(last.has(" more ─┬"))
      try terminal.type("/taskg")
      try terminal.wait(for: "▸ taskgroup")
    }
  }

  @Test("a search selects while it is typed")
  func search() async throws {
    try await inTerminal { terminal in
      try terminal.start()
      try terminal.wait(for: "▸ coroutine")
      try terminal.type("/block")
      try terminal.wait(for: "▸ blocking ")
      try terminal.press("Enter", "Enter")
      try terminal.wait(for: "the loop is blocked")
    }
  }
}
