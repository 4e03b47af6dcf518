import Foundation
import TestSupport
import Testing

/// What the command line says, where, and with which status.
@Suite("command line")
struct CommandLineTests {
  private struct Row: Decodable {
    let group: String
    let name: String
    let title: String
    let introduction: String
  }

  private static let names = [
    "coroutine", "task", "callback", "result", "await", "workers", "gather", "sequential", "blocking", "thread",
    "concurrent", "parallel", "requests", "swarm", "cancel", "timeout", "shield", "race", "failure", "taskgroup",
    "queue",
    "lock",
    "semaphore", "event", "deadlock", "forgotten",
  ]

  @Test(
    "a wrong command line ends with status 2 and a sentence on standard error",
    arguments: [
      (["run", "nonsense"], "There is no example 'nonsense'. loopviz list names them all."),
      (["run", "workers", "--nonsense"], "Unknown option '--nonsense'"),
      (["run"], "Missing expected argument '<example>'"),
      (["nonsense"], "nonsense"),
      (["--nonsense"], "Unknown option '--nonsense'"),
      (["run", "workers", "--speed", "0"], "--speed wants a number above 0, at most 1000."),
      (["run", "workers", "--clock", "moon"], "moon"),
    ])
  func wrong(arguments: [String], sentence: String) async throws {
    let run = try await onOwnThread { try runProcess(Product.path, arguments) }
    #expect(run.ending == .status(2))
    #expect(run.output == "")
    #expect(run.error.contains(sentence))
  }

  @Test("list names every example on a line of its own, in the order of the tutorial")
  func list() async throws {
    let run = try await loopviz("list")
    #expect(run.ending == .status(0))
    #expect(run.error == "")
    #expect(run.output.split(separator: "\n").map { String($0.prefix { $0 != " " }) } == Self.names)
  }

  @Test("list --json is JSON with the same names, and words for each")
  func listAsJSON() async throws {
    let run = try await loopviz("list", "--json")
    #expect(run.ending == .status(0))
    let rows = try JSONDecoder().decode([Row].self, from: Data(run.output.utf8))
    #expect(rows.map(\.name) == Self.names)
    #expect(rows.allSatisfy { !$0.group.isEmpty && !$0.title.isEmpty && !$0.introduction.isEmpty })
  }

  @Test("list and story speak the language that is asked for, or the locale's")
  func languages() async throws {
    let chinese = try await loopviz("list", "--lang", "zh")
    #expect(chinese.output.contains("workers     四个任务同时等\n"))
    #expect(chinese.output.split(separator: "\n").map { String($0.prefix { $0 != " " }) } == Self.names)
    let story = try await loopviz("story", "workers", "--lang", "zh")
    #expect(story.ending == .status(0))
    #expect(story.output.contains("Task-1 第一次得到事件循环"))
    let english = try await loopviz("story", "deadlock")
    #expect(english.ending == .status(1))
    #expect(english.output.contains("The loop starts"))
    #expect(english.error.contains("deadlock failed: "))
    let unknown = try await loopviz("list", "--lang", "xx")
    #expect(unknown.ending == .status(2))
  }

  @Test("--version says which loopviz it is")
  func version() async throws {
    let run = try await loopviz("--version")
    #expect(run.ending == .status(0))
    #expect(run.output.wholeMatch(of: /loopviz \d+\.\d+\.\d+\n/) != nil)
  }

  @Test(
    "help goes to standard output",
    arguments: [["--help"], ["run", "--help"], ["list", "-h"], ["help", "run"], ["story", "--help"]])
  func help(arguments: [String]) async throws {
    let run = try await onOwnThread { try runProcess(Product.path, arguments) }
    #expect(run.ending == .status(0))
    #expect(run.output.contains("USAGE: loopviz"))
    #expect(run.error == "")
  }

  @Test("it writes its own completion scripts", arguments: ["bash", "zsh", "fish"])
  func completion(shell: String) async throws {
    let run = try await loopviz("--generate-completion-script", shell)
    #expect(run.ending == .status(0))
    #expect(run.output.contains("loopviz"))
    #expect(run.output.contains("workers"))
    let folder = try TemporaryFolder()
    try folder.write(run.output, to: "script")
    // The shell itself judges it, where it is installed.
    guard let path = Product.find(shell) else { return }
    let check = try await onOwnThread { try runProcess(path, ["-n", folder.file("script")]) }
    #expect(check.ending == .status(0), "\(check.error)")
  }

  @Test("without a terminal the menu ends with status 1 and names the way without one")
  func noTerminal() async throws {
    let run = try await loopviz(environment: ["TERM": "xterm"])
    #expect(run.ending == .status(1))
    #expect(run.output == "")
    #expect(run.error.contains("The screen needs a terminal"))
    #expect(run.error.contains("loopviz run EXAMPLE --plain"))
  }

  @Test("an example that is run into a file writes the log there")
  func noTerminalButAnExample() async throws {
    let run = try await loopviz("run", "workers", "--clock", "virtual")
    #expect(run.ending == .status(0))
    #expect(LogText(run.output).printed.last == "program finished in 4.0s")
  }
}
