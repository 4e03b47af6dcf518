import TestSupport
import Testing

@testable import VizEngine

/// A log says what its trace says, and writing what was read gives the same bytes.
struct TextLogRoundTripTests {
  private static let header = TextLogHeader(
    source: "VizEngine 0.1.0", program: "workers", clock: "real", started: "2026-11-22T16:50:00.123Z")

  private static func encode(_ made: RandomTrace) -> [UInt8] {
    var bytes: [UInt8] = []
    TextLogEncoder.append(header, to: &bytes)
    for event in made.events { TextLogEncoder.append(event, tables: made.tables, to: &bytes) }
    TextLogEncoder.appendTrailer(eventCount: made.events.count, to: &bytes)
    return bytes
  }

  @Test func everyRandomTraceComesBack() {
    let first = UInt64.random(in: 0...UInt64.max)
    for seed in (0..<300).map({ first &+ $0 }) {
      let made = RandomTrace(seed: seed, eventCount: 100)
      let bytes = Self.encode(made)
      let log = TextLog(reading: bytes)
      #expect(log.problems.isEmpty, "seed \(seed)")
      #expect(log.header == Self.header, "seed \(seed)")
      let meant = made.events.map { Meaning($0, made.tables) }
      let read = log.trace.meaning
      #expect(read.count == meant.count, "seed \(seed)")
      for (index, pair) in zip(meant, read).enumerated() where pair.0 != pair.1 {
        Issue.record(
          "seed \(seed), event \(index): \(TextLogEncoder.line(of: made.events[index], tables: made.tables))")
        return
      }
      #expect(TextLogEncoder.encode(log.trace, header: log.header) == bytes, "seed \(seed)")
    }
  }

  @Test func piecesOfAnySizeGiveTheSameLog() {
    let seed = UInt64.random(in: 0...UInt64.max)
    let bytes = Self.encode(RandomTrace(seed: seed, eventCount: 200))
    var random = SplitMix64(seed: seed)
    let whole = TextLog(reading: bytes)
    for _ in 0..<50 {
      var decoder = TextLogDecoder()
      var trace = Trace()
      var start = 0
      while start < bytes.count {
        let end = min(bytes.count, start + Int.random(in: 0..<300, using: &random))
        decoder.feed(Array(bytes[start..<end]), into: &trace)
        start = end
      }
      decoder.finish(into: &trace)
      #expect(trace.meaning == whole.trace.meaning, "seed \(seed)")
      #expect(decoder.problems == whole.problems, "seed \(seed)")
    }
  }

  @Test func headersComeBack() {
    for value in ["", " ", "a ", "\"", "\"x\"", "two words", "line\nend", "\u{1B}", "a: b", "\\", "=", "事件"] {
      var header = TextLogHeader(program: value)
      header.others = [
        .init(name: "x-y", value: value), .init(name: "x-y", value: value), .init(name: "", value: "hello"),
      ]
      var bytes: [UInt8] = []
      TextLogEncoder.append(header, to: &bytes)
      TextLogEncoder.appendTrailer(eventCount: 0, to: &bytes)
      let log = TextLog(reading: bytes)
      #expect(log.problems.isEmpty, "\(value)")
      #expect(log.header == header, "\(value)")
      #expect(TextLogEncoder.encode(log.trace, header: log.header) == bytes, "\(value)")
    }
  }

  @Test func whatIsUnknownIsKeptAsWritten() {
    let text = """
      # loopviz log 1
      # source: asyncio 3.14
      # colour: blue
      # a remark
      0.000000000     0 loop  start      pid=12
      0.000000001     1 T1    created    name=Task-1 coro=main() parent=X9 at=main.py:3
      0.000000002     1 T1    running    core=3 note="a b" at=main.py:4
      0.000000003     1 X9    running    core=3
      0.000000004     1 X9    hop
      0.000000005     1 T1    teleported to=X9 note="a \\" b" at=main.py:5
      0.000000006     1 T1    suspended  on=telepathy of=T2
      0.000000007     1 T1    ready      by=X9
      0.000000008     1 T1    warning    kind=slow-callback text="0.2 s"
      # events: 9

      """
    let log = TextLog(reading: text)
    #expect(log.problems.isEmpty)
    #expect(log.header.others == [.init(name: "colour", value: "blue"), .init(name: "", value: "a remark")])
    let events = log.trace.events
    #expect(events[0].kind == .start)
    #expect(events[2].kind == .running(thread: 0))
    #expect(log.trace.tables[events[2].location]?.line == 4)
    guard case .created(_, .loop) = events[1].kind else {
      Issue.record("not created")
      return
    }
    let unknown = events.compactMap { event -> String? in
      if case .unknown(let text) = event.kind { log.trace.tables[text] } else { nil }
    }
    #expect(
      unknown == [
        "running core=3", "hop", #"teleported to=X9 note="a \" b""#, "suspended on=telepathy of=T2", "ready by=X9",
        "warning kind=slow-callback text=\"0.2 s\"",
      ])
    let again = String(decoding: TextLogEncoder.encode(log.trace, header: log.header), as: UTF8.self)
    #expect(again == text)
  }
}
