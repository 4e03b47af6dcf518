import Testing

@testable import LoopViz

/// The rules of docs/ARCHITECTURE.md that can be read off the sources.
@Suite struct ArchitectureTests {
  private let engine = SourceTree.files(in: "Sources/VizEngine")
  private let program = SourceTree.files(in: "Sources/LoopViz")

  private func program(_ folder: String) -> [SourceTree.File] {
    program.filter { $0.path.hasPrefix("Sources/LoopViz/\(folder)/") }
  }

  @Test func thereAreSourcesToRead() {
    #expect(engine.count > 20)
    #expect(program.count > 50)
    #expect(engine.contains { $0.imports.contains("Synchronization") })
    #expect(program("Terminal").contains { $0.imports.contains("CNcurses") })
  }

  @Test func theEngineKnowsNoScreen() {
    for file in engine {
      #expect(file.imports.isDisjoint(with: ["CNcurses", "LoopViz", "ArgumentParser"]), "\(file.path)")
    }
  }

  @Test func theTerminalAloneKnowsNcurses() {
    for file in program where !file.path.hasPrefix("Sources/LoopViz/Terminal/") {
      #expect(!file.imports.contains("CNcurses"), "\(file.path)")
    }
  }

  @Test(arguments: [
    "Fold", "Model", "Update", "View", "Words", "Screen", "Input", "Keys", "Catalog", "Predict", "Statistics",
  ])
  func whatIsPureKnowsNoWorld(folder: String) {
    let files = program(folder)
    #expect(!files.isEmpty)
    for file in files { #expect(file.imports.isSubset(of: ["VizEngine"]), "\(file.path): \(file.imports)") }
  }

  @Test func nothingStopsTheProgramButMisuse() {
    let stops = ["try!", "fatalError", "preconditionFailure(", "precondition(", "assertionFailure("]
    for file in engine + program where file.path != "Sources/VizEngine/Errors/Misuse.swift" {
      for (index, line) in file.lines.enumerated() where stops.contains(where: { code(line).contains($0) }) {
        Issue.record("\(file.path):\(index + 1): \(line)")
      }
    }
  }

  @Test func whatTheCompilerCannotCheckHasItsReasonBesideIt() {
    for file in engine + program {
      for (index, line) in file.lines.enumerated() {
        let code = code(line)
        let isUnchecked = code.contains("@unchecked") && !code.contains(": AnyFuture,") && !code.contains(": AnyTask,")
        guard isUnchecked || code.contains("unsafe ") || code.contains("(unsafe)") else { continue }
        let near = file.lines[max(0, index - 8)..<min(file.lines.count, index + 3)]
        let comments = near.filter { $0.contains("//") }
        let hasReason = isUnchecked ? comments.contains { $0.contains("`@unchecked") } : !comments.isEmpty
        if !hasReason { Issue.record("\(file.path):\(index + 1): \(line)") }
      }
    }
  }

  @Test func noFileIsLongerThanFourHundredLines() {
    for file in engine + program { #expect(file.lines.count <= 400, "\(file.path)") }
  }

  @Test func everyExampleIsInTheCatalogOnceAndFitsOnAScreen() {
    // The protocol that they conform to is no example.
    let files = program("Examples").filter { $0.name != "Example.swift" }
    #expect(Set(files.map { String($0.name) }) == Set(Catalog.entries.map(\.file)))
    #expect(Set(Catalog.entries.map(\.name)).count == Catalog.entries.count)
    #expect(files.count == Catalog.entries.count)
    for file in files { #expect(file.lines.count <= 51, "\(file.path) has more than fifty lines") }
  }

  @Test func everyExampleShowsTheSourceThatRuns() {
    for entry in Catalog.entries {
      let file = program("Examples").first { $0.name == entry.file }
      // The file's last line ends, and nothing stands after it.
      #expect(file.map { Array($0.lines.dropLast()) } == entry.source, "\(entry.file)")
    }
  }

  /// A line without what stands behind its `//`.
  private func code(_ line: Substring) -> Substring {
    line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line
  }
}
