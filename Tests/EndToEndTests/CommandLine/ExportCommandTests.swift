import Foundation
import TestSupport
import Testing

/// What `loopviz export` writes, where, and how it ends when it cannot.
@Suite("export command")
struct ExportCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func log(_ example: String = "workers") async throws -> String {
    let run = try await loopviz("run", example, "--clock", "virtual", "--log", folder.file("run.log"))
    #expect(run.ending == .status(0))
    return folder.file("run.log")
  }

  private func shell(_ script: String) async throws -> Finished {
    try await onOwnThread { try runProcess("/bin/bash", ["-c", script]) }
  }

  @Test("text goes to standard output, and is the log that was read")
  func text() async throws {
    let path = try await log()
    for arguments in [[], ["-o", "-"], ["--format", "text"]] {
      let run = try await onOwnThread { try runProcess(Product.path, ["export", path] + arguments) }
      #expect(run.ending == .status(0))
      #expect(run.error == "")
      #expect(run.output == folder.text("run.log"))
    }
  }

  @Test("the name of the file chooses the format, unless one is given")
  func names() async throws {
    let path = try await log()
    for (name, arguments, start) in [
      ("a.json", [], "{\"displayTimeUnit\""), ("a.jsonl", [], "{\"log\":\"loopviz\""), ("a.log", [], "# loopviz log 1"),
      ("a.txt", [], "# loopviz log 1"), ("b.json", ["--format", "jsonl"], "{\"log\":\"loopviz\""),
    ] as [(String, [String], String)] {
      let file = folder.file(name)
      let run = try await onOwnThread { try runProcess(Product.path, ["export", path, "-o", file] + arguments) }
      #expect(run.ending == .status(0), "\(run.error)")
      #expect(run.output == "")
      #expect(folder.text(name)?.hasPrefix(start) == true, "\(name)")
    }
  }

  @Test("a file that exists stays as it is without --force")
  func exists() async throws {
    let path = try await log()
    try folder.write("mine", to: "a.json")
    let refused = try await loopviz("export", path, "-o", folder.file("a.json"))
    #expect(refused.ending == .status(1))
    #expect(refused.error.contains("exists already: choose another name, or remove it first"))
    #expect(folder.text("a.json") == "mine")
    let forced = try await loopviz("export", path, "-o", folder.file("a.json"), "--force")
    #expect(forced.ending == .status(0))
    #expect(folder.text("a.json")?.hasPrefix("{") == true)
    #expect(try folder.names().sorted() == ["a.json", "run.log"])
  }

  @Test("what cannot be read or written ends with a sentence")
  func refused() async throws {
    let path = try await log()
    let nowhere = try await loopviz("export", folder.file("none.log"))
    #expect(nowhere.ending == .status(1))
    #expect(nowhere.error.contains("none.log"))
    #expect(nowhere.output == "")
    let noFolder = try await loopviz("export", path, "-o", "/no/such/folder/a.json")
    #expect(noFolder.ending == .status(1))
    #expect(noFolder.error.contains("make the folder first, or choose another"))
    let unknown = try await loopviz("export", path, "--format", "pdf")
    #expect(unknown.ending == .status(2))
    #expect(unknown.error.contains("pdf"))
  }

  #if os(Linux)
    @Test("a full disk is said, on standard output and by name", arguments: ["text", "jsonl", "chrome"])
    func full(format: String) async throws {
      let path = try await log()
      for rest in ["> /dev/full", "-o /dev/full"] {
        let run = try await shell("'\(Product.path)' export '\(path)' --format \(format) \(rest)")
        #expect(run.ending == .status(1))
        #expect(run.error.contains("No space left on device; free some space, or choose another disk"))
      }
      #expect(!FileManager.default.fileExists(atPath: "/dev/full.part"))
    }
  #endif

  @Test("a pipe that nobody reads any more ends it quietly", arguments: ["text", "jsonl", "chrome"])
  func pipe(format: String) async throws {
    let run = try await shell("'\(Product.path)' export swarm --format \(format) | head -1; echo ${PIPESTATUS[0]}")
    #expect(run.error == "")
    #expect(run.output.hasSuffix("\n141\n"))
    // As under a parent that ignores the signal.
    let ignored = try await shell(
      "trap '' PIPE; '\(Product.path)' export swarm --format \(format) | head -1; echo ${PIPESTATUS[0]}")
    #expect(ignored.error == "")
    #expect(ignored.output.hasSuffix("\n141\n"))
  }

  @Test("a log with mistakes is exported as far as it can be read, and that is said")
  func mistakes() async throws {
    try folder.write("# loopviz log 1\n0.000000000 0 loop start\nnonsense\n# events: 2\n", to: "bad.log")
    let run = try await loopviz("export", folder.file("bad.log"))
    #expect(run.ending == .status(0))
    #expect(run.output.hasSuffix("loop  start\n# events: 1\n"))
    #expect(run.error.contains("1 problem"))
  }
}
