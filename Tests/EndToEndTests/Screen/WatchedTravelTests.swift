import TestSupport
import Testing
import VizEngine

/// A program that is watched stands still on the screen when it is told to, and is a run like any other at its end.
@Suite(
  "a watched program is paused, exported and replayed", .enabled(if: Product.find("python3") != nil, "no python3 here"))
struct WatchedTravelTests {
  private static let counting = """
    import asyncio, sys

    async def count():
        number = 0
        while True:
            number += 1
            print("number", number)
            try:
                await asyncio.sleep(0.03)
            except asyncio.CancelledError:
                sys.exit(6)

    asyncio.run(count())

    """

  /// How many events the header says that there are.
  private static func events(_ screen: PaneText) -> Int? {
    guard screen.header.contains("◀"), let start = screen.header.firstRange(of: " event ")?.upperBound else {
      return nil
    }
    let words = screen.header[start...].split(separator: " ")
    return words.count > 2 ? Int(words[2]) : nil
  }

  @Test("pausing freezes the picture while the recording goes on; the whole run is exported and replayed")
  func pause() async throws {
    try await inTerminal(width: 120, height: 40) { terminal in
      try terminal.folder.write(Self.counting, to: "app.py")
      try terminal.start("watch app.py")
      try terminal.wait(for: "number 5")
      try terminal.press("Space")
      let first = try terminal.wait(until: "the past") { Self.events($0) != nil }
      let known = try #require(Self.events(first))
      let paused = try terminal.wait(until: "more events") { (Self.events($0) ?? 0) > known + 5 }
      let later = try terminal.wait(until: "more events") { (Self.events($0) ?? 0) > known + 20 }
      #expect(later.lines.dropFirst() == paused.lines.dropFirst())
      try terminal.press("End")
      try terminal.wait(for: "▶ running")
      try terminal.press("C-c")
      _ = try terminal.still(with: "✖ exit status 6")
      try terminal.press("e")
      try terminal.wait(for: "Enter write")
      try terminal.press("C-u")
      try terminal.type("out.log")
      try terminal.press("Enter")
      try terminal.wait(for: "any key")
      try terminal.press("q", "q")
      #expect(try terminal.finish() == 6)
      let log = TextLog(reading: terminal.folder.text("out.log") ?? "")
      #expect(log.problems.map(\.description) == [])
      #expect(log.header.program == "app.py")
      #expect(log.trace.events.count > known + 20)
      try terminal.start("replay --speed max out.log")
      let replayed = try terminal.still(with: "✔ ended")
      #expect(replayed.has("─ where tasks stand ") && replayed.has(" number "))
      try terminal.press("q")
      #expect(try terminal.finish() == 0)
    }
  }
}
