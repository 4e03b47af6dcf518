import TestSupport
import Testing
import VizEngine

@testable import LoopViz

@Suite struct HoldingBarTests {
  private static let window = TimeWindow(start: .zero, span: .nanoseconds(10))

  /// A bar as text, ten columns of a nanosecond each: `+` taken, `=` held.
  private func text(_ holdings: [Timeline.Holding], now: Int64 = 10, window: TimeWindow = window) -> String {
    HoldingBar(holdings, window: window, now: Instant(nanoseconds: now), width: 10).columns.map { column in
      switch column {
      case .empty: "."
      case .held: "="
      case .taken: "+"
      }
    }.joined()
  }

  private func taken(_ time: Int64, holders: Int = 1) -> Timeline.Holding {
    Timeline.Holding(start: Instant(nanoseconds: time), holders: holders, isTaking: true)
  }

  private func freed(_ time: Int64, holders: Int = 0) -> Timeline.Holding {
    Timeline.Holding(start: Instant(nanoseconds: time), holders: holders, isTaking: false)
  }

  @Test func aLockIsSeenFromTakingToGivingBack() {
    #expect(text([]) == "..........")
    #expect(text([taken(2), freed(5)]) == "..+==.....")
    #expect(text([taken(2)], now: 6) == "..+====...")
    #expect(text([taken(0), freed(3), taken(3), freed(7), taken(7)]) == "+==+===+==")
    #expect(text([taken(4), freed(4)]) == "....+.....")
    #expect(text([taken(10)]) == ".........+")
  }

  @Test func permitsAreHeldUntilTheLastIsGivenBack() {
    let holdings = [taken(1), taken(3, holders: 2), freed(5, holders: 1), freed(8)]
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
      let bar = HoldingBar(holdings, window: window, now: Instant(nanoseconds: 400), width: width)
      #expect(bar.columns.count == width)
      let seen = holdings.filter { $0.isTaking && $0.start >= window.start && $0.start <= window.end }
      #expect(width == 0 || bar.columns.contains(.taken) == !seen.isEmpty)
    }
  }

  @Test func aLockHasARowFromWhenItIsFirstTaken() throws {
    let recording = try Recording("queue")
    #expect(recording.endedRun.rows.allSatisfy { recording.endedRun.state.subjects[$0].subject.kind != .primitive })
    let lock = try Recording("lock")
    var run = lock.run(at: .zero)
    run.timeline = lock.timeline(first: 1)
    #expect(run.state.primitives.map(\.name) == ["till"])
    #expect(run.rows.isEmpty)
    run = lock.endedRun
    #expect(run.rows.map { run.state.subjects[$0].name } == ["till", "Task-1", "Task-2", "Task-3"])
    #expect(run.timeline.holdings.map(\.count) == [6, 0, 0, 0])
  }
}
