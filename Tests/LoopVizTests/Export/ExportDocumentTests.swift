import Foundation
import Testing

@testable import LoopViz
@testable import VizEngine

/// What docs/EXPORT.md shows is what the program writes.
@Suite struct ExportDocumentTests {
  private static let document = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    return (try? String(contentsOf: root.appending(path: "docs/EXPORT.md"), encoding: .utf8)) ?? ""
  }()

  /// The text of the first block in this language.
  private func block(_ language: String) throws -> String {
    let start = try #require(Self.document.firstRange(of: "```\(language)\n"))
    let rest = Self.document[start.upperBound...]
    return String(rest[..<(try #require(rest.firstRange(of: "```"))).lowerBound])
  }

  @Test func theLogIsAsWritten() throws {
    let text = try block("log")
    #expect(TextLog(reading: text).problems.isEmpty)
    #expect(try ExportedRun(reading: text).written(as: .text) == text)
  }

  @Test func theJSONLinesAreAsWritten() throws {
    #expect(try ExportedRun(reading: block("log")).written(as: .jsonl) == block("jsonl"))
  }

  @Test func theTraceEventIsAsWritten() throws {
    #expect(try ExportedRun(reading: block("log")).written(as: .chrome).contains(block("json")))
  }

  @Test(arguments: ExportFormat.allCases) func everyFormatHasItsChapter(format: ExportFormat) {
    #expect(Self.document.contains("\n## \(format.rawValue)\n"))
    #expect(Self.document.contains("`.\(format.fileExtension)`"))
  }
}
