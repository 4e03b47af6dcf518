import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `loopviz run EXAMPLE --plain`, on the virtual clock: what the examples print, and when.
@Suite("plain runs")
struct PlainRunTests {
  /// What each example prints; the first ones word for word as the tutorial has it.
  private static let printed: [String: [String]] = [
    "coroutine": ["test 2", "TIME 0.0"],
    "task": [
      "<Task pending name='Task-1' coro=<func1() running at TaskExample.swift:8>>", "waiting: 2",
      "<Task finished name='Task-1' coro=<func1() done, defined at TaskExample.swift:8> result=None>",
      "Program finished in 0.0",
    ],
    "result": ["waiting 2", "task return value Done after 2s", "Program finished in 0.0s"],
    "await": ["waiting 2", "task return value Done after 2s", "Program finished in 1.0"],
    "workers": waiting + returned + ["program finished in 4.0s"],
    "gather": waiting + returned + ["program finished in 4.0s"],
    "sequential": zip(waiting, returned).flatMap { [$0, $1] } + ["program finished in 10.0s"],
    "blocking": waiting + returned + ["program finished in 10.0s"],
    "concurrent": (1...3).flatMap { move in (1...4).map { "board \($0): move \(move)" } } + over
      + ["program finished in 2.4s"],
    "parallel": (1...4).map { "board \($0): the players sit down" } + over + ["program finished in 2.1s"],
    "thread": (1...5).map { "tick \($0)" } + ["the report is printed"],
    "requests": [
      "/: HTTP/1.1 200 OK, 19 bytes", "/slow: HTTP/1.1 200 OK, 23 bytes", "/news: HTTP/1.1 200 OK, 23 bytes",
      "one after another: 65 bytes in 6.0s",
      "/: HTTP/1.1 200 OK, 19 bytes", "/news: HTTP/1.1 200 OK, 23 bytes", "/slow: HTTP/1.1 200 OK, 23 bytes",
      "at once: 65 bytes in 3.0s",
    ],
    "swarm": ["10000 bees were at 13333 flowers", "program finished in 5.0s"],
    "cancel": [
      "the bread is in the oven", "asked; is it done? False", "asked to stop: switching the oven off",
      "the baker is cancelled: True",
    ],
    "timeout": ["a page is here", "a film: two seconds are over"],
    "shield": [
      "saving, which must not be cut short", "out of patience; is the saving cancelled? False",
      "everything is saved",
    ],
    "race": ["Lima answers", "too late: 2"],
    "failure": [
      "the wait is over: burnt", "bread is done", "a result like others: burnt", "pie is done",
    ],
    "taskgroup": [
      "soup is ready", "rice is ready", "dinner is served", "salad is ready", "no dinner: the pan is on fire",
    ],
    "queue": [
      "loaf 1 is on the shelf", "loaf 2 is on the shelf", "loaf 3 is on the shelf", "loaf 4 is on the shelf",
      "seller 1 has sold loaf 1", "loaf 5 is on the shelf", "seller 2 has sold loaf 2", "loaf 6 is on the shelf",
      "seller 1 has sold loaf 3", "seller 2 has sold loaf 4", "seller 1 has sold loaf 5", "seller 2 has sold loaf 6",
      "sold out",
    ],
    "lock": (1...3).flatMap { ["customer \($0) pays", "customer \($0) leaves"] },
    "semaphore": [
      "car 1 parks", "car 2 parks", "car 1 drives off", "car 3 parks", "car 2 drives off", "car 4 parks",
      "car 3 drives off", "car 5 parks", "car 4 drives off", "car 5 drives off",
    ],
    "event": (1...3).map { "runner \($0) is ready" } + ["ready, steady, go"]
      + (1...3).map { "runner \($0) is there" },
    "deadlock": ["Ada has the knife", "Bob has the fork"],
    "forgotten": ["a letter to Bob", "all letters are sent, or so it seems"],
  ]
  private static let waiting = (1...4).map { "waiting \($0)" }
  private static let returned = (1...4).map { "task return value Done after \($0)s" }
  private static let over = (1...4).map { "board \($0) is over" }

