import Foundation
import TestSupport
import Testing

/// Keys that go to a program which is watched on the screen.
@Suite("keys for a watched program", .enabled(if: Product.find("python3") != nil, "no python3 here"))
struct WatchedTypingTests {
  private static let asking = """
    import asyncio, os, sys

    async def main():
        name = await asyncio.to_thread(input, "name? ")
        print("hello", name)
        line = await asyncio.to_thread(sys.stdin.readline)
        print("a line", repr(line))
        try:
            await asyncio.sleep(3600)
        except asyncio.CancelledError:
            print("asked to end")
            sys.exit(4)

    print("terminal", os.isatty(0), os.isatty(1), os.isatty(2))
    asyncio.run(main())

    """

  @Test("a prompt is seen, what is typed reaches the program, and Ctrl-] gives the keys back", arguments: [80, 120])
  func typing(width: Int) async throws {
    try await inTerminal(width: width, height: width == 80 ? 24 : 40) { terminal in
      try terminal.folder.write(Self.asking, to: "app.py")
      try terminal.start("watch app.py")
      try terminal.wait(for: "i type to it")
      try terminal.press("i")
      try terminal.wait(until: "the prompt") { $0.has(" name?") && $0.has("keys go to the program    Ctrl-] gives") }
      #expect(try terminal.screen().has("terminal True True True"))
      try terminal.type("qZoxx")
      try terminal.press("BSpace", "BSpace", "ë", "Enter")
      try terminal.wait(for: "hello qZoë")
      // Arrows and the end of input.
      try terminal.press("Left", "Enter")
      try terminal.wait(for: "a line '\\x1b[D\\n'")
      try terminal.press("C-]")
      try terminal.wait(until: "the footer") { $0.has("i type to it") && !$0.has("keys go to") }
      try terminal.press("i")
      try terminal.wait(for: "keys go to the program")
      try terminal.press("C-c")
      try terminal.wait(until: "the end") { $0.has("exit status 4") && !$0.has("keys go to") }
      try terminal.press("q")
      #expect(try terminal.finish() == 4)
      let modes = try terminal.shell("stty -a")
      #expect(modes.contains(" echo ") && modes.contains(" icanon "))
    }
  }

  @Test("the end of input, and Ctrl-C, mean what they mean in a terminal")
  func endOfInput() async throws {
    try await inTerminal(width: 120, height: 40) { terminal in
      try terminal.folder.write(Self.asking, to: "app.py")
      try terminal.start("watch app.py")
      try terminal.wait(for: " name?")
      try terminal.press("i", "C-d")
      try terminal.wait(for: "EOFError")
      try terminal.wait(for: "exit status 1")
      try terminal.press("q")
      #expect(try terminal.finish() == 1)
    }
  }

  @Test("leaving while the program runs ends it, and its log holds what it had written")
  func left() async throws {
    try await inTerminal(width: 120, height: 40) { terminal in
      try terminal.folder.write(Self.asking, to: "app.py")
      try terminal.start("watch --log run.log app.py")
      try terminal.wait(until: "the prompt, and a task that waits") { $0.has(" name?") && $0.has("suspended 1") }
      try terminal.press("q")
      #expect(try terminal.finish() == 128 + 15)
      let log = terminal.folder.text("run.log") ?? ""
      #expect(log.contains("output     text=\"terminal True True True\""))
      #expect(log.contains("T1    suspended"))
      #expect(log.contains("text=\"name? \""))
    }
  }

  @Test("Ctrl-C goes to all processes of the program, as a terminal sends it")
  func group() async throws {
    try await inTerminal(width: 120, height: 40) { terminal in
      let program = """
        import asyncio, sys

        async def main():
            child = await asyncio.create_subprocess_exec(
                sys.executable, "-c",
                "import time\\ntry:\\n    print('child runs', flush=True)\\n    time.sleep(3600)\\n"
                "except KeyboardInterrupt:\\n    print('child interrupted', flush=True)")
            try:
                await asyncio.shield(child.wait())
            except asyncio.CancelledError:
                await child.wait()
                print("both ended")

        asyncio.run(main())

        """
      try terminal.folder.write(program, to: "app.py")
      try terminal.start("watch app.py")
      try terminal.wait(for: "child runs")
      try terminal.press("C-c")
      try terminal.wait(for: "child interrupted")
      try terminal.wait(for: "both ended")
      try terminal.press("q")
      _ = try terminal.finish()
    }
  }

  @Test("the terminal is given back when loopviz is ended while keys are the program's, and the program ends too")
  func ended() async throws {
    try await inTerminal(width: 80, height: 24) { terminal in
      try terminal.folder.write("import os\nopen('pid.txt', 'w').write(str(os.getpid()))\n" + Self.asking, to: "app.py")
      try terminal.start("watch app.py")
      try terminal.wait(for: "i type to it")
      try terminal.press("i")
      try terminal.wait(until: "the prompt") { $0.has(" name?") && $0.has("keys go to the program") }
      let program = Int32(terminal.folder.text("pid.txt") ?? "") ?? 0
      #expect(program > 0)
      kill(try terminal.identifier(), SIGTERM)
      #expect(try terminal.finish() == 128 + 15)
      try terminal.waitForEnd(of: program)
      #expect(try terminal.fact("alternate_on") == "0")
      #expect(try terminal.shell("stty -a").isEmpty == false)
    }
  }
}
