import Testing
import VizEngine

@testable import LoopViz

@Suite("The timeline by turn")
struct GoldenTurnTests {
  private func model(
    _ name: String, _ size: Size = Size(width: 80, height: 24), turn: Int? = nil, glyphs: Glyphs = .unicode
  ) throws -> AppModel {
    var run = try Recording(name).endedRun
    run.axis = .turn
    if let turn { run.travel(toTurn: turn) }
    return AppModel(size.width, size.height, run, glyphs: glyphs)
  }

  @Test(arguments: ["workers", "gather", "queue", "lock", "callback"]) func ended(name: String) throws {
    expectGolden(view(try model(name)), "turns-\(name)-80x24")
  }

  @Test func backInTime() throws {
    expectGolden(view(try model("workers", turn: 7)), "turns-workers-past-80x24")
    expectGolden(
      view(try model("queue", Size(width: 120, height: 40), turn: 9)), "turns-queue-past-120x40")
  }

  @Test func moreTurnsThanColumns() throws {
    var model = try model("queue", turn: 12)
    model.run?.turnCell = 8
    expectGolden(view(model), "turns-wide-80x24")
  }

  @Test func inASCIIWithThePath() throws {
    var model = try model("workers", glyphs: .ascii)
    model.press(.character("p"))
    expectGolden(view(model), "turns-path-ascii-80x24")
  }

  @Test func aTurnOpened() throws {
    for (name, turn) in [("workers", 0), ("workers", 3), ("workers", 9), ("queue", 4)] {
      var model = try model(name, turn: turn)
      model.press(.character("o"))
      expectGolden(view(model), "turn-\(name)-\(turn)-80x24")
    }
  }

  @Test func anOpenedTurnInChinese() throws {
    var model = try model("workers", turn: 9)
    model.settings.language = .chinese
    model.press(.character("o"))
    expectGolden(view(model), "zh-turn-workers-9-80x24")
  }

  @Test func inAnOpenedTurnLeftAndRightGoToTheNext() throws {
    var model = try model("workers", turn: 5)
    model.press(.character("o"), .left, .left)
    #expect(model.run?.state.turn == 3)
    #expect(model.overlay == .turn(0))
    model.press(.right, .escape)
    #expect(model.run?.state.turn == 4)
    #expect(model.overlay == nil)
  }

  /// In each turn's column one row runs, and it is the row of who had the turn.
  @Test(arguments: ["workers", "gather", "queue", "lock", "taskgroup"])
  func inEachTurnOneRowRuns(name: String) throws {
    let run = try model(name).run
    let timeline = try #require(run).timeline
    let turns = timeline.lists.turns.count
    let window = TurnWindow(present: turns, turns: turns, cell: 1, width: turns + 1)
    let columns = TimelineColumns(timeline, window: window, width: turns + 1)
    let rows = timeline.lists.shown.filter { timeline.state.who(at: $0).kind != .primitive }
    let bars = rows.map { TimelineBar(row: $0, columns).columns }
    for turn in 1...turns {
      let subject = timeline.trace.events[timeline.start(ofTurn: turn)].subject
      for (row, bar) in zip(rows, bars) {
        let isRunner = timeline.state.who(at: row) == subject
        let hasRun = if case .end = bar[turn] { isRunner } else { bar[turn] == .run || bar[turn] == .stretch(.running) }
        #expect(hasRun == isRunner, "\(name), turn \(turn), \(timeline.state.name(at: row)): \(bar[turn])")
      }
    }
  }
}