  @Test("an example prints the tutorial's lines, in the tutorial's order", arguments: printed.keys.sorted())
  func lines(example: String) async throws {
    let run = try await loopviz("run", example, "--plain", "--clock", "virtual")
    #expect(run.ending == .status(example == "deadlock" ? 1 : 0))
    #expect(LogText(run.output).printed == Self.printed[example])
    let found = run.error.split(separator: "\n")
    let expected = Self.found[example] ?? []
    #expect(found.count == expected.count, "\(run.error)")
    for (line, start) in zip(found, expected) { #expect(line.hasPrefix(start), "\(line)") }
  }

  /// How the sentences begin that lints have to say about a run, on standard error.
  private static let found: [String: [String]] = [
    "blocking": (1...4).map { number in
      "loop blocked at \(number * (number + 1) / 2).000 s: Task-\(number) worker(\(number)) held the loop for "
        + "\(number).00 s at BlockingExample.swift:10, and nobody else could run: "
    },
    "deadlock": [
      "deadlock at 0.900 s: Task-1 waits for fork, held by Task-2, and Task-2 waits for knife, held by Task-1. ",
      "Error: deadlock failed: RuntimeError('deadlock: Task-1 waits for fork, ",
    ],
    "forgotten": [
      "never awaited at 0.000 s: The coroutine write, made at ForgottenExample.swift:12, was never awaited, ",
      "never retrieved at 0.000 s: Task-2 send('Cleo') failed with BounceError('the address is unknown'), ",
    ],
  ]

  @Test("a callback is called with the finished future, and prints what the tutorial prints")
  func callback() async throws {
    let run = try await loopviz("run", "callback", "--plain", "--clock", "virtual")
    let printed = LogText(run.output).printed
    #expect(printed.prefix(2) == ["waiting 2", "Callback:  Done after2s"])
    #expect(printed.last == "Program finished in 0.0s")
  }

  @Test("every example that is listed leaves a whole log, and every listed one is tested here")
  func listed() async throws {
    let list = try await loopviz("list")
    let names = list.output.split(separator: "\n").compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(Set(names) == Set(Self.printed.keys).union(["callback"]))
    for name in names {
      let run = try await loopviz("run", name, "--plain", "--clock", "virtual")
      let log = LogText(run.output)
      #expect(log.comments.last == "# events: \(log.events.count)", "\(name)")
    }
  }

  @Test("on the virtual clock a run records the same events every time")
  func repeatable() async throws {
    let first = LogText(try await loopviz("run", "workers", "--plain", "--clock", "virtual").output)
    let second = LogText(try await loopviz("run", "workers", "--plain", "--clock", "virtual").output)
    #expect(first.events == second.events)
    #expect(first.events.count == 46)
  }

  @Test("sequential takes ten seconds: each sleep begins where the last one ended")
  func sequential() async throws {
    let log = LogText(try await loopviz("run", "sequential", "--plain", "--clock", "virtual").output)
    let sleeps = log.events.filter { $0.contains("suspended  on=sleep") }
    #expect(sleeps.map { $0.prefix { $0 != " " } } == ["0.000000000", "1.000000000", "3.000000000", "6.000000000"])
    #expect(log.events.last?.hasPrefix("10.000000000") == true)
  }

  @Test("blocking takes ten seconds: each task has the loop to itself for 1, 2, 3 and 4 of them")
  func blocking() async throws {
    let log = LogText(try await loopviz("run", "blocking", "--plain", "--clock", "virtual").output)
    let spans = (1...4).map { number in
      let times = log.events.filter { line in
        let words = line.split(separator: " ")
        return words.count > 3 && words[2] == "T\(number)" && ["running", "finished"].contains(words[3])
      }
      return times.compactMap { $0.split(separator: " ").first.flatMap { Double($0) } }
    }
    #expect(spans == [[0, 1], [1, 3], [3, 6], [6, 10]])
    #expect(!log.events.contains { $0.contains("on=sleep") })
  }

  @Test("--log writes to a file what goes to standard output")
  func logFile() async throws {
    let folder = try TemporaryFolder()
    let run = try await loopviz(
      "run", "workers", "--plain", "--clock", "virtual", "--log", "workers.log", directory: folder.path)
    #expect(run.ending == .status(0))
    #expect(folder.text("workers.log") == run.output)
    #expect(try folder.names() == ["workers.log"])
  }

  @Test("--log refuses a file that exists, and leaves it as it was")
  func logExists() async throws {
    let folder = try TemporaryFolder()
    try folder.write("mine", to: "workers.log")
    let run = try await loopviz(
      "run", "workers", "--plain", "--clock", "virtual", "--log", "workers.log", directory: folder.path)
    #expect(run.ending == .status(1))
    #expect(run.output == "")
    #expect(run.error == "Error: workers.log exists already: choose another name, or remove it first\n")
    #expect(folder.text("workers.log") == "mine")
  }

  @Test("--log into a folder that is not there says so and what helps")
  func logNowhere() async throws {
    let folder = try TemporaryFolder()
    let run = try await loopviz(
      "run", "workers", "--plain", "--clock", "virtual", "--log", "nowhere/x.log", directory: folder.path)
    #expect(run.ending == .status(1))
    #expect(run.output == "")
    #expect(run.error.contains("cannot write nowhere/x.log: No such file or directory; make the folder first"))
    #expect(try folder.names().isEmpty)
  }

  @Test("a signal ends it as that signal", arguments: [SIGTERM, SIGINT, SIGHUP])
  func signal(_ signal: Int32) async throws {
    let finished = try await onOwnThread {
      let child = try Child(Product.path, ["run", "workers", "--plain"])
      _ = try eventually("the first lines") { child.output.contains("waiting 4") ? true : nil }
      child.send(signal)
      return try child.finish()
    }
    #expect(finished.ending == .signal(signal))
    #expect(finished.error.isEmpty)
  }

  @Test("a reader that has had enough ends it without a trap")
  func closedPipe() async throws {
    // A pipe is kept until its reader is gone, because a short log would fit into it whole.
    let script = """
      mkfifo pipe
      (while [ ! -e gone ]; do :; done; exec "$0" run workers --plain --clock virtual >&3) 3>pipe 2>error &
      head -c 0 <pipe; : >gone; wait $!; echo $? >status
      """
    let folder = try TemporaryFolder()
    _ = try await onOwnThread {
      try runProcess("/bin/sh", ["-c", script, Product.path], directory: folder.path)
    }
    let status = folder.text("status").flatMap { Int32($0.dropLast()) }
    #expect(status == 128 + SIGPIPE)
    #expect(folder.text("error") == "")
  }
}
