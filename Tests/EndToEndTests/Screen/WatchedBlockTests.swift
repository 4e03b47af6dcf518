import TestSupport
import Testing

/// A program that blocks its loop, and one that forks, while they run: on the screen, and without one.
@Suite("watch names what is wrong while it is", .enabled(if: Product.find("python3") != nil, "no python3 here"))
struct WatchedBlockTests {
  /// Blocks its loop once, in line 7, and then runs until it is ended.
  private static let blocking = """
    import asyncio
    import time

    async def handle():
        await asyncio.sleep(0.2)
        print("blocking", flush=True)
        time.sleep(0.2)
        await asyncio.sleep(3600)

    asyncio.run(handle())

    """

  /// Forks once, and then runs until it is ended.
  private static let forking = """
    import asyncio, os

    async def main():
        await asyncio.sleep(0.2)
        if os.fork() == 0:
            os._exit(0)
        print("forked", flush=True)
        while True:
            await asyncio.sleep(0.05)

    asyncio.run(main())

    """

  @Test("on the screen a loop that is blocked is named with its line and for how long")
  func onTheScreen() async throws {
    try await inTerminal(width: 80, height: 24) { terminal in
      try terminal.folder.write(Self.blocking, to: "app.py")
      try terminal.start("watch app.py")
      let screen = try terminal.wait(until: "the finding") { $0.has("! Task-1 handle() held the loop for 2") }
      #expect(screen.has(" ms at app.py:7"))
      #expect(screen.header.contains("! 1"))
      #expect(screen.header.contains("running"))
      try terminal.press("Enter")
      try terminal.wait(until: "the details") { $0.has("! loop blocked      at ") && $0.has("at app.py:7") }
      try terminal.press("Escape", "q")
      try terminal.waitForEnd(of: try terminal.identifier())
    }
  }

  @Test("without a screen it is named on standard error")
  func plain() async throws {
    try await inTerminal(width: 160, height: 24) { terminal in
      try terminal.folder.write(Self.blocking, to: "app.py")
      try terminal.start("watch --plain --log run.log app.py")
      let screen = try terminal.wait(for: "loopviz: loop blocked at")
      #expect(screen.has("Task-1 handle() held the loop for 2"))
      #expect(screen.has(" ms at app.py:7"))
      try terminal.press("C-c")
      try terminal.waitForEnd(of: try terminal.identifier())
    }
  }

  @Test("that the program forked is said on the screen and without one", arguments: ["", "--plain --log run.log"])
  func fork(options: String) async throws {
    try await inTerminal(width: 120, height: 40) { terminal in
      try terminal.folder.write(Self.forking, to: "app.py")
      try terminal.start("watch \(options) app.py")
      try terminal.wait(for: "he program forked")
      try terminal.press("C-c")
      try terminal.wait(for: options.isEmpty ? "✖ signal 2" : "shell>")
    }
  }
}
