import Foundation
import TestSupport
import Testing
import VizEngine

/// Real programs of Python under `loopviz watch`, without a screen.
@Suite("watch", .enabled(if: Product.find("python3") != nil, "no python3 here"))
struct WatchTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.program, to: "app.py")
  }

  private static let program = """
    import asyncio, os, signal, sys, time

    async def worker(number):
        print("waiting", number, flush=True)
        await asyncio.sleep(number / 100)
        return f"done {number}"

    async def main():
        tasks = [asyncio.create_task(worker(number)) for number in (1, 2)]
        await asyncio.wait(tasks)
        print([task.result() for task in tasks], file=sys.stderr, flush=True)
        if "block" in sys.argv:
            time.sleep(0.3)
        if "kill" in sys.argv:
            os.kill(os.getpid(), signal.SIGKILL)
        if "exit" in sys.argv:
            sys.exit(5)
        if "raise" in sys.argv:
            raise ValueError("no")

    print(sys.argv[1:])
    asyncio.run(main())
    """

  private func watch(_ options: [String], _ arguments: [String]) async throws -> Finished {
    let words = ["watch"] + options + [folder.file("app.py")] + arguments
    return try await onOwnThread { try runProcess(Product.path, words) }
  }

  private func alone(_ arguments: [String]) async throws -> Finished {
    let words = ["python3", folder.file("app.py")] + arguments
    return try await onOwnThread { try runProcess("/usr/bin/env", words) }
  }

  @Test("what it prints and how it ends are its own", arguments: [[], ["--log", "-x"], ["exit"], ["raise"], ["kill"]])
  func sameAsAlone(arguments: [String]) async throws {
    let alone = try await alone(arguments)
    let watched = try await watch(["--log", folder.file("run.log")], arguments)
    #expect(watched.ending == alone.ending)
    #expect(watched.output == alone.output)
    #expect(watched.error.hasPrefix(alone.error))
  }

  @Test("its log is whole and tells of every task")
  func log() async throws {
    let watched = try await watch([], [])
    let log = TextLog(reading: watched.output)
    #expect(log.problems.map(\.description) == [])
    #expect(log.header.program == "app.py")
    let words = LogText(watched.output).events.map { $0.split(separator: " ").map(String.init) }
    for task in ["T1", "T2", "T3"] {
      let own = words.filter { $0[2] == task }.map { $0[3] }
      #expect(own == ["created", "running", "suspended", "ready", "running", "finished"], "\(task)")
    }
    #expect(watched.output.contains("result=\"'done 2'\""))
    #expect(watched.error.contains("['done 1', 'done 2']"))
  }

  @Test("a blocked loop is named with its place, and fails a check")
  func blocked() async throws {
    let watched = try await watch(["--log", folder.file("run.log"), "--fail-on", "slow-step"], ["block"])
    #expect(watched.ending == .status(3))
    #expect(watched.error.contains("loop blocked"))
    #expect(folder.text("run.log")?.contains("kind=slow-step") == true)
    let fine = try await watch(["--log", folder.file("fine.log"), "--fail-on", "slow-step"], [])
    #expect(fine.ending == .status(0))
  }

  @Test("options that are nobody's are refused, and help is loopviz's own")
  func options() async throws {
    let help = try await onOwnThread { try runProcess(Product.path, ["watch", "--help"]) }
    #expect(help.ending == .status(0))
    #expect(help.output.contains("loopviz watch [options] script.py"))
    let refused = try await onOwnThread { try runProcess(Product.path, ["watch", "--plian", "app.py"]) }
    #expect(refused.ending == .status(2))
    #expect(refused.error.contains("Unknown option '--plian'"))
  }

  @Test("who reads the log may go, and then the program does not stay behind")
  func readerGone() async throws {
    try folder.write(
      """
      import asyncio, os
      open("\(folder.file("identity"))", "w").write(str(os.getpid()))
      async def main():
          while True:
              await asyncio.sleep(0.01)
      asyncio.run(main())
      """, to: "endless.py")
    let run = try await onOwnThread {
      try runProcess("/bin/sh", ["-c", "'\(Product.path)' watch --plain '\(folder.file("endless.py"))' | head -n 1"])
    }
    #expect(run.output == "# loopviz log 1\n")
    let identity = try #require(Int32(String(contentsOfFile: folder.file("identity"), encoding: .utf8)))
    _ = try eventually("the end of the program") { kill(identity, 0) != 0 ? true : nil }
  }

  @Test("what asks loopviz to end ends the program as it would", arguments: [SIGTERM, SIGHUP])
  func askedToEnd(signal: Int32) async throws {
    try folder.write(
      """
      import asyncio, os
      async def main():
          print(os.getpid(), flush=True)
          while True:
              await asyncio.sleep(0.01)
      asyncio.run(main())
      """, to: "endless.py")
    let run = try await onOwnThread {
      try runProcess(
        "/bin/sh",
        [
          "-c",
          """
          '\(Product.path)' watch --plain --log '\(folder.file("log"))' '\(folder.file("endless.py"))' >'\(folder.file("out"))' &
          until [ -s '\(folder.file("out"))' ]; do sleep 0.05; done
          kill -\(signal) $!; wait $!; echo $?
          """,
        ])
    }
    #expect(run.output == "\(128 + signal)\n")
    let identity = try #require(
      Int32(String(contentsOfFile: folder.file("out"), encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines))
    )
    #expect(kill(identity, 0) != 0)
  }

  @Test("what cannot be started is said", arguments: [[], ["--", "no-such-program"]])
  func nothing(words: [String]) async throws {
    let run = try await onOwnThread { try runProcess(Product.path, ["watch"] + words) }
    #expect(run.ending == .status(words.isEmpty ? 2 : 1))
    #expect(!run.error.isEmpty)
  }
}

