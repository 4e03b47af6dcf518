import TestSupport
import Testing

@testable import LoopViz
@testable import VizEngine

/// The bars, which look at a subject's own events, show what bars made of all stretches show.
@Suite struct BarFoldTests {
  @Test(arguments: CatalogEntry.all.map(\.name)) func barsOfEveryExample(name: String) throws {
    let entry = try #require(CatalogEntry.all.first { $0.name == name })
    let trace = try Recording(entry).endedRun.timeline.trace
    var random = SplitMix64(seed: 5)
    var timeline = Timeline(events: Array(trace.events), tables: trace.tables)
    for _ in 0..<40 {
      let count = Int.random(in: 0...trace.events.count, using: &random)
      var naive = NaiveTimeline()
      for event in trace.events.prefix(count) { naive.apply(event, tables: trace.tables) }
      timeline.seek(to: .at(count))
      let end = timeline.end.nanoseconds
      let window = TimeWindow(
        start: Instant(nanoseconds: Int64.random(in: 0...max(0, end), using: &random)),
        span: .nanoseconds(Int64.random(in: 1...max(1, end), using: &random)))
      let whole = TimeWindow(start: .zero, span: .nanoseconds(max(1, end)))
      for shown in [window, whole] {
        let width = Int.random(in: 0...120, using: &random)
        let now = timeline.state.now
        let columns = TimelineColumns(timeline, window: shown, now: now, width: width)
        for row in timeline.state.subjects.indices {
          #expect(
            TimelineBar(row: row, columns).columns
              == NaiveTimelineBar(naive.histories[row], window: shown, now: now, width: width).columns,
            "row \(row) of \(name) after \(count), \(shown), \(width) wide")
          #expect(
            HoldingBar(row: row, columns).columns
              == NaiveHoldingBar(naive.holdings[row], window: shown, now: now, width: width).columns)
        }
      }
    }
  }
}
