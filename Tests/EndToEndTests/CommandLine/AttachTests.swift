import Foundation
import TestSupport
import Testing
import VizEngine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A Python that lets others in: LOOPVIZ_PYTHON314, or `python3.14` on PATH.
enum OpenPython {
  static let path: String? = {
    let named = ProcessInfo.processInfo.environment["LOOPVIZ_PYTHON314"]
    return named.flatMap { FileManager.default.isExecutableFile(atPath: $0) ? $0 : nil } ?? Product.find("python3.14")
  }()
}

/// Real programs to which `loopviz attach` comes while they run.
@Suite("attach", .enabled(if: OpenPython.path != nil, "no python3.14 here, nor one that LOOPVIZ_PYTHON314 names"))
struct AttachTests {
  private let folder: TemporaryFolder
  private let python: String

  init() throws {
    folder = try TemporaryFolder()
    python = try #require(OpenPython.path)
    try folder.write(Self.program, to: "app.py")
  }

  /// It ends by itself, with status 7, when it is sent SIGUSR1.
  private static let program = """
    import asyncio, signal, sys, time

    async def worker(number, over):
        while not over.is_set():
            await asyncio.sleep(0.01)
        return number

    async def main():
        over = asyncio.Event()
        asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, over.set)
        count = 0 if "idle" in sys.argv else 3
        tasks = [asyncio.create_task(worker(number, over), name=f"worker-{number}") for number in range(count)]
        await asyncio.sleep(0)
        print("running", flush=True)
        if "asleep" in sys.argv:
            time.sleep(2)
        await over.wait()
        print("done", [await task for task in tasks], flush=True)
        sys.exit(7)

    asyncio.run(main())
    """

  /// The program, once it runs.
  private func start(_ arguments: String..., environment: [String: String] = [:]) throws -> Child {
    let child = try Child(python, [folder.file("app.py")] + arguments, environment: environment)
    _ = try eventually("a running program", instead: child.error) { child.output.contains("running") ? true : nil }
    return child
  }

  /// It ends as it would have without loopviz.
  private func expectUnharmed(_ child: Child, _ output: String = "running\ndone [0, 1, 2]\n") throws {
    child.send(SIGUSR1)
    let end = try child.finish()
    #expect(end.ending == .status(7))
    #expect(end.output == output)
    #expect(end.error == "")
  }

  private func attach(_ child: Child, _ options: String...) throws -> Child {
    try Child(Product.path, ["attach", "--plain"] + options + ["\(child.identifier)"])
  }

  private func wait(for text: String, in child: Child) throws {
    _ = try eventually("'\(text)'", instead: child.output + child.error) {
      child.output.contains(text) || child.error.contains(text) ? true : nil
    }
  }

  @Test("Ctrl-C leaves, the log is whole, the program goes on; and again")
  func again() async throws {
    try await onOwnThread {
      let program = try start()
      for _ in 0..<2 {
        let attached = try attach(program)
        try wait(for: "suspended  on=sleep", in: attached)
        attached.send(SIGINT)
        let end = try attached.finish()
        #expect(end.ending == .status(0))
        #expect(end.error == "")
        let log = TextLog(reading: end.output)
        #expect(log.problems.map(\.description) == [])
        #expect(end.output.contains("# attached: 4 tasks were there"))
        #expect(end.output.contains("# events:"))
        #expect(end.output.contains("name=worker-1 coro="))
      }
      try expectUnharmed(program)
    }
  }

  @Test("the program's end ends the log, and loopviz")
  func end() async throws {
    try await onOwnThread {
      let program = try start()
      let attached = try attach(program, "--log", folder.file("run.log"))
      _ = try eventually("a log") { folder.text("run.log")?.contains(" running") == true ? true : nil }
      try expectUnharmed(program)
      let end = try attached.finish()
      #expect(end.ending == .status(0))
      #expect(end.output == "")
      let log = try #require(folder.text("run.log"))
      #expect(TextLog(reading: log).problems.map(\.description) == [])
      #expect(log.contains("finished   result=1"))
      #expect(log.contains("# events:"))
    }
  }

