import Foundation
import Testing

@testable import VizEngine

/// What docs/LOG-FORMAT.md shows is what the encoder writes.
struct TextLogDocumentTests {
  /// The fenced blocks without a language, in order.
  private static func blocks() throws -> [String] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    let document = try String(contentsOf: root.appending(path: "docs/LOG-FORMAT.md"), encoding: .utf8)
    var blocks: [String] = []
    var open: String?
    var isLog = false
    for line in document.components(separatedBy: "\n") {
      if line.hasPrefix("```") {
        if let block = open, isLog { blocks.append(block) }
        isLog = line == "```"
        open = open == nil ? "" : nil
      } else {
        open?.append(line + "\n")
      }
    }
    return blocks
  }

  @Test func theWholeLogIsAsWritten() throws {
    let text = try #require(try Self.blocks().first)
    let log = TextLog(reading: text)
    #expect(log.problems.isEmpty)
    #expect(log.trace.events.count > 20)
    #expect(String(decoding: TextLogEncoder.encode(log.trace, header: log.header), as: UTF8.self) == text)
  }

  @Test func everyExampleIsAsWritten() throws {
    let lines = try Self.blocks().dropFirst().joined().split(separator: "\n")
    #expect(lines.count > 25)
    for line in lines {
      let log = TextLog(reading: "# loopviz log 1\n\(line)\n# events: 1\n")
      #expect(log.problems.isEmpty, "\(line)")
      guard let event = log.trace.events.first else { continue }
      #expect(TextLogEncoder.line(of: event, tables: log.trace.tables) == line)
      if case .unknown = event.kind { Issue.record("unknown: \(line)") }
    }
  }
}
