import TestSupport
import Testing
import VizEngine

@testable import LoopViz

/// What a program prints becomes events of its log.
@Suite struct PrintedIntoLogTests {
  private static let heading = "# loopviz log 1\n# source: probe\n# started: 2026-11-23T09:57:35.000Z\n"
  private static let events = """
    0.100000000     0 T1    created    name=Task-1
    0.100000000     0 loop  start
    0.100100000     1 T1    running
    0.100300000     1 T1    suspended  on=outside
    1.500000000     1 loop  idle

    """
  /// The wall's time when the log's began.
  private static let start: Int64 = 1_795_427_855_000_000_000

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func theWallsTimeIsRead() {
    #expect(WallClock.nanoseconds(of: "2026-11-23T09:57:35.000Z") == Self.start)
    #expect(WallClock.nanoseconds(of: "1970-01-02T00:00:01.5Z") == 86_401_500_000_000)
    #expect(WallClock.nanoseconds(of: "yesterday") == nil)
  }

  @Test func aLogWithNothingPrintedIsAsItCame() {
    var joined = PrintedIntoLog()
    let log = Self.heading + Self.events + "# dropped: 3\n"
    #expect(text(joined.take(Array(log.utf8))) == log)
    #expect(text(joined.take(Array("2.000000000     2 T1".utf8))) == "")
    #expect(text(joined.take(Array("    running\n2.0".utf8))) == "2.000000000     2 T1    running\n")
    #expect(
      text(joined.take(Array("00000001     2 T1    cancelled\n# events: 7\n".utf8)))
        == "2.000000001     2 T1    cancelled\n")
    #expect(text(joined.finish(program: "app.py")) == "# events: 7\n")
  }

  @Test func aLineStandsWhereItWasPrinted() {
    var joined = PrintedIntoLog()
    joined.hold("before", printedAt: Self.start - 5_000_000)
    joined.hold("within a step", printedAt: Self.start + 100_200_000)
    #expect(text(joined.take(Array(Self.heading.utf8))) == Self.heading)
    let log = text(joined.take(Array(Self.events.utf8)))
    #expect(
      log == """
        0.000000000     0 loop  output     text=before
        0.100000000     0 T1    created    name=Task-1
        0.100000000     0 loop  start
        0.100100000     1 T1    running
        0.100200000     1 loop  output     text="within a step"
        0.100300000     1 T1    suspended  on=outside
        1.500000000     1 loop  idle

        """)
    joined.hold("late", printedAt: Self.start + 1_400_000_000)
    #expect(joined.takeOverdue(now: Self.start + 1_600_000_000).isEmpty)
    #expect(joined.isHolding)
    let late = text(joined.takeOverdue(now: Self.start + 1_700_000_000))
    #expect(late == "1.500000000     1 loop  output     text=late\n")
    #expect(text(joined.take(Array("# events: 5\n".utf8))) == "")
    joined.hold("bye", printedAt: Self.start + 2_000_000_000)
    #expect(text(joined.finish(program: "app.py")) == "2.000000000     1 loop  output     text=bye\n# events: 9\n")
  }

  @Test func whatTheLogTellsTooLateTakesTheTimeOfWhatWasPrinted() {
    var joined = PrintedIntoLog()
    _ = joined.take(Array((Self.heading + Self.events).utf8))
    joined.hold("thread", printedAt: Self.start + 3_000_000_000)
    _ = joined.takeOverdue(now: Self.start + 4_000_000_000)
    let log = "2.900000000     2 T1    ready      by=outside\n3.100000000     3 T1    running\n"
    #expect(text(joined.take(Array(log.utf8))) == "3.000000000" + log.dropFirst("2.900000000".count))
  }

  @Test func aProgramWithoutALogHasOneOfWhatItPrinted() {
    var joined = PrintedIntoLog()
    #expect(joined.takeOverdue(now: Self.start).isEmpty)
    joined.hold("hello", printedAt: Self.start)
    #expect(joined.takeOverdue(now: Self.start * 2).isEmpty)
    let log = TextLog(reading: text(joined.finish(program: "app.py")))
    #expect(log.problems.isEmpty)
    #expect(log.trace.events.count == 1)
    var nothing = PrintedIntoLog()
    #expect(nothing.finish(program: "app.py").isEmpty)
  }

  @Test(arguments: 1...20) func howItComesInPiecesMakesNoDifferenceToTheEvents(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let bytes = Array((Self.heading + Self.events + "# events: 5\n").utf8)
    var joined = PrintedIntoLog()
    var log: [UInt8] = []
    var start = 0
    var count = 0
    while start < bytes.count {
      let end = min(bytes.count, start + Int.random(in: 1...40, using: &random))
      log += joined.take(Array(bytes[start..<end]))
      start = end
      if Int.random(in: 0..<3, using: &random) == 0 {
        count += 1
        joined.hold("line \(count)", printedAt: Self.start + Int64.random(in: 0...2_000_000_000, using: &random))
      }
      if Bool.random(using: &random) { log += joined.takeOverdue(now: Self.start + 2_100_000_000) }
    }
    log += joined.finish(program: "app.py")
    let read = TextLog(reading: text(log))
    #expect(read.problems.map(\.description) == [])
    #expect(read.trace.events.count == 5 + count)
  }
}
