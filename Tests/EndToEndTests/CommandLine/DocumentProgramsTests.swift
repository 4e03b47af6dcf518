import Foundation
import TestSupport
import Testing

/// The examples as programs of Python, under `loopviz watch`: their events come in the order of loopviz's own engine.
///
/// Not here: `parallel` and `requests`, whose order is up to threads and sockets, and `swarm`, whose timers that fall
/// together by whole nanoseconds do not by CPython's floating numbers.
@Suite("the document's programs", .enabled(if: PythonInstallation.found != nil, "no Python 3.11 or newer here"))
struct DocumentProgramsTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .appendingPathComponent("../../../ProbeTests").standardizedFileURL

  /// A file's name where it cannot be the example's: a module of the standard library has it.
  private static let files = ["concurrent": "concurrent_example", "queue": "queue_example"]

  @Test(
    "a program and the example give the same events in the same order",
    arguments: [
      "coroutine", "task", "callback", "result", "await", "workers", "gather", "sequential", "blocking", "concurrent",
      "thread", "cancel", "timeout", "shield", "race", "failure", "taskgroup", "queue", "lock", "semaphore", "event",
      "deadlock", "forgotten",
    ])
  func sameOrder(example: String) async throws {
    let python = try #require(PythonInstallation.found)
    let name = Self.files[example] ?? example
    let program = Self.folder.appendingPathComponent("programs/\(name).py").path
    let watched = try await loopviz(
      "watch", "--plain", "--python", python, program, environment: ["PYTHONDONTWRITEBYTECODE": "1"])
    let run = try await loopviz("run", example, "--plain", "--clock", "virtual")
    let found = ToldEvent.comparable(watched.output, of: example)
    let wanted = ToldEvent.comparable(run.output, of: example)
    #expect(!wanted.isEmpty)
    for (number, pair) in zip(found, wanted).enumerated() where pair.0 != pair.1 {
      Issue.record("event \(number): the program's is \(pair.0), the example's \(pair.1)\n\(watched.output)")
      break
    }
    #expect(found.count == wanted.count, "\(watched.error)")
    let kept = try String(contentsOf: Self.folder.appendingPathComponent("expected/\(name).log"), encoding: .utf8)
    #expect(ToldEvent.comparable(kept, of: example) == wanted, "expected/\(name).log is not what the example does now")
  }

  @Test("every program that is kept is compared")
  func complete() throws {
    let programs = try FileManager.default.contentsOfDirectory(
      atPath: Self.folder.appendingPathComponent("programs").path)
    #expect(programs.filter { $0.hasSuffix(".py") && $0 != "virtual.py" }.count == 23)
  }
}

/// An event of a log as far as another clock and other files leave it the same: who, what, and because of whom.
private struct ToldEvent: Equatable, CustomStringConvertible {
  private let subject: Substring
  private let word: Substring
  private var causes: [Substring]

  var description: String { ([subject, word] + causes).joined(separator: " ") }

  /// Fields that tell what is waited for, who caused it, and what came of it.
  private static let compared: Set<Substring> = ["on", "of", "by", "parent", "holder", "kind", "error", "result"]

  /// The events of a log that both loops tell: `docs/PROBE.md` has what only one of them does.
  static func comparable(_ log: String, of example: String) -> [Self] {
    LogText(log).events.compactMap(Self.init).filter { event in
      switch (event.subject.first, event.word) {
      case (_, "output"), (_, "blocking"), ("J", "running"): false
      case (_, "warning"): !event.causes.contains("kind=slow-step") && !event.causes.contains("kind=deadlock")
      case ("l", "idle"): example != "deadlock"
      default: true
      }
    }.map { $0.withoutTheOrderOfASet(in: example) }
  }

  private init?(_ line: String) {
    let words = Self.words(of: line)
    guard words.count > 3 else { return nil }
    subject = words[2]
    word = words[3]
    causes = words.dropFirst(4).filter { Self.compared.contains($0.prefix { $0 != "=" }) }.sorted()
  }

  /// `asyncio.wait` keeps its tasks in a set, so who of those that end in one pass wakes it is up to that.
  private func withoutTheOrderOfASet(in example: String) -> Self {
    var event = self
    if example == "workers" || example == "blocking", subject == "T5", word == "ready" || word == "finished" {
      event.causes = []
    }
    return event
  }

  /// The words of a line; a quoted one may hold spaces.
  private static func words(of line: String) -> [Substring] {
    var isQuoted = false
    var isEscaped = false
    return line.split { character in
      defer { isEscaped = character == "\\" && !isEscaped }
      if character == "\"", !isEscaped { isQuoted.toggle() }
      return character == " " && !isQuoted
    }
  }
}

/// A Python that has all that the programs use.
private enum PythonInstallation {
  /// The first one from 3.11 on: `python3` on PATH, else the newest of pyenv's.
  static let found: String? = candidates.first { path in
    let test = "import asyncio, sys; sys.exit(sys.version_info < (3, 11))"
    return (try? runProcess(path, ["-c", test]))?.ending == .status(0)
  }

  private static var candidates: [String] {
    let environment = ProcessInfo.processInfo.environment
    let versions = (environment["PYENV_ROOT"] ?? NSHomeDirectory() + "/.pyenv") + "/versions"
    let installed = ((try? FileManager.default.contentsOfDirectory(atPath: versions)) ?? [])
      .sorted { $0.compare($1, options: .numeric) == .orderedDescending }
    let chosen = Product.find("python3").map { [$0] } ?? []
    return (chosen + installed.map { "\(versions)/\($0)/bin/python3" })
      .filter { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