/// Ctrl-C in a terminal while a program is watched.
@Suite("watch in a terminal", .enabled(if: Product.find("python3") != nil, "no python3 here"))
struct WatchInTerminalTests {
  private static let program = """
    import asyncio, sys

    async def main():
        print("running", flush=True)
        while True:
            try:
                await asyncio.sleep(0.05)
            except asyncio.CancelledError:
                print("asked to end", flush=True)
                if "stubborn" not in sys.argv:
                    return

    asyncio.run(main())
    """

  @Test("on the screen: its source, its output, its end, and its exit status")
  func onTheScreen() async throws {
    try await inTerminal(width: 120, height: 40) { terminal in
      let program =
        "import asyncio\nasync def main():\n    print('hello', flush=True)\n    await asyncio.sleep(0.2)\n    exit(7)\n"
      try terminal.folder.write(program + "asyncio.run(main())\n", to: "app.py")
      try terminal.start("watch --log run.log app.py")
      let screen = try terminal.still(with: "exit status 7")
      #expect(screen.has("hello"))
      #expect(screen.has("await asyncio.sleep(0.2)"))
      #expect(screen.has("Task-1 main()"))
      try terminal.press("q")
      #expect(try terminal.finish() == 7)
      let log = TextLog(reading: terminal.folder.text("run.log") ?? "")
      #expect(log.problems.map(\.description) == [])
      let outputs = log.trace.events.compactMap { event in
        if case .output(let text) = event.kind { log.trace.tables[text] } else { String?.none }
      }
      #expect(outputs == ["hello"], "what it printed is in the log")
    }
  }

  @Test("Ctrl-C on the screen reaches the program, and a second one ends both")
  func interruptedOnTheScreen() async throws {
    try await inTerminal(width: 120, height: 40) { terminal in
      try terminal.folder.write(Self.program, to: "app.py")
      try terminal.start("watch app.py stubborn")
      try terminal.wait(for: "running")
      try terminal.press("C-c")
      try terminal.wait(for: "asked to end")
      try terminal.press("C-c")
      try terminal.waitForEnd(of: try terminal.identifier())
      try terminal.wait(for: "shell>")
    }
  }

  @Test("the first Ctrl-C is the program's, the second ends what does not heed it", arguments: ["polite", "stubborn"])
  func interrupted(manner: String) async throws {
    try await inTerminal(width: 80, height: 24) { terminal in
      try terminal.folder.write(Self.program, to: "app.py")
      try terminal.start("watch --plain --log run.log app.py \(manner)")
      try terminal.wait(for: "running")
      try terminal.press("C-c")
      try terminal.wait(for: "asked to end")
      if manner == "stubborn" { try terminal.press("C-c") }
      try terminal.waitForEnd(of: try terminal.identifier())
      let log = terminal.folder.text("run.log") ?? ""
      // What is killed may leave the last tenth of a second unwritten.
      if manner == "polite" { #expect(log.contains("cancelling")) }
      #expect(log.contains("# events:") == (manner == "polite"))
    }
  }
}
