import Foundation
import TestSupport
import Testing

@testable import LoopViz
@testable import VizEngine

/// JSON Lines say what the text log says: made into a log again, they are the same log.
@Suite struct JSONLinesExportTests {
  private typealias Row = [String: Any]

  private func rows(_ text: String) throws -> [Row] {
    try text.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? Row, "\(line)")
    }
  }

  /// The line of the log that a row came from, with every value between quotes.
  private func line(_ row: Row) -> String {
    let columns = [value(row["time"]), value(row["iteration"]), value(row["subject"]), value(row["word"])]
    let fields = row.keys.filter { !["time", "iteration", "subject", "word"].contains($0) }.sorted().map { key in
      let name = key.hasPrefix("key:") ? String(key.dropFirst(4)) : key
      return "\(name)=\(quoted(value(row[key])))"
    }
    return (columns + fields).joined(separator: " ")
  }

  private func value(_ value: Any?) -> String {
    switch value {
    case let text as String: text
    case let list as [String]: list.isEmpty ? "-" : list.joined(separator: ",")
    case let number as NSNumber where isDouble(number): String(format: "%.9f", number.doubleValue)
    case let number as NSNumber: number.stringValue
    default: ""
    }
  }

  private func isDouble(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "d" }

  private func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      scalar == "\"" || scalar == "\\" || scalar.value < 0x20 || scalar.value == 0x7F
        ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
    }
    return "\"\(escaped.joined())\""
  }

  /// The text log that the rows make.
  private func log(_ rows: [Row]) throws -> TextLog {
    let first = try #require(rows.first)
    let last = try #require(rows.last)
    #expect(first["log"] as? String == "loopviz")
    #expect(first["version"] as? Int == 1)
    let events = rows.dropFirst().dropLast().map(line)
    #expect(last["events"] as? Int == events.count)
    return TextLog(reading: "# loopviz log 1\n\(events.map { $0 + "\n" }.joined())# events: \(events.count)\n")
  }

  private func expectTheSame(_ run: ExportedRun, _ note: Comment) throws {
    let log = try log(rows(try run.written(as: .jsonl)))
    #expect(log.problems.isEmpty, note)
    try #require(log.trace.events.count == run.trace.events.count, note)
    for (number, event) in run.trace.events.enumerated() {
      // Of what is not known the log keeps the quotes as they stood, which are not in the object.
      if case .unknown = event.kind { continue }
      let expected = TextLogEncoder.line(of: event, tables: run.trace.tables)
      let line = TextLogEncoder.line(of: log.trace.events[number], tables: log.trace.tables)
      #expect(line == expected, note)
    }
  }

  @Test(arguments: CatalogEntry.all.map(\.name)) func anExampleSaysTheSame(name: String) throws {
    let entry = try #require(CatalogEntry.all.first { $0.name == name })
    try expectTheSame(ExportedRun(entry), "\(name)")
  }

  @Test func randomTracesSayTheSame() throws {
    for seed in 1...300 as ClosedRange<UInt64> {
      try expectTheSame(ExportedRun(everythingFrom: seed), "seed \(seed)")
    }
  }

  @Test func keysOfOthersDoNotTakeTheColumns() throws {
    let run = ExportedRun(
      reading: """
        # loopviz log 1
        # colour: green
        # a remark
        3.000000001     1 X9    danced     time=5 word="a b" of=T1,T2 until=late at=C:\\new.py:3
        3.000000001     1 T1    suspended  on=gather of=-
        3.000000001     1 T1    suspended  on=gather of=T2
        3.000000001     1 T1    output     text="\\u{1}\\u{2028}\\u{1f642}\\"\\\\"
        # events: 4

        """)
    let rows = try rows(try run.written(as: .jsonl))
    #expect(rows.count == 6)
    let others = try #require(rows[0]["others"] as? [[String: String]])
    #expect(others == [["name": "colour", "value": "green"], ["name": "", "value": "a remark"]])
    #expect(rows[1]["subject"] as? String == "X9")
    #expect(rows[1]["key:time"] as? String == "5")
    #expect(rows[1]["key:word"] as? String == "a b")
    #expect(rows[1]["of"] as? String == "T1,T2")
    #expect(rows[1]["until"] as? String == "late")
    #expect(rows[1]["at"] as? String == "C:\\new.py:3")
    #expect(rows[2]["of"] as? [String] == [])
    #expect(rows[3]["of"] as? [String] == ["T2"])
    #expect(rows[4]["text"] as? String == "\u{1}\u{2028}🙂\"\\")
  }

  @Test("a time read as a double and rounded to nine decimals is the time, up to 97 days")
  func timesAreExact() throws {
    var random = SplitMix64(seed: 7)
    for _ in 0..<10_000 {
      let nanoseconds = Int64.random(in: 0..<97 * 86_400 * 1_000_000_000, using: &random)
      var bytes: [UInt8] = []
      bytes.add(seconds: Instant(nanoseconds: nanoseconds))
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(String(format: "%.9f", try #require(Double(text))) == text)
    }
  }
}
