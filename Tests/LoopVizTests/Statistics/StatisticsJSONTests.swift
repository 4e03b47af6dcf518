import Foundation
import Testing
import VizEngine

@testable import LoopViz

@Suite struct StatisticsJSONTests {
  /// What stands in docs/STATS.md between fences of this language.
  private static func block(_ language: String) throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    let document = try String(contentsOf: root.appending(path: "docs/STATS.md"), encoding: .utf8)
    let start = try #require(document.firstRange(of: "```\(language)\n"))
    let rest = document[start.upperBound...]
    return String(rest[..<(try #require(rest.firstRange(of: "```")).lowerBound)])
  }

  @Test func theExampleOfTheDocumentIsWhatTheProgramWrites() throws {
    let json = try LogReport(Self.block("log")).json
    #expect(json == (try Self.block("json")), "docs/STATS.md should show:\n\(json)")
  }

  @Test func everyExamplesDocumentIsJSONWithTheSameKeys() throws {
    func keys(_ value: Any, _ path: String) -> Set<String> {
      if let object = value as? [String: Any] {
        return object.reduce(into: []) {
          $0.formUnion(["\(path).\($1.key)"])
          $0.formUnion(keys($1.value, "\(path).\($1.key)"))
        }
      }
      return (value as? [Any])?.reduce(into: []) { $0.formUnion(keys($1, path)) } ?? []
    }
    let known = keys(try JSONSerialization.jsonObject(with: Data(Self.block("json").utf8)), "")
    for entry in Catalog.entries {
      let document = try JSONSerialization.jsonObject(with: Data(LogReport.example(entry.name).json.utf8))
      #expect(keys(document, "").isSubset(of: known), "\(entry.name)")
    }
  }

  @Test func anyTextIsAJSONString() throws {
    for text in ["", "a", "\"", "\\", "\u{0}\u{1f}\n\t\r", "茶\u{2028}\u{1F600}", "/"] {
      let data = Data("[\(JSONText.quoted(text))]".utf8)
      #expect(try JSONDecoder().decode([String].self, from: data) == [text])
    }
  }
}
