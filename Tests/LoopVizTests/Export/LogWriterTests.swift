import TestSupport
import Testing
import VizEngine

@testable import LoopViz

/// What is written while a run happens can be read again.
@Suite struct LogWriterTests {
  private let folder: TemporaryFolder
  private static let header = TextLogHeader(program: "workers", clock: "virtual", started: "2026-11-22T16:50:00.000Z")

  init() throws { folder = try TemporaryFolder() }

  private func lines(_ trace: Trace) -> [String] {
    trace.events.map { TextLogEncoder.line(of: $0, tables: trace.tables) }
  }

  @Test(arguments: CatalogEntry.all.map(\.name)) func aLogReadAgainHasTheSameEvents(name: String) throws {
    let entry = try #require(CatalogEntry.all.first { $0.name == name })
    let recording = try Recording(entry)
    let path = "\(folder.path)/\(name).log"
    let writer = try LogWriter(to: OutputFile(creating: path), header: Self.header)
    var random = SplitMix64(seed: 3)
    var start = 0
    while start < recording.events.count {
      let end = min(recording.events.count, start + Int.random(in: 0...9, using: &random))
      try writer.write(recording.delta(start..<end))
      start = end
    }
    try writer.finish()

    let bytes = try #require(TemporaryFolder.bytes(of: path))
    let log = TextLog(reading: bytes)
    let whole = recording.endedRun.timeline.trace
    #expect(log.problems.isEmpty, "\(log.problems)")
    #expect(lines(log.trace) == lines(whole))
    #expect(log.header.program == "workers")
    #expect(bytes == TextLogEncoder.encode(whole, header: Self.header), "piece by piece, or at once: the same bytes")
  }

  @Test func aLogThatBreaksOffSaysSo() throws {
    let recording = try Recording("task")
    let path = "\(folder.path)/cut.log"
    let writer = try LogWriter(to: OutputFile(creating: path), header: Self.header)
    try writer.write(recording.delta(0..<4))
    let log = TextLog(reading: try #require(TemporaryFolder.bytes(of: path)))
    #expect(log.trace.events.count == 4, "each piece is in the file when the call returns")
    #expect(log.problems.map(\.kind) == [.cutShort])
  }

  @Test func aFileThatExistsIsNotTaken() throws {
    let path = "\(folder.path)/a.log"
    try OutputFile(creating: path).finish()
    #expect(throws: FileError.exists(path: path)) { try OutputFile(creating: path) }
    #expect(throws: FileError.exists(path: "shown")) { try OutputFile(creating: path, reportedAs: "shown") }
  }
}
