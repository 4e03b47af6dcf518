import TestSupport
import VizEngine

@testable import LoopViz

/// What holds for whatever bytes are read as a log.
enum LogLaws {
  /// A law, in words, that does not hold.
  struct Violation: Error, CustomStringConvertible {
    let description: String
  }

  /// Reads, writes, folds and reports; `random` chooses the pieces and the places in the run.
  static func check(_ bytes: [UInt8], _ random: inout SplitMix64) throws {
    let log = TextLog(reading: bytes)
    let written = TextLogEncoder.encode(log.trace, header: log.header)
    try checkWriting(log, written)
    try checkPieces(bytes, log, written, &random)
    try checkTimeline(log.trace, &random)
    try checkStatistics(log)
  }

  private static func require(_ holds: Bool, _ law: String) throws {
    if !holds { throw Violation(description: law) }
  }

  private static func checkWriting(_ log: TextLog, _ written: [UInt8]) throws {
    let again = TextLog(reading: written)
    try require(again.problems.isEmpty, "what is written is without problems: \(again.problems.prefix(3))")
    try require(again.trace.events.count == log.trace.events.count, "what is written has as many events")
    try require(again.header == log.header, "what is written has the same header")
    try require(
      TextLogEncoder.encode(again.trace, header: again.header) == written, "what is written is written again as it is")
    var last = Instant.zero
    for event in log.trace.events {
      try require(event.instant >= last, "time never goes back in what was read")
      last = event.instant
    }
  }

  private static func checkPieces(
    _ bytes: [UInt8], _ log: TextLog, _ written: [UInt8], _ random: inout SplitMix64
  ) throws {
    var decoder = TextLogDecoder()
    var trace = Trace()
    var start = 0
    let greatest = random.pick([1, 3, 16, 200, 5000])
    while start < bytes.count {
      let end = min(bytes.count, start + Int.random(in: 1...greatest, using: &random))
      decoder.feed(Array(bytes[start..<end]), into: &trace)
      start = end
    }
    decoder.finish(into: &trace)
    try require(decoder.problems == log.problems, "pieces have the problems of the whole")
    try require(
      TextLogEncoder.encode(trace, header: decoder.header) == written, "pieces say what the whole says")
  }

  private static func checkTimeline(_ trace: Trace, _ random: inout SplitMix64) throws {
    var timeline = Timeline(trace)
    let end = timeline.newest.now
    for _ in 0..<3 {
      let count = Int.random(in: 0...trace.events.count, using: &random)
      timeline.seek(to: .at(count))
      let state = timeline.state
      try require(state.eventCount == count, "a place in the run is where it was sought")
      let lanes = Lane.allCases.reduce(0) { $0 + state.count(in: $1) }
      try require(lanes == state.taskCount, "each task is in one lane")
      for row in state.subjects.prefix(20) { _ = row.time(in: .running, at: state.now) }
      _ = (Array(state.readyQueue.prefix(20)), Array(state.timers.prefix(20)), state.unfinishedTasks(limit: 20))
    }
    timeline.seek(to: .live)
    try require(timeline.state.eventCount == trace.events.count, "the end is found again")
    try require(timeline.newest.now == end, "seeking changes nothing")
  }

  private static func checkStatistics(_ log: TextLog) throws {
    let report = LogReport(log, RunStatistics(log.trace), sorting: .name)
    try require(report.statistics.events == log.trace.events.count, "statistics meet every event")
    try require(!report.text.isEmpty && report.json.hasSuffix("\n}\n"), "every log has a report")
    let control = try report.text.unicodeScalars.first { TextWidth.isControl($0) && $0 != "\n" }
    try require(control == nil, "a report holds nothing that a terminal obeys")
  }
}
