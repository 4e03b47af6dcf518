import Testing
import VizEngine

@testable import LoopViz

/// Where the functions that go through time lead to.
@Suite struct TravelTests {
  private func ended() throws -> RunModel { try Recording("workers").endedRun }

  private func at(_ duration: Duration) -> Instant { .zero + duration }

  @Test func oneEventBackAndOneOnIsWhereOneWas() throws {
    var run = try ended()
    for count in (0..<run.eventCount).reversed() {
      let before = run.position
      run.travel(byEvent: .back)
      #expect(run.state.eventCount == count)
      #expect(run.timeline.cursor == .at(count))
      let there = run.position
      run.travel(byEvent: .forward)
      #expect(run.position == before)
      run.travel(byEvent: .back)
      #expect(run.position == there)
    }
    run.travel(byEvent: .back)
    #expect(run.state.eventCount == 0, "nothing is before the start")
    #expect(run.now == .zero)
    #expect(run.explained == nil)
  }

  @Test func theInstantIsThatOfTheEventThatLedThere() throws {
    var run = try ended()
    while run.state.eventCount > 1 {
      run.travel(byEvent: .back)
      #expect(run.now == run.lastEvent?.instant)
    }
  }

  @Test func anInstantHasAllThatHappenedUpToIt() throws {
    let recording = try Recording("workers")
    var run = recording.endedRun
    for milliseconds in stride(from: 0, to: 4000, by: 125) {
      let time = Duration.milliseconds(milliseconds)
      run.travel(to: at(time))
      #expect(run.state.eventCount == recording.count(upTo: time))
      #expect(run.now == at(time))
      #expect(run.isTravelling)
    }
    run.travel(to: at(.seconds(4)))
    #expect(!run.isTravelling, "the end of a run that is over is what is live")
    run.travel(to: at(.seconds(-1)))
    #expect(run.state.eventCount == 0)
  }

  @Test func columnsGoThroughAllOfTheWindowAndBack() throws {
    var run = try ended()
    for width in [40, 58, 131] {
      run.travelToStart()
      var columns = 0
      while run.isTravelling {
        let before = run.now
        run.travel(byColumn: .forward, width: width)
        #expect(run.now > before)
        columns += 1
        try #require(columns < 300)
      }
      #expect((width - 1...width).contains(columns))
      for _ in 0...width { run.travel(byColumn: .back, width: width) }
      #expect(run.state.eventCount == 0)
    }
  }

  @Test func aColumnsInstantIsDrawnInThatColumn() {
    for width in [1, 7, 54, 158, 333] {
      for span in [Duration.microseconds(1), .milliseconds(37), .seconds(4), .seconds(86_400)] {
        let window = TimeWindow(start: at(.seconds(3)), span: span)
        for column in 0..<width where window.edge(column + 1, width: width) > window.edge(column, width: width) + 1 {
          #expect(window.column(of: window.instant(of: column, width: width), width: width) == column)
        }
      }
    }
  }

  @Test func tenthsAreOfWhatIsShown() throws {
    var run = try ended()
    run.travel(byTenth: .back, width: 56)
    #expect(run.now == at(.milliseconds(3600)))
    run.window = TimeWindow(start: at(.seconds(3)), span: .seconds(1))
    run.travel(byTenth: .back, width: 56)
    #expect(run.now == at(.milliseconds(3500)))
    run.travel(byTenth: .forward, width: 56)
    #expect(run.now == at(.milliseconds(3600)))
  }

  @Test func theWindowFollowsAnInstantBesideIt() throws {
    var run = try ended()
    run.window = TimeWindow(start: at(.seconds(3)), span: .milliseconds(500))
    run.travel(to: at(.seconds(1)))
    let window = try #require(run.window)
    #expect(window.start < at(.seconds(1)) && window.end > at(.seconds(1)))
    #expect(window.span == .milliseconds(500))
  }

  @Test func marksAreComeBackToInTurn() throws {
    var run = try ended()
    run.travelToNextMark()
    #expect(!run.isTravelling, "without marks there is nowhere to go")
    for milliseconds in [3000, 1000, 2000] {
      run.travel(to: at(.milliseconds(milliseconds)))
      run.toggleMark()
    }
    #expect(run.marks.map(\.instant) == [at(.seconds(1)), at(.seconds(2)), at(.seconds(3))])
    for seconds in [3, 1, 2, 3, 1] {
      run.travelToNextMark()
      #expect(run.now == at(.seconds(seconds)))
    }
    run.toggleMark()
    #expect(run.marks.count == 2)
    run.travel(to: .live)
    run.toggleMark()
    run.travelToStart()
    for _ in 0..<3 { run.travelToNextMark() }
    #expect(!run.isTravelling, "a mark at the end of all leads there")
  }

  @Test func rowsDoNotJumpInTheirOrderAndOnlyTheBornHaveOne() throws {
    for sort in SortOrder.allCases {
      var run = try ended()
      run.sort = sort
      run.refreshOrder()
      let whole = Array(run.rows)
      while run.state.eventCount > 0 {
        run.travel(byEvent: .back)
        run.refreshOrder()
        let made = run.state.subjects.count
        #expect(Array(run.rows) == whole.filter { $0 < made }, "\(sort)")
      }
    }
  }
}
