import TestSupport
import Testing

/// An example on the screen, from its start to its end.
@Suite("runs")
struct RunTests {
  /// How many tasks stand in each lane.
  private struct Lanes: Hashable {
    let pending: Int
    let suspended: Int
    let finished: Int

    init?(_ screen: PaneText) {
      guard let pending = screen.number(after: "pending"), let suspended = screen.number(after: "suspended"),
        let finished = screen.number(after: "finished")
      else { return nil }
      (self.pending, self.suspended, self.finished) = (pending, suspended, finished)
    }
  }

  @Test("the tasks of workers are seen moving from lane to lane, and all of them finish")
  func lanes() async throws {
    try await inTerminal { terminal in
      try terminal.start("run workers")
      var seen: [Lanes] = []
      try terminal.wait(until: "the end of the run") { screen in
        if let lanes = Lanes(screen), seen.last != lanes { seen.append(lanes) }
        return screen.header.contains("✔ ended")
      }
      let last = try terminal.still(with: "✔ ended")
      #expect(Set(seen).count >= 3, "\(seen)")
      #expect(seen.contains { $0.suspended == 5 && $0.finished == 0 }, "\(seen)")
      #expect(Lanes(last).map { [$0.pending, $0.suspended, $0.finished] } == [0, 0, 5])
      #expect(zip(seen, seen.dropFirst()).allSatisfy { $0.finished <= $1.finished }, "\(seen)")
      // Four seconds of its own clock, and the sentence that sums it up.
      #expect(last.header.contains("   4."), "\(last.header)")
      #expect(last.has(" s of waiting: 2.") && last.has(" times faster"))
    }
  }

  @Test("pausing holds the clock; each step lets one thing happen; going on goes on")
  func pause() async throws {
    try await inTerminal { terminal in
      try terminal.start("run workers")
      try terminal.wait(for: "suspended 5")
      try terminal.press("Space")
      // A round trip through another screen, while which a clock that runs would have gone on.
      let before = try terminal.still(with: "‖ paused")
      try terminal.press("?")
      try terminal.wait(for: "┌ help")
      try terminal.press("Escape")
      try terminal.wait(until: "the same instant") { $0 == before }
      try terminal.press(".")
      let ready = try terminal.still(with: "pending 1")
      #expect(ready.header.contains("‖ paused   1.0"), "\(ready.header)")
      #expect(ready.has("nothing yet: Task-1 is next"))
      try terminal.press(".")
      let stepped = try terminal.still(with: "finished 1")
      #expect(stepped.header.contains("‖ paused   1.0"), "\(stepped.header)")
      #expect(stepped.has("suspended 4"))
      try terminal.press("Space")
      try terminal.wait(for: "▶ 1×")
      try terminal.wait(for: "✔ ended")
    }
  }

  @Test("r runs it again from the start: in the middle of a run, and after its end")
  func again() async throws {
    try await inTerminal { terminal in
      try terminal.start("run workers --speed 0.25")
      try terminal.wait(for: "suspended 5")
      try terminal.press(".")
      try terminal.press(".")
      try terminal.wait(for: "finished 1")
      try terminal.press("r")
      try terminal.wait(until: "a fresh run") { $0.has("suspended 5") && $0.header.contains("▶ ¼×   0.") }
      try terminal.press(">", ">", ">", ">", ">")
      try terminal.wait(for: "✔ ended")
      try terminal.press("<", "<", "<", "<", "<", "r")
      try terminal.wait(until: "a fresh run") { $0.has("suspended 5") && $0.header.contains("▶ ¼×") }
    }
  }

  @Test("a run with a log can be run again: the log is the first run's, whole")
  func againWithLog() async throws {
    try await inTerminal { terminal in
      try terminal.start("run workers --speed 8 --log run.log")
      try terminal.wait(for: "✔ ended")
      let log = LogText(terminal.folder.text("run.log") ?? "")
      #expect(log.comments.last == "# events: \(log.events.count)")
      try terminal.press("<", "<", "<", "<", "<", "r")
      try terminal.wait(until: "a fresh run") { $0.has("suspended 5") && $0.header.contains("▶ ¼×") }
      try terminal.press("q")
      #expect(try terminal.finish() == 0, "who asked for one example leaves with it")
      #expect(terminal.folder.text("run.log").map { LogText($0).events } == log.events)
    }
  }

  @Test("leaving in the middle of a run leaves a whole log")
  func leaveWithLog() async throws {
    try await inTerminal { terminal in
      try terminal.start("run workers --speed 0.25 --log run.log")
      try terminal.wait(for: "suspended 5")
      try terminal.press("q")
      #expect(try terminal.finish() == 0)
      let log = LogText(terminal.folder.text("run.log") ?? "")
      #expect(log.comments.last == "# events: \(log.events.count)")
      #expect(log.printed == (1...4).map { "waiting \($0)" })
    }
  }

  @Test("resizing in the middle of a run keeps the run and the selection")
  func resize() async throws {
    try await inTerminal { terminal in
      try terminal.start("run workers --speed 0.25")
      try terminal.wait(for: "suspended 5")
      try terminal.press("Down", "Down", "Down")
      let sentence = "Task-3 asked to sleep"
      try terminal.wait(for: sentence)
      try terminal.resize(width: 120, height: 40)
      try terminal.wait(until: "the wide layout") {
        $0.header.hasPrefix(" workers") && $0.has("─ output ") && $0.has(sentence)
      }
      try terminal.resize(width: 60, height: 16)
      try terminal.wait(until: "the small layout") {
        $0.header.hasPrefix(" workers") && !$0.has("─ output ") && $0.has(sentence)
      }
      try terminal.resize(width: 40, height: 10)
      try terminal.wait(for: "40x10 is too small: loopviz needs 60x16")
      try terminal.resize(width: 80, height: 24)
      try terminal.wait(until: "the run") {
        $0.header.hasPrefix(" workers") && $0.header.contains("5 tasks") && $0.has(sentence) && $0.has("e export")
      }
    }
  }

  @Test("a click on a task selects it")
  func click() async throws {
    try await inTerminal { terminal in
      try terminal.start("run workers --speed 0.25")
      try terminal.wait(for: "suspended 5")
      try terminal.press("Space")
      let screen = try terminal.still(with: "‖ paused")
      let row = try #require(screen.lines.lastIndex { $0.hasPrefix(" ◌ Task-3 worker(3)") })
      try terminal.click(x: 5, y: row)
      try terminal.wait(for: "Task-3 asked to sleep")
    }
  }

  @Test("the help opens, scrolls to its end, and closes")
  func help() async throws {
    try await inTerminal { terminal in
      try terminal.start()
      let menu = try terminal.still(with: "q quit")
      try terminal.press("?")
      let top = try terminal.still(with: "┌ help")
      #expect(top.has("suspended  gave the loop back"))
      #expect(top.has("↓ more") && !top.has("draw the screen anew"))
      try terminal.press("NPage", "G")
      let bottom = try terminal.still(with: "draw the screen anew")
      #expect(!bottom.has("↓ more"))
      try terminal.press("Escape")
      try terminal.wait(until: "the menu as it was") { $0 == menu }
    }
  }
}
