import Testing

@testable import VizEngine

/// What is wrong with a log is said with its line, and the rest is read.
struct TextLogProblemTests {
  private static let good = "0.000000001     1 T1    running"

  /// A log of three lines of events, the middle one given.
  private static func log(_ line: String) -> TextLog {
    TextLog(reading: "# loopviz log 1\n\(good)\n\(line)\n\(good)\n# events: 3\n")
  }

  @Test(arguments: [
    ("hello", "a time"),
    ("1 1 T1 running", "a time"),
    ("1.5 1 T1 running", "a time"),
    ("-1.000000000 1 T1 running", "a time"),
    ("01.000000000 1 T1 running", "a time"),
    ("9223372036.854775808 1 T1 running", "a time"),
    ("99999999999999999999999.000000000 1 T1 running", "a time"),
    ("1.000000000", "an iteration"),
    ("1.000000000 x T1 running", "an iteration"),
    ("1.000000000 4294967296 T1 running", "an iteration"),
    ("1.000000000 1", "a subject"),
    ("1.000000000 1 T running", "a subject"),
    ("1.000000000 1 T01 running", "a subject"),
    ("1.000000000 1 T536870912 running", "a subject"),
    ("1.000000000 1 T99999999999999999999999 running", "a subject"),
    ("1.000000000 1 -1 running", "a subject"),
    ("1.000000000 1 T1", "a word"),
    ("1.000000000 1 T1 run=1", "a word"),
    ("1.000000000 1 T1 running now", "'key=value'"),
    ("1.000000000 1 T1 running thread=", "'key=value'"),
    ("1.000000000 1 T1 running =1", "'key=value'"),
    ("1.000000000 1 T1 running x=a=b", "'key=value'"),
    ("1.000000000 1 T1 running x=a\"", "'key=value'"),
    ("1.000000000 1 T1 running x=\"", "does not end"),
    ("1.000000000 1 T1 running x=\"a\\\"", "does not end"),
    ("1.000000000 1 T1 running x=\"a\"b", "touches its end"),
    ("1.000000000 1 T1 output text=a\tb", "control character"),
    ("1.000000000 1 T1 output text=\"\t\"", "control character"),
    ("1.000000000 1 T1 hop text=\"\\\t\"", "control character"),
    ("1.000000000 1 T1 output text=\"\\q\"", "escape"),
    ("1.000000000 1 T1 output text=\"\\u{}\"", "escape"),
    ("1.000000000 1 T1 output text=\"\\u{d800}\"", "escape"),
    ("1.000000000 1 T1 output text=\"\\u{110000}\"", "escape"),
    ("1.000000000 1 T1 output text=\"\\u{0000041}\"", "escape"),
    ("1.000000000 1 T1 output text=\"\\u41\"", "escape"),
    ("1.000000000 1 T1 output", "needs 'text='"),
    ("1.000000000 1 T1 output text=a text=b", "'text=' twice"),
    ("1.000000000 1 T1 running at=here", "'at='"),
    ("1.000000000 1 T1 running at=a:x", "'at='"),
    ("1.000000000 1 T1 running thread=x", "'thread='"),
    ("1.000000000 1 T1 running thread=4294967296", "'thread='"),
    ("1.000000000 1 T1 created", "needs 'name='"),
    ("1.000000000 1 T1 created name=a parent=,", "'parent='"),
    ("1.000000000 1 T1 idle until=2", "'until='"),
    ("1.000000000 1 T1 suspended", "needs 'on='"),
    ("1.000000000 1 T1 suspended on=sleep", "needs 'until='"),
    ("1.000000000 1 T1 suspended on=sleep delay=x until=2.000000000", "'delay='"),
    ("1.000000000 1 T1 suspended on=sleep delay=1. until=2.000000000", "'delay='"),
    ("1.000000000 1 T1 suspended on=task", "needs 'of='"),
    ("1.000000000 1 T1 suspended on=task of=F1", "'of='"),
    ("1.000000000 1 T1 suspended on=wait of=T1,", "'of='"),
    ("1.000000000 1 T1 suspended on=wait of=T1,,T2", "'of='"),
    ("1.000000000 1 T1 ready", "needs 'by='"),
    ("1.000000000 1 T1 ready by=T01", "'by='"),
    ("1.000000000 1 T1 blocking", "needs 'until='"),
    ("1.000000000 1 T1 cancelling", "needs 'by='"),
    ("1.000000000 1 T1 warning text=a", "needs 'kind='"),
    ("1.000000000 1 T1 warning kind=never-awaited", "needs 'text='"),
    ("# events: many", "number of events"),
    ("# a\u{1}b", "control character"),
  ])
  func aMalformedLineIsLeftOutWithItsReason(_ line: String, _ words: String) {
    let log = Self.log(line)
    let words = words.replacing("an iteration", with: "the number of an iteration")
    #expect(log.trace.events.count == 2)
    guard let problem = log.problems.first, case .malformed(let reason) = problem.kind else {
      Issue.record("no problem, or another: \(log.problems)")
      return
    }
    #expect(problem.line == 3)
    #expect(reason.contains(words), "\(reason)")
  }

