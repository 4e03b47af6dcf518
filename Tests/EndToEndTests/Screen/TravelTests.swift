import TestSupport
import Testing

/// Going back in time in a real terminal: every step shows the instant that it says.
@Suite("time travel")
struct TravelTests {
  /// How many tasks stand in each lane after some of a log's lines, counted from those lines alone.
  private struct Lanes: Hashable {
    var pending = 0
    var suspended = 0
    var finished = 0

    init(after lines: some Sequence<String>) {
      var last: [Substring: Substring] = [:]
      for line in lines {
        let words = line.split(separator: " ")
        guard words.count > 3, words[2].hasPrefix("T") else {
          if words.count == 4, words[2].hasPrefix("T") { last[words[2]] = words[3] }
          continue
        }
        if ["created", "running", "suspended", "ready", "finished"].contains(words[3]) { last[words[2]] = words[3] }
      }
      pending = last.values.filter { $0 == "created" || $0 == "ready" }.count
      suspended = last.values.filter { $0 == "suspended" }.count
      finished = last.values.filter { $0 == "finished" }.count
    }
  }

  /// The sentences of `loopviz story`, one for each event.
  private func story(_ example: String) async throws -> [String] {
    let told = try await loopviz("story", example)
    return told.output.split(separator: "\n").compactMap { line in
      line.firstRange(of: " s  ").map { String(line[$0.upperBound...]) }
    }
  }

  @Test("twenty steps back from the end of workers: lanes and why are those of each event, and the log stays")
  func twentyStepsBack() async throws {
    let story = try await story("workers")
    try await inTerminal(width: 200, height: 60) { terminal in
      try terminal.start("run workers --clock virtual --log run.log")
      let end = try terminal.still(with: "✔ ended")
      let log = terminal.folder.text("run.log") ?? ""
      let events = LogText(log).events
      #expect(events.count == story.count)
      for step in 1...20 {
        try terminal.press(",")
        let count = events.count - step
        let screen = try terminal.still(with: "event \(count) of \(events.count)")
        let lanes = Lanes(after: events.prefix(count))
        #expect(screen.has("─ pending \(lanes.pending) ─"), "after \(count) events")
        #expect(screen.has("─ suspended \(lanes.suspended) ─"), "after \(count) events")
        #expect(screen.has("─ finished \(lanes.finished) ─"), "after \(count) events")
        #expect(screen.has(story[count - 1]), "after \(count) events")
      }
      try terminal.press("End")
      #expect(try terminal.still(with: "✔ ended") == end)
      try terminal.press("q")
      #expect(try terminal.finish() == 0)
      #expect(terminal.folder.text("run.log") == log)
    }
  }
}