  @Test("loopviz is killed, the program is unharmed")
  func killed() async throws {
    try await onOwnThread {
      let program = try start()
      let attached = try attach(program)
      try wait(for: " running", in: attached)
      attached.send(SIGKILL)
      _ = try attached.finish()
      try expectUnharmed(program)
    }
  }

  @Test("a program that waits for events is woken")
  func idle() async throws {
    try await onOwnThread {
      let program = try start("idle")
      let attached = try attach(program)
      try wait(for: "suspended  on=event", in: attached)
      try expectUnharmed(program, "running\ndone []\n")
      #expect(try attached.finish().ending == .status(0))
    }
  }

  @Test("while the program's Python does nothing one waits, and may give up")
  func asleep() async throws {
    try await onOwnThread {
      let program = try start("asleep")
      let attached = try attach(program)
      try wait(for: "to run Python code", in: attached)
      attached.send(SIGINT)
      let end = try attached.finish()
      #expect(end.ending == .status(130))
      #expect(end.output == "")
      try expectUnharmed(program)
    }
  }

  @Test("two at once are one too many")
  func busy() async throws {
    try await onOwnThread {
      let program = try start()
      let first = try attach(program)
      try wait(for: " running", in: first)
      let second = try attach(program).finish()
      #expect(second.ending == .status(1))
      #expect(second.error.contains("Another loopviz"))
      first.send(SIGINT)
      #expect(try first.finish().ending == .status(0))
      try expectUnharmed(program)
    }
  }

  @Test("a program that lets nobody in")
  func closed() async throws {
    try await onOwnThread {
      let program = try start(environment: ["PYTHON_DISABLE_REMOTE_DEBUG": "1"])
      let end = try attach(program).finish()
      #expect(end.ending == .status(1))
      #expect(end.error.contains("PYTHON_DISABLE_REMOTE_DEBUG"))
      try expectUnharmed(program)
    }
  }

  @Test(
    "root attaches to another user's program, with a Python that it trusts",
    .enabled(if: geteuid() == 0 && Product.find("setpriv") != nil, "only root can try"))
  func anothers() async throws {
    try await onOwnThread {
      let setpriv = try #require(Product.find("setpriv"))
      let program = try Child(setpriv, ["--reuid=65534", "--clear-groups", python, folder.file("app.py")])
      try wait(for: "running", in: program)
      let attached = try attach(program, "--python", python)
      try wait(for: " running", in: attached)
      attached.send(SIGINT)
      #expect(try attached.finish().ending == .status(0))
      try expectUnharmed(program)
    }
  }

  @Test("nothing of it is left in the temporary folder")
  func traces() async throws {
    try await onOwnThread {
      let temporary = try TemporaryFolder()
      let program = try start()
      let attached = try Child(
        Product.path, ["attach", "--plain", "\(program.identifier)"], environment: ["TMPDIR": temporary.path])
      try wait(for: " running", in: attached)
      #expect(try temporary.names() != [])
      attached.send(SIGTERM)
      #expect(try attached.finish().ending == .status(0))
      #expect(try temporary.names() == [])
      try expectUnharmed(program)
    }
  }

  @Test("on the screen: its tasks and its source; q leaves it running")
  func onTheScreen() async throws {
    let program = try start()
    let identifier = program.identifier
    try await inTerminal(width: 120, height: 40) { terminal in
      try terminal.start("attach \(identifier)")
      let shown = ["worker-1", "app.py, PID \(identifier)", "await asyncio.sleep(0.01)"]
      // It moves all the time.
      _ = try terminal.wait(until: "tasks, name and source") { screen in shown.allSatisfy(screen.has) }
      try terminal.press("q")
      #expect(try terminal.finish() == 0)
    }
    try expectUnharmed(program)
  }
}
