import TestSupport
import Testing
import VizEngine

@testable import LoopViz

/// What is left when the oldest events were let go says of everybody alive the same as all of them.
@Suite struct LettingGoTests {
  private func expectSame(_ timeline: Timeline, first count: Int, _ comment: String) {
    let (kept, remaining) = timeline.lettingGo(first: count)
    #expect(kept.trace.events.count == remaining + timeline.trace.events.count - count, "\(comment)")
    var before = timeline
    before.seek(to: .at(count))
    var after = kept
    after.seek(to: .at(remaining))
    expectSameAlive(before.state, after.state, "\(comment), then")
    expectSameAlive(timeline.state, kept.state, "\(comment), at the end")
  }

  private func expectSameAlive(_ before: LoopState, _ after: LoopState, _ comment: String) {
    for row in before.subjects where !row.phase.isEnd {
      let other = after[row.subject]
      #expect(other?.phase == row.phase, "\(comment): \(row.subject)")
      #expect(other?.name == row.name, "\(comment): \(row.subject)")
      #expect(other?.coroutine == row.coroutine, "\(comment): \(row.subject)")
      #expect(other?.since == row.since, "\(comment): \(row.subject)")
      #expect(other?.birth == row.birth, "\(comment): \(row.subject)")
      #expect(other?.holders == row.holders, "\(comment): \(row.subject)")
    }
    for lane in [Lane.pending, .running, .suspended] {
      #expect(after.count(in: lane) == before.count(in: lane), "\(comment)")
    }
    #expect(Array(after.readyQueue) == Array(before.readyQueue), "\(comment)")
    #expect(after.timers.map { $0.subject } == before.timers.map { $0.subject }, "\(comment)")
  }

  @Test(arguments: CatalogEntry.all.map(\.name)) func everyExample(name: String) throws {
    let entry = try #require(CatalogEntry.all.first { $0.name == name })
    let timeline = try Recording(entry).endedRun.timeline
    var random = SplitMix64(seed: 7)
    for _ in 0..<10 {
      let count = Int.random(in: 0...timeline.trace.events.count, using: &random)
      expectSame(timeline, first: count, "\(name) without \(count)")
    }
  }

  @Test func whatIsLetGoLeavesNothingInTheTables() throws {
    let timeline = try Recording("workers").endedRun.timeline
    let (kept, _) = timeline.lettingGo(first: timeline.trace.events.count)
    #expect(kept.trace.tables.bytes < timeline.trace.tables.bytes)
  }
}
