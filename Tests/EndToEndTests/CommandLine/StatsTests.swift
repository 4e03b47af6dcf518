import Foundation
import TestSupport
import Testing

/// `loopviz stats` as a check meets it: what it writes where, and with which status it ends.
@Suite("stats")
struct StatsTests {
  private let folder: TemporaryFolder

  init() async throws {
    folder = try TemporaryFolder()
    for example in ["workers", "blocking"] {
      _ = try await loopviz("run", example, "--plain", "--clock", "virtual", "--log", folder.file(example))
    }
  }

  @Test("a summary goes to standard output")
  func summary() async throws {
    let run = try await loopviz("stats", folder.file("workers"))
    #expect(run.ending == .status(0))
    #expect(run.error == "")
    #expect(run.output.contains("tasks      5: 5 finished\n"))
  }

  @Test("- is standard input, and who stops reading ends it quietly")
  func pipes() async throws {
    let command = "cat \"$1\" | \"$0\" stats - --top 0 && \"$0\" stats --json \"$1\" | head -n 1"
    let run = try await onOwnThread { [file = folder.file("workers")] in
      try runProcess("/bin/sh", ["-c", command, Product.path, file])
    }
    #expect(run.ending == .status(0))
    #expect(run.error == "")
    #expect(run.output.contains("program    workers\n"))
    #expect(run.output.hasSuffix("{\n"))
  }

  @Test(
    "--fail-on ends with status 3 when the run has it",
    arguments: [
      ("blocking", ["--fail-on", "slow-step"], 3), ("blocking", ["--fail-on", "any"], 3),
      ("blocking", ["--fail-on", "deadlock,loop-blocked"], 3),
      ("blocking", ["--fail-on", "deadlock", "--fail-on", "never-awaited"], 0),
      ("blocking", ["--fail-on", "any", "--slow-step", "5s", "--slow-pass", "20s"], 0),
      ("blocking", ["--fail-on", "any", "--allow", "loop-blocked:coroutine=worker"], 0),
      ("workers", ["--fail-on", "any"], 0), ("workers", ["--fail-on", "any", "--json"], 0),
    ] as [(String, [String], Int32)])
  func failing(example: String, options: [String], status: Int32) async throws {
    let run = try await onOwnThread { [file = folder.file(example)] in
      try runProcess(Product.path, ["stats", file] + options)
    }
    #expect(run.ending == .status(status), "\(run.error)")
    #expect(!run.output.isEmpty)
    #expect(run.error.isEmpty == (status == 0))
  }

  @Test("an unknown name, number or order is a wrong command line, and the names are said")
  func wrong() async throws {
    let file = folder.file("workers")
    let unknown = try await loopviz("stats", file, "--fail-on", "nonsense")
    #expect(unknown.ending == .status(2))
    #expect(unknown.error.contains("--fail-on knows no 'nonsense'. The names: any, never-awaited"))
    for options in [["--allow", "nonsense"], ["--slow-step", "5"], ["--top", "-1"], ["--sort", "moon"]] {
      let run = try await onOwnThread { try runProcess(Product.path, ["stats", file] + options) }
      #expect(run.ending == .status(2), "\(options)")
      #expect(run.output == "")
    }
  }

  @Test("a log that cannot be read ends with status 1 and a sentence")
  func unreadable() async throws {
    let missing = try await loopviz("stats", folder.file("missing"))
    #expect(missing.ending == .status(1))
    #expect(missing.error.contains("There is no file"))
    try folder.write("hello\n", to: "text")
    let text = try await loopviz("stats", folder.file("text"))
    #expect(text.ending == .status(1))
    #expect(text.error.contains("is no log of loopviz"))
    #expect(try await loopviz("stats", folder.file("")).ending == .status(1))
  }
}