  @Test(arguments: [
    "1.000000000 1 T1 running",
    "  1.000000000   1   T1   running   ",
    "1.000000000 1 T1 running\r",
    "1.000000000 1 T1 running at=\"a.py:1\" thread=\"3\"",
    "1.000000000 1 T1 suspended on=sleep delay=7 until=2.000000000",
    "1.000000000 1 T1 suspended until=2.000000000 on=timer",
    "9223372036.854775807 1 T1 idle until=9223372036.854775807",
  ])
  func otherProgramsMayWriteLooselyWhatIsClear(_ line: String) {
    let text = "# loopviz log 1\n\(line)\n\n# events: 1\n"
    let log = TextLog(reading: text)
    #expect(log.problems.isEmpty)
    #expect(log.trace.events.count == 1)
  }

  @Test func aBackslashStandsForItselfOutsideQuotes() {
    let places = ["C:\\new.py:1", "\"C:\\new.py:1\"", "C:\\new.py:1", "\"C:\\\\new.py:1\""]
    let lines = places.map { "\(Self.good) at=\($0)" }.joined(separator: "\n")
    let log = TextLog(reading: "# loopviz log 1\n\(lines)\n# events: 4\n")
    let files = log.trace.events.map { log.trace.tables[$0.location]?.file }
    #expect(log.problems.isEmpty)
    #expect(files == ["C:\\new.py", "C:\new.py", "C:\\new.py", "C:\\new.py"])
  }

  private static func kinds(_ text: String) -> [TextLogProblem.Kind] { TextLog(reading: text).problems.map(\.kind) }

  @Test func theHeadingIsChecked() {
    let rest = "\n\(Self.good)\n# events: 1\n"
    #expect(Self.kinds("# loopviz log 1" + rest) == [])
    #expect(Self.kinds("\u{FEFF}# loopviz log 1" + rest) == [])
    #expect(Self.kinds("# loopviz log 0" + rest) == [.missingHeading])
    #expect(Self.kinds("# loopviz log 2" + rest) == [.higherVersion(2)])
    #expect(Self.kinds("# loopviz log 99999999999999999999" + rest) == [.higherVersion(.max)])
    #expect(TextLog(reading: "# loopviz log 2" + rest).trace.events.isEmpty)
    #expect(Self.kinds("# loopviz log x" + rest) == [.missingHeading])
    #expect(Self.kinds("\(Self.good)\n# events: 1\n") == [.missingHeading])
    #expect(Self.kinds("") == [.missingHeading, .cutShort])
  }

  @Test func theEndIsChecked() {
    let start = "# loopviz log 1\n\(Self.good)\n"
    #expect(Self.kinds(start) == [.cutShort])
    #expect(Self.kinds(start + "0.000000001 1 T1 fini") == [.unfinishedLine, .cutShort])
    #expect(Self.kinds(start + "# events: 1") == [])
    #expect(Self.kinds(start + "# events: 2\n") == [.countDiffers(stated: 2, found: 1)])
    #expect(Self.kinds(start + "# events: 1\n\(Self.good)\n\(Self.good)\n") == [.linesAfterTrailer])
  }

  @Test func timeAndNumbersOnlyGoForward() {
    let log = TextLog(
      reading: """
        # loopviz log 1
        2.000000000     1 T1    created    name=a
        1.000000000     1 T1    running
        3.000000000     1 T1    created    name=b
        3.000000000     1 F1    created    name=c
        # events: 4

        """)
    #expect(log.problems.map(\.kind) == [.timeGoesBack, .subjectReused(.task(1))])
    #expect(log.problems.map(\.line) == [3, 4])
    #expect(log.trace.events.map(\.instant.nanoseconds) == [2_000_000_000, 2_000_000_000, 3_000_000_000])
    #expect(log.problems.last?.description.hasPrefix("line 4: left out, because T1 was created before") == true)
  }

  @Test func anEndlessLineIsLeftOut() {
    let long = [UInt8](repeating: UInt8(ascii: "x"), count: TextLogDecoder.greatestLineLength + 1)
    for piece in [long.count, 100_000] {
      var decoder = TextLogDecoder()
      var trace = Trace()
      decoder.feed(Array("# loopviz log 1\n\(Self.good)\n".utf8), into: &trace)
      var start = 0
      while start < long.count {
        decoder.feed(Array(long[start..<min(long.count, start + piece)]), into: &trace)
        start += piece
      }
      decoder.feed(Array("\n\(Self.good)\n# events: 3\n".utf8), into: &trace)
      decoder.finish(into: &trace)
      #expect(decoder.problems.map(\.description).count == 1)
      #expect(decoder.problems.first?.line == 3)
      #expect(trace.events.count == 2)
    }
  }

  @Test func problemsAreCountedBeyondThoseKept() {
    let log = TextLog(reading: String(repeating: "x\n", count: 2000))
    #expect(log.problems.count == TextLogDecoder.greatestProblemCount)
    #expect(log.problemCount == 2002)
  }
}
