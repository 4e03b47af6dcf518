import TestSupport
import Testing

@testable import LoopViz
@testable import VizEngine

extension ExportedRun {
  static let plainHeader = TextLogHeader(program: "test", clock: "virtual", started: "2026-11-22T16:50:00.000Z")

  /// An example, recorded to its end.
  init(_ entry: CatalogEntry) throws {
    self.init(header: Self.plainHeader, timeline: try Recording(entry).endedRun.timeline)
  }

  /// Events of random kinds and subjects.
  init(seed: UInt64, count: Int = 300, subjects: Int = 12) {
    let random = RandomEvents(seed: seed, count: count, subjects: subjects)
    var trace = Trace()
    trace.append(TraceDelta(events: random.events, tables: random.tables))
    self.init(header: Self.plainHeader, trace: trace)
  }

  /// Events of random kinds with all that a log may hold, and the texts that are the hardest to quote.
  init(everythingFrom seed: UInt64) {
    let random = RandomTrace(seed: seed, eventCount: 100)
    var trace = Trace()
    trace.append(TraceDelta(events: random.events, tables: random.tables))
    self.init(header: Self.plainHeader, trace: trace)
  }

  /// A log as it stands.
  init(reading text: String) {
    let log = TextLog(reading: text)
    self.init(header: log.header, trace: log.trace)
  }

  /// All that is written, as text.
  func written(as format: ExportFormat) throws -> String {
    var all: [UInt8] = []
    var pieces = OutputPieces { bytes throws(FileError) in all += bytes }
    try format.write(self, into: &pieces)
    try pieces.finish()
    return try #require(String(validating: all, as: UTF8.self))
  }
}
