import Testing
import VizEngine

@testable import LoopViz

@Suite struct UpdateRunTests {
  private func model(_ time: Duration = .milliseconds(2417), width: Int = 80, height: Int = 24) throws -> AppModel {
    AppModel(width, height, try Recording("workers").run(at: time))
  }

  private func endedModel() throws -> AppModel {
    AppModel(80, 24, try Recording("workers").endedRun)
  }

  @Test func spacePausesAndGoesOn() throws {
    var model = try model()
    #expect(model.press(.character(" ")) == [.pause])
    #expect(model.run?.status == .paused)
    #expect(!model.isMoving)
    #expect(model.press(.character(" ")) == [.resume])
    #expect(model.run?.status == .live)
    #expect(model.isMoving)
  }

  @Test func aStepWhileLivePausesFirst() throws {
    var model = try model()
    #expect(model.press(.character(".")) == [.pause, .step])
    #expect(model.run?.status == .paused)
    #expect(model.press(.character(".")) == [.step])
    #expect(model.run?.status == .paused)
  }

  @Test func anEndedRunNeitherPausesNorSteps() throws {
    var model = try endedModel()
    #expect(model.press(.character(" ")).isEmpty)
    #expect(model.press(.character(".")).isEmpty)
    #expect(model.run?.isOver == true)
    #expect(!model.isMoving)
  }

  @Test func speedDoublesAndHalvesWithinItsLimits() throws {
    var model = try model()
    #expect(model.press(.character(">")) == [.setSpeed(2)])
    for _ in 0..<9 { model.press(.character(">")) }
    #expect(model.press(.character(">")) == [.setSpeed(8)])
    for _ in 0..<9 { model.press(.character("<")) }
    #expect(model.press(.character("<")) == [.setSpeed(0.25)])
    #expect(model.speed.factor == 0.25, "the next run has it too")
    #expect(model.run?.speed.text(.unicode) == "¼×")
    #expect(model.run?.speed.text(.ascii) == "1/4x")
  }

  @Test func theSelectionMovesOverTheRowsAndStays() throws {
    var model = try model()
    model.press(.down)
    #expect(model.run?.selection == .task(1))
    model.press(.up)
    #expect(model.run?.selection == .task(1))
    model.press(.character("G"), .down)
    #expect(model.run?.selection == .task(5))
    model.press(.up)
    #expect(model.run?.selection == .task(4))
    model.press(.tab, .tab, .pageUp)
    #expect(model.run?.focus == .lanes)
    #expect(model.run?.selection == .task(1))
    var fresh = try self.model()
    fresh.press(.up)
    #expect(fresh.run?.selection == .task(5), "up, with nothing selected, begins at the bottom")
  }

  @Test func escFirstGivesUpSelectionAndZoomAndThenTheRun() throws {
    var model = try model()
    model.press(.down, .character("z"), .enter)
    #expect(model.overlay == .details(0))
    #expect(model.press(.escape).isEmpty)
    #expect(model.overlay == nil)
    #expect(model.run?.selection != nil)
    #expect(model.press(.escape).isEmpty)
    #expect(model.run?.selection == nil)
    #expect(model.run?.isZoomed == false)
    #expect(model.press(.escape) == [.abandonRun])
    #expect(model.run == nil)
  }

  @Test func qLeavesAtOnce() throws {
    var model = try model()
    model.press(.down)
    #expect(model.press(.character("q")) == [.abandonRun])
    #expect(model.run == nil)
    #expect(model.menu.entry.name == "workers", "the menu shows where one was")
  }

  @Test func runningAgainAbandonsAndStarts() throws {
    var model = try endedModel()
    model.press(.character(">"))
    #expect(model.press(.character("r")) == [.abandonRun, .start(example: "workers", speed: 2)])
  }

  @Test func zoomingKeepsThePresentInSight() throws {
    var model = try model()
    let whole = try #require(model.run?.shownWindow)
    model.press(.character("+"), .character("="))
    let near = try #require(model.run?.shownWindow)
    #expect(near.span == whole.span * 0.25)
    #expect(near.start <= .zero + .milliseconds(2417) && near.end >= .zero + .milliseconds(2417))
    model.press(.character("-"))
    #expect(model.run?.shownWindow.span == whole.span * 0.5)
    model.press(.character("0"))
    #expect(model.run?.window == nil)
  }

  @Test func tabGoesThroughThePanesThatAreThere() throws {
    var narrow = try model()
    for pane in [Pane.log, .lanes, .timeline] {
      narrow.press(.tab)
      #expect(narrow.run?.focus == pane)
    }
    narrow.press(.backTab)
    #expect(narrow.run?.focus == .lanes)
    var wide = try model(width: 120, height: 40)
    var seen: Set<Pane> = []
    for _ in Pane.allCases {
      wide.press(.tab)
      if let focus = wide.run?.focus { seen.insert(focus) }
    }
    #expect(seen == Set(Pane.allCases))
    #expect(wide.run?.focus == .timeline)
  }

  @Test func theFocusedPaneIsAlwaysOnTheScreen() throws {
    var model = try model()
    model.press(.character("z"), .tab, .tab)
    #expect(model.run?.focus == .code)
    model.press(.character("z"))
    #expect(model.run?.focus == .timeline, "the code has no place on a narrow screen")
    var wide = try self.model(width: 120, height: 40)
    wide.run?.focus = .output
    _ = update(&wide, .input(.resize(Size(width: 80, height: 24))))
    #expect(wide.run?.focus == .timeline)
  }

  @Test func sortingGoesThroughAllOrders() throws {
    var model = try model()
    var orders: [SortOrder] = []
    for _ in SortOrder.allCases {
      model.press(.character("s"))
      if let sort = model.run?.sort { orders.append(sort) }
    }
    #expect(orders == [.name, .phase, .waiting, .creation])
  }

  @Test func sortingOrdersTheRows() throws {
    var run = try Recording("workers").run(at: .milliseconds(2417))
    run.sort = .phase
    let phases = run.rows.map { run.state.subject(at: $0).phase }
    #expect(phases == [.suspended, .suspended, .suspended, .finished, .finished])
    run.sort = .waiting
    let waits = run.rows.map { run.state.subject(at: $0).time(in: .suspended, at: run.now) }
    #expect(waits == waits.sorted(by: >))
    run.sort = .name
    #expect(run.rows.map { run.state.subject(at: $0).title }.last == "worker(4)")
  }

  @Test func searchingSelectsAndGoesOnFromThere() throws {
    var model = try model()
    model.type("/WORKER")
    #expect(model.run?.selection == .task(1))
    model.type("(3")
    #expect(model.run?.selection == .task(3))
    model.press(.enter)
    #expect(model.run?.search == nil)
    model.type("/worker")
    model.press(.enter)
    #expect(model.run?.selection == .task(3), "the present row matches: it stays")
    model.type("n")
    #expect(model.run?.selection == .task(4))
    model.type("n")
    #expect(model.run?.selection == .task(1), "the end is followed by the start")
    model.type("N")
    #expect(model.run?.selection == .task(4))
    model.type("/nothing like it")
    #expect(model.run?.selection == .task(4))
    #expect(model.press(.escape).isEmpty)
    #expect(model.run?.selection == .task(4))
    #expect(!model.isSearching)
  }
}
