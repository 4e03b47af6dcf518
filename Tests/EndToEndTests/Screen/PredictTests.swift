import TestSupport
import Testing

/// A run that asks what happens next, in a real terminal.
@Suite("predict")
struct PredictTests {
  @Test("P in the menu asks; a digit answers, Enter goes on, the end counts, q is the menu again")
  func fromTheMenu() async throws {
    try await inTerminal { terminal in
      try terminal.start()
      try terminal.wait(for: "▸ coroutine")
      try terminal.press("P")
      try terminal.wait(until: "the question") {
        $0.header.hasPrefix(" predict coroutine   question 1 of 1") && $0.has("Which lane does it go to?")
      }
      try terminal.press("1")
      let told = try terminal.still(with: "✖ wrong")
      #expect(told.has("it is: finished") && told.header.contains("0 of 1 right"))
      try terminal.press("Enter")
      let end = try terminal.still(with: "─ coroutine predicted ─")
      #expect(end.has("These were wrong:") && end.has("✖ 1. "))
      try terminal.press("r")
      try terminal.wait(for: "Which lane does it go to?")
      try terminal.press("3")
      try terminal.wait(for: "✔ right")
      try terminal.press("Space")
      try terminal.wait(for: "Every answer was right")
      try terminal.press("q")
      try terminal.wait(for: "▸ coroutine")
    }
  }

  @Test("predict EXAMPLE asks who is next, shows nothing of the future, and back leaves the program")
  func fromTheCommandLine() async throws {
    try await inTerminal(width: 120, height: 40) { terminal in
      try terminal.start("predict workers")
      let screen = try terminal.still(with: "The loop is free. Who gets it next?")
      #expect(
        screen.header.contains("0.000 s   turn 0") && screen.has("pending 5") && screen.has("─ running ── nothing"))
      #expect(!screen.has("#1") && !screen.has("1.000") && !screen.has("finished at"))
      try terminal.press("Down", "Down", "Up")
      try terminal.wait(for: " ▸ 2  ")
      try terminal.press("Enter")
      try terminal.wait(for: "it is: Task-1 worker(1)")
      try terminal.press("q")
      #expect(try terminal.finish() == 0)
    }
  }

  @Test("a wrong name, and no terminal, end with a sentence")
  func wrong() async throws {
    let unknown = try await loopviz("predict", "nonsense")
    #expect(unknown.ending == .status(2))
    #expect(unknown.error.contains("There is no example 'nonsense'. loopviz list names them all."))
    let piped = try await loopviz("predict", "workers")
    #expect(piped.ending == .status(1) && piped.error.contains("The screen needs a terminal"))
  }
}
