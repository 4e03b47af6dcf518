import TestSupport
import Testing

/// Two runs side by side, in a real terminal and without one.
@Suite("compare")
struct CompareTests {
  @Test("two marked examples are recorded, played, and what differs is said at the end")
  func fromTheMenu() async throws {
    try await inTerminal { terminal in
      try terminal.start()
      try terminal.wait(for: "▸ coroutine")
      try terminal.type("/workers")
      try terminal.press("Enter", "c")
      try terminal.wait(until: "the mark") { $0.has("◆▸ workers") && $0.has("c unmark") }
      try terminal.press("Down", "Down")
      try terminal.wait(for: "c compare with workers")
      try terminal.press("c")
      // It plays: the first worker's second is over, and the others' are not.
      try terminal.wait(until: "the play") {
        $0.header.hasPrefix(" workers beside sequential") && $0.header.contains("▶ 1×   1.")
      }
      try terminal.press("Space")
      let paused = try terminal.still(with: "‖ paused")
      #expect(paused.has("◌ Task-4 worker(4)") && paused.has("─ time ─"))
      try terminal.press("End")
      let end = try terminal.still(with: "─ what differs ─")
      #expect(end.header.contains("✔ ended   10.000 s of 10.000 s"))
      #expect(end.has("workers is 2.5 times faster: 4.00 s, not 10.0 s."))
      #expect(end.has("✔ ended at 4.000 s") && end.has("✔ ended at 10.000 s"))
      try terminal.press("q")
      try terminal.wait(until: "the menu, unmarked") { $0.has("▸ sequential") && $0.has("c compare ") && !$0.has("◆") }
    }
  }

  @Test("compare A B plays to its end by itself; real sockets work too; back leaves the program")
  func fromTheCommandLine() async throws {
    try await inTerminal { terminal in
      try terminal.start("compare await requests")
      try terminal.wait(for: "await beside requests")
      try terminal.press(">", ">", ">")
      try terminal.wait(for: "─ what differs ─")
      try terminal.press(",")
      let back = try terminal.still(with: "‖ paused")
      #expect(back.has("─ why, in await ─"))
      try terminal.press("Tab", "Down")
      try terminal.wait(for: "─ why, in requests ─")
      try terminal.press("Escape", "q")
      #expect(try terminal.finish() == 0)
    }
  }

  @Test("an example and a log, with the deadlock's failure said")
  func log() async throws {
    try await inTerminal { terminal in
      try terminal.shell("\(Product.path) run deadlock --plain --clock virtual --log stuck.log")
      try terminal.start("compare stuck.log deadlock")
      try terminal.wait(for: "stuck.log beside deadlock")
      try terminal.press("End")
      try terminal.wait(until: "both failures") { screen in
        screen.lines.count { $0.contains("✖ failed at 0.900 s") } == 2 && screen.has("do not tell which is faster")
      }
      try terminal.press("q")
      #expect(try terminal.finish() == 0)
    }
  }

  @Test("--plain prints what both come to and what differs, whole")
  func plain() async throws {
    let run = try await loopviz("compare", "sequential", "workers", "--plain")
    #expect(run.ending == .status(0) && run.error == "")
    #expect(
      run.output == """
        sequential  10.0 s for 10.0 s of waiting: nothing overlapped
                    the loop was busy 0 s of 10.0 s; 4 waits, 10.0 s in all, none overlapped
        workers     4.00 s for 10.0 s of waiting: 2.5 times faster than one after another
                    the loop was busy 0 s of 4.00 s; 4 waits, 10.0 s in all, overlapped

        workers is 2.5 times faster: 4.00 s, not 10.0 s. It has 10.0 s of waits, which overlap in 4.00 s; sequential \
        waits 10.0 s, one after another.

        """)
    let chinese = try await loopviz("compare", "blocking", "await", "--plain", "--lang", "zh")
    #expect(chinese.output.contains("await 是 blocking 的 10 倍速"))
    // Without a terminal there is no other way.
    let piped = try await loopviz("compare", "blocking", "await")
    #expect(piped.ending == .status(0) && piped.output.contains("await is 10 times faster"))
  }

  @Test("what is neither an example nor a log ends with a sentence that says what to do")
  func wrong() async throws {
    let folder = try TemporaryFolder()
    try folder.write("once upon a time\n", to: "tale.txt")
    for (name, sentence) in [
      ("nonsense", "There is no example 'nonsense', and no file of that name"),
      (folder.file("tale.txt"), "is no log of loopviz"), (folder.file(""), "Cannot read"),
    ] {
      let run = try await loopviz("compare", "workers", name, "--plain")
      #expect(run.ending == .status(1))
      #expect(run.output == "" && run.error.contains(sentence), "\(run.error)")
    }
    let missing = try await loopviz("compare", "workers")
    #expect(missing.ending == .status(2))
  }
}
