import TestSupport
import Testing

@testable import VizEngine

/// No bytes stop the decoder, and what it has read can be written and read again.
struct TextLogFuzzTests {
  private static func check(_ bytes: [UInt8], seed: UInt64) {
    let log = TextLog(reading: bytes)
    let instants = log.trace.events.map(\.instant)
    #expect(zip(instants, instants.dropFirst()).allSatisfy { $0 <= $1 }, "seed \(seed)")
    // What is written of it is a log without problems that says the same.
    let written = TextLogEncoder.encode(log.trace, header: log.header)
    let again = TextLog(reading: written)
    #expect(again.problems.isEmpty, "seed \(seed): \(again.problems)")
    // Not compared inside the macro, which would print both in full.
    let differing = zip(log.trace.meaning, again.trace.meaning).first { $0 != $1 }
    let isSame = again.trace.events.count == log.trace.events.count && differing == nil
    #expect(isSame, "seed \(seed): \(String(describing: differing))")
    let isWrittenSame = TextLogEncoder.encode(again.trace, header: again.header) == written
    #expect(isWrittenSame, "seed \(seed)")
  }

  @Test func bytesWithoutMeaning() {
    let first = UInt64.random(in: 0...UInt64.max)
    for seed in (0..<1000).map({ first &+ $0 }) {
      var random = SplitMix64(seed: seed)
      let count = Int.random(in: 0..<400, using: &random)
      Self.check((0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }, seed: seed)
    }
  }

  @Test func logsWithMistakes() {
    let first = UInt64.random(in: 0...UInt64.max)
    let marks = Array(" \n\"\\=#,:.-{}u0T9\t\u{0}é".utf8) + [0xFF, 0xC2]
    for seed in (0..<2000).map({ first &+ $0 }) {
      let made = RandomTrace(seed: seed, eventCount: 12)
      var bytes: [UInt8] = []
      TextLogEncoder.append(TextLogHeader(program: "x", others: [.init(name: "y", value: " z")]), to: &bytes)
      for event in made.events { TextLogEncoder.append(event, tables: made.tables, to: &bytes) }
      var random = SplitMix64(seed: seed)
      for _ in 0..<Int.random(in: 1..<8, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[place] = random.pick(marks)
        case 1: bytes.insert(random.pick(marks), at: place)
        case 2: bytes.remove(at: place)
        case 3: bytes.removeSubrange(place..<min(bytes.count, place + 20))
        default: bytes.insert(contentsOf: bytes[max(0, place - 30)..<place], at: place)
        }
        if bytes.isEmpty { bytes = [0] }
      }
      Self.check(bytes, seed: seed)
    }
  }

  @Test func linesWithoutEnd() {
    let long = String(repeating: "9", count: 300_000)
    for line in ["0.000000001 1 T1 output text=\(long)", long, "0.000000001 1 T\(long) running", "# \(long): x"] {
      Self.check(Array("# loopviz log 1\n\(line)\n".utf8), seed: 0)
    }
    let fields = String(repeating: " k=v", count: 50_000)
    Self.check(Array("# loopviz log 1\n0.000000001 1 T1 running\(fields)\n".utf8), seed: 0)
    let quotes = String(repeating: "\"", count: 1000)
    Self.check(Array("# loopviz log 1\n0.000000001 1 T1 output text=\(quotes)\n# x: \"\n\"\n\\\n".utf8), seed: 0)
  }
}
