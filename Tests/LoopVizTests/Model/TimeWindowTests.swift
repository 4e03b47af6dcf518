import Testing
import VizEngine

@testable import LoopViz

@Suite struct TimeWindowTests {
  private func at(_ duration: Duration) -> Instant { .zero + duration }

  @Test func aRunThatGoesOnHasRoomToGrow() {
    for milliseconds in stride(from: 0, through: 200_000, by: 370) {
      let now = at(.milliseconds(milliseconds))
      let window = TimeWindow.fitting(now, isOver: false)
      #expect(window.start == .zero)
      #expect((now - .zero) * 10 <= window.span * 9)
      #expect(window.span == .seconds(1) || (now - .zero) * 20 > window.span * 9)
    }
  }

  @Test func aRunThatIsOverFillsTheWindow() {
    #expect(TimeWindow.fitting(at(.seconds(4)), isOver: true).span == .seconds(4))
    #expect(TimeWindow.fitting(.zero, isOver: true).span == .microseconds(1))
  }

  @Test func scalingKeepsTheCentreWhereItIs() {
    let window = TimeWindow(start: at(.seconds(8)), span: .seconds(4))
    for factor in [0.5, 2] {
      let scaled = window.scaled(by: factor, around: at(.seconds(9)))
      let share = (at(.seconds(9)) - scaled.start) / scaled.span
      #expect(scaled.span == .seconds(4) * factor)
      #expect(abs(share - 0.25) < 1e-9)
    }
    let back = window.scaled(by: 0.5, around: at(.seconds(9))).scaled(by: 2, around: at(.seconds(9)))
    #expect(back == window)
  }

  @Test func scalingNeverGoesBeforeTheStartNorBeyondItsBounds() {
    var window = TimeWindow(start: .zero, span: .seconds(8))
    for _ in 0..<60 {
      window = window.scaled(by: 0.5, around: at(.seconds(1)))
      #expect(window.start >= .zero)
      #expect(window.span >= .microseconds(1))
    }
    for _ in 0..<120 {
      window = window.scaled(by: 2, around: at(.seconds(1)))
      #expect(window.start >= .zero)
      #expect(window.span <= .seconds(1_000_000))
    }
  }
}
