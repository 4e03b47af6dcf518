import Foundation
import TestSupport

/// CPython 3.13, asked for its logs through Tests/Oracle/oracle.py.
struct Oracle {
  private let python: URL
  private let variables: [String: String]

  /// The oracle failed, or said what nobody understands.
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// The first CPython 3.13 found: on PATH, of pyenv's, or the `python3` that pyenv chooses.
  static let found: Oracle? = candidates.first { $0.isUsable }

  private static var candidates: [Oracle] {
    let environment = ProcessInfo.processInfo.environment
    let folders = (environment["PATH"] ?? "").split(separator: ":").map { URL(fileURLWithPath: String($0)) }
    let pyenv = URL(fileURLWithPath: environment["PYENV_ROOT"] ?? NSHomeDirectory() + "/.pyenv")
      .appendingPathComponent("versions")
    let versions = ((try? FileManager.default.contentsOfDirectory(atPath: pyenv.path)) ?? [])
      .filter { $0.hasPrefix("3.13") }.sorted()
    let named = folders.map { $0.appendingPathComponent("python3.13") }
    let installed = versions.map { pyenv.appendingPathComponent("\($0)/bin/python3.13") }
    let chosen = folders.map { $0.appendingPathComponent("python3") }
    return (named + installed + chosen).filter { FileManager.default.isExecutableFile(atPath: $0.path) }
      .map { Oracle(python: $0, variables: environment) }
  }

  private var isUsable: Bool {
    let test = "import sys; sys.exit(sys.version_info[:2] != (3, 13) or sys.implementation.name != 'cpython')"
    return (try? run(["-c", test], input: "")) != nil
  }

  private static let script = URL(fileURLWithPath: #filePath)
    .appendingPathComponent("../../../Oracle/oracle.py").standardizedFileURL.path

  /// Runs Python to its end and gives what it printed.
  private func run(_ arguments: [String], input: String) throws -> String {
    let process = Process()
    process.executableURL = python
    process.arguments = arguments
    process.environment = variables
    let folder = try TemporaryFolder()
    try folder.write(input, to: "input")
    let outPipe = Pipe()
    process.standardInput = FileHandle(forReadingAtPath: folder.file("input"))
    process.standardOutput = outPipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = outPipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(
        description: "\(python.path) \(arguments.joined(separator: " ")) ended with an error; run it by hand")
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// Fresh random programs with their logs.
  func randomCases(seed: Int, count: Int) throws -> [CaseFolder.Case] {
    let output = try run([Self.script, "random", "\(seed)", "\(count)"], input: "")
    return try lines(of: output).enumerated().map { number, line in
      let pair = try JSONReader.read(line)
      guard let scenario = pair["scenario"], let log = pair["log"]?.texts else {
        throw Failure(description: "the oracle's line \(number + 1) is no scenario with its log")
      }
      return CaseFolder.Case(name: "program \(number)", document: scenario, expected: log)
    }
  }

  /// CPython's log of each scenario; `nil` for one that never ends or is none.
  func logs(of scenarios: [JSON]) throws -> [[String]?] {
    let input = scenarios.map { "\($0)\n" }.joined()
    return try lines(of: try run([Self.script, "answer"], input: input)).map { try JSONReader.read($0).texts }
  }
}

extension JSON {
  /// The texts of a list of texts.
  fileprivate var texts: [String]? {
    guard case .list(let items) = self else { return nil }
    return items.compactMap { item in
      if case .text(let text) = item { text } else { nil }
    }
  }
}
