import TestSupport
import Testing

@testable import LoopViz
@testable import VizEngine

@Suite struct HoldingBarTests {
  private static let window = TimeWindow(start: .zero, span: .nanoseconds(10))

  /// A bar as text, ten columns of a nanosecond each: `+` taken, `=` held.
  private func text(_ holdings: [Holding], now: Int64 = 10, window: TimeWindow = window) -> String {
    bar(holdings, window: window, now: now, width: 10).columns.map { column in
      switch column {
      case .empty: "."
      case .held: "="
      case .taken: "+"
      }
    }.joined()
  }

  private struct Holding {
    var start: Instant
    var isTaking: Bool
  }

  private func bar(_ holdings: [Holding], window: TimeWindow, now: Int64, width: Int) -> HoldingBar {
    let lock = Subject.primitive(1)
    let birth = TraceEvent.Kind.created(IdentityReference(index: 0), parent: .loop)
    let events =
      [TraceEvent(birth, lock, iteration: 1, instant: .zero)]
      + holdings.map { holding in
        TraceEvent(holding.isTaking ? .acquired(lock) : .released(lock), .loop, iteration: 1, instant: holding.start)
      }
    let timeline = Timeline(events: events)
    return HoldingBar(
      row: 0, TimelineColumns(timeline, window: window, now: Instant(nanoseconds: now), width: width))
  }

  private func taken(_ time: Int64) -> Holding { Holding(start: Instant(nanoseconds: time), isTaking: true) }
  private func freed(_ time: Int64) -> Holding { Holding(start: Instant(nanoseconds: time), isTaking: false) }

  @Test func aLockIsSeenFromTakingToGivingBack() {
    #expect(text([]) == "..........")
    #expect(text([taken(2), freed(5)]) == "..+==.....")
    #expect(text([taken(2)], now: 6) == "..+====...")
    #expect(text([taken(0), freed(3), taken(3), freed(7), taken(7)]) == "+==+===+==")
    #expect(text([taken(4), freed(4)]) == "....+.....")
    #expect(text([taken(10)]) == ".........+")
  }

  @Test func permitsAreHeldUntilTheLastIsGivenBack() {
    let holdings = [taken(1), taken(3), freed(5), freed(8)]
    #expect(text(holdings) == ".+=+====..")
  }

  @Test func aWindowThatBeginsLaterKnowsWhatWasBefore() {
    let window = TimeWindow(start: Instant(nanoseconds: 5), span: .nanoseconds(10))
    #expect(text([taken(2), freed(8)], now: 15, window: window) == "===.......")
    #expect(text([taken(2), freed(5)], now: 15, window: window) == "..........")
    #expect(text([taken(2), freed(5), taken(5)], now: 15, window: window) == "+=========")
    #expect(text([taken(2), freed(3)], now: 15, window: window) == "..........")
  }

  @Test func anyHoldingsFillTheirWidth() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<500 {
      var time: Int64 = 0
      var isHeld = false
      let holdings = (0..<Int.random(in: 0...12, using: &random)).map { _ in
        time += Int64.random(in: 0...40, using: &random)
        isHeld.toggle()
        return isHeld ? taken(time) : freed(time)
      }
      let window = TimeWindow(
        start: Instant(nanoseconds: Int64.random(in: 0...60, using: &random)),
        span: .nanoseconds(Int64.random(in: 1...300, using: &random)))
      let width = Int.random(in: 0...60, using: &random)
      let bar = bar(holdings, window: window, now: 400, width: width)
      #expect(bar.columns.count == width)
      let seen = holdings.filter { $0.isTaking && $0.start >= window.start && $0.start <= window.end }
      #expect(width == 0 || bar.columns.contains(.taken) == !seen.isEmpty)
    }
  }

  @Test func aLockHasARowFromWhenItIsFirstTaken() throws {
    let recording = try Recording("queue")
    #expect(recording.endedRun.rows.allSatisfy { recording.endedRun.state.who(at: $0).kind != .primitive })
    let lock = try Recording("lock")
    var run = lock.run(at: .zero)
    run.timeline = lock.timeline(first: 1)
    #expect(run.state.primitives.map(\.name) == ["till"])
    #expect(run.rows.isEmpty)
    run = lock.endedRun
    #expect(run.rows.map { run.state.name(at: $0) } == ["till", "Task-1", "Task-2", "Task-3"])
    #expect((0..<4).map { run.timeline.histories.holding(of: $0)?.entries.count } == [6, nil, nil, nil])
  }
}
