import Testing
import VizEngine

@testable import LoopViz

@Suite("The window of turns")
struct TurnWindowTests {
  @Test func `few turns are wide, and all seen`() {
    let window = TurnWindow(present: 3, turns: 10, cell: nil, width: 56)
    #expect((window.first, window.cell) == (0, 4))
  }

  @Test func `more turns are narrower, until each has one column`() {
    #expect(
      [13, 14, 18, 27, 55, 56, 5000].map { TurnWindow(present: 0, turns: $0, cell: nil, width: 56).cell } == [
        4, 3, 2, 2, 1, 1, 1,
      ])
  }

  @Test func `of more turns than columns the present one is seen, and nothing beyond the last`() {
    for present in [0, 1, 40, 500, 990, 999, 1000] {
      let window = TurnWindow(present: present, turns: 1000, cell: nil, width: 56)
      #expect((0..<56).contains(window.column(ofTurn: present)))
      #expect(window.first >= 0 && window.turn(ofColumn: 55) <= 1000)
    }
  }

  @Test(arguments: [1, 2, 3, 8]) func `columns and turns answer to each other`(cell: Int) {
    let window = TurnWindow(present: 30, turns: 60, cell: cell, width: 56)
    for column in 0..<56 {
      let turn = window.turn(ofColumn: column)
      #expect((window.column(ofTurn: turn)..<window.column(ofTurn: turn + 1)).contains(column))
    }
  }
}

@Suite("Travelling by turn")
struct TurnTravelTests {
  private func run(_ name: String) throws -> RunModel {
    var run = try Recording(name).endedRun
    run.axis = .turn
    return run
  }

  @Test(arguments: ["workers", "gather", "queue", "thread", "callback"])
  func `each turn begins where somebody gets the loop`(name: String) throws {
    var run = try run(name)
    let starts = run.timeline.trace.events.indices.filter { number in
      let event = run.timeline.trace.events[number]
      if case .running = event.kind { return event.subject.kind != .job }
      return false
    }
    #expect(Array(run.timeline.lists.turns) == starts)
    for (place, number) in starts.enumerated() {
      run.travel(toTurn: place + 1)
      #expect(run.state.turn == place + 1)
      #expect(run.state.eventCount == min(number + 1, run.eventCount))
      #expect(run.timeline.turn(ofEvent: number) == place + 1)
      #expect(number == 0 || run.timeline.turn(ofEvent: number - 1) == place)
    }
  }

  @Test func `left and right go from turn to turn, to the start and to what is live`() throws {
    var run = try run("workers")
    for turn in (0..<10).reversed() {
      run.travel(byColumn: .back, width: 56)
      #expect(run.state.turn == turn)
    }
    run.travel(byColumn: .back, width: 56)
    #expect(run.state.eventCount == 0)
    for _ in 0..<11 { run.travel(byColumn: .forward, width: 56) }
    #expect(!run.isTravelling)
  }

  @Test func `the key changes the axis and back, and the instant stays`() throws {
    var model = AppModel(80, 24, try Recording("workers").endedRun)
    model.press(.character(","), .character(","))
    let place = model.run?.place
    model.press(.character("x"))
    #expect(model.run?.axis == .turn)
    #expect(model.run?.place == place)
    model.press(.character("x"))
    #expect(model.run?.axis == .time)
  }

  @Test func `zoom makes a turn's columns more and fewer, within bounds`() throws {
    var model = AppModel(80, 24, try Recording("workers").endedRun)
    model.press(.character("x"))
    for _ in 0..<20 { model.press(.character("+")) }
    #expect(model.run?.turnCell == 8)
    for _ in 0..<20 { model.press(.character("-")) }
    #expect(model.run?.turnCell == 1)
    model.press(.character("0"))
    #expect(model.run?.turnCell == nil)
  }

  @Test func `a click on a column goes to its turn`() throws {
    var model = AppModel(80, 24, try Recording("workers").endedRun)
    model.press(.character("x"))
    // The bars begin at column 24, and a turn has four of them.
    _ = update(&model, .input(.mouse(Mouse(action: .press, position: Point(x: 24 + 4 * 7 + 1, y: 9)))))
    #expect(model.run?.state.turn == 7)
  }
}
