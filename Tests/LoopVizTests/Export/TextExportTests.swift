import Testing

@testable import LoopViz
@testable import VizEngine

/// Read and exported again, a log is what it was, byte for byte.
@Suite struct TextExportTests {
  @Test(
    arguments: (Catalog.entries + CatalogEntry.all.filter { $0.name == "wide" || $0.name == "sockets" }).map(\.name))
  func anExampleIsTheSameAgain(name: String) throws {
    let entry = try #require((Catalog.entries + CatalogEntry.all).first { $0.name == name })
    let text = try ExportedRun(entry).written(as: .text)
    #expect(TextLog(reading: text).problems.isEmpty)
    #expect(try ExportedRun(reading: text).written(as: .text) == text)
  }

  @Test func aThousandRandomTracesAreTheSameAgain() throws {
    for seed in 1...1000 as ClosedRange<UInt64> {
      let text = try ExportedRun(everythingFrom: seed).written(as: .text)
      let log = TextLog(reading: text)
      #expect(log.problems.isEmpty, "seed \(seed): \(log.problems)")
      let again = try ExportedRun(header: log.header, trace: log.trace).written(as: .text)
      #expect(again == text, "seed \(seed)")
    }
  }

  @Test func whatIsNotKnownIsTheSameAgain() throws {
    let text = """
      # loopviz log 1
      # source: elsewhere 7
      # colour: green
      # a remark
      0.000000000     0 T1    created    name=x coro=main() mood="good \\u{1f642}" at=a.py:1
      0.000000001     1 X9    waved      hands=2 at=a.py:2
      0.000000002     1 T1    danced     time=5 word="a b" of=T1,T2
      # events: 3

      """
    #expect(try ExportedRun(reading: text).written(as: .text) == text)
  }

  /// All but the picture, which is small whatever the run.
  private static let long = ExportFormat.allCases.filter { $0 != .svg }

  @Test(arguments: long) func nothingIsWrittenInOnePiece(format: ExportFormat) throws {
    var sizes: [Int] = []
    var pieces = OutputPieces { bytes throws(FileError) in sizes.append(bytes.count) }
    try format.write(ExportedRun(seed: 5, count: 20_000, subjects: 400), into: &pieces)
    try pieces.finish()
    #expect(sizes.count > 10)
    #expect(sizes.allSatisfy { $0 < 1 << 17 })
  }

  @Test(arguments: long) func aRefusalEndsTheWriting(format: ExportFormat) throws {
    var count = 0
    let refusal = FileError.refused(path: "x", code: 28)
    var pieces = OutputPieces { bytes throws(FileError) in
      count += 1
      if count == 2 { throw refusal }
    }
    #expect(throws: refusal) { try format.write(ExportedRun(seed: 5, count: 20_000, subjects: 400), into: &pieces) }
    #expect(count == 2)
  }
}
