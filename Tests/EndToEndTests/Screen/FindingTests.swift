import TestSupport
import Testing

/// What lints found, on the real screen.
@Suite("findings")
struct FindingTests {
  @Test("the header counts them as they come, and Enter tells them")
  func count() async throws {
    try await inTerminal(width: 120, height: 40) { terminal in
      try terminal.start("run forgotten")
      try terminal.wait(until: "both findings") { $0.header.contains("! 2 findings") }
      try terminal.wait(for: "✔ ended")
      try terminal.press("Enter")
      let screen = try terminal.still(with: "┌ summary")
      #expect(screen.has("! never awaited     at 0.00"))
      #expect(screen.has("! never retrieved   at 0.00"))
      try terminal.press("Escape")
      try terminal.resize(width: 80, height: 24)
      try terminal.wait(for: "; Enter: 2 findings")
    }
  }

  @Test("a deadlock ends the run, which says who waits for whom")
  func deadlock() async throws {
    try await inTerminal { terminal in
      try terminal.start("run deadlock")
      let screen = try terminal.still(with: "✖ failed")
      #expect(screen.header.contains("! 1 "), "\(screen.header)")
      #expect(screen.has("the example failed: RuntimeError('deadlock: Task-1 waits for fork"))
      try terminal.press("Down")
      try terminal.wait(for: "Task-1 holds knife. Task-2 waits for knife.")
      try terminal.press("Down", "Down")
      try terminal.wait(for: "in a circle: for fork")
      try terminal.press("q")
      #expect(try terminal.finish() == 1, "an example that failed ends with status 1")
    }
  }

  @Test("a run without fault has none")
  func none() async throws {
    try await inTerminal { terminal in
      try terminal.start("run lock --clock virtual")
      let screen = try terminal.still(with: "✔ ended")
      #expect(!screen.header.contains("!"))
      #expect(!screen.has("finding"))
    }
  }
}
