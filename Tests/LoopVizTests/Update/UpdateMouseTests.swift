import Testing
import VizEngine

@testable import LoopViz

@Suite struct UpdateMouseTests {
  private func model(_ width: Int = 120, _ height: Int = 40) throws -> AppModel {
    AppModel(width, height, try Recording("workers").run(at: .milliseconds(2417)))
  }

  @discardableResult
  private func send(_ action: Mouse.Action, _ x: Int, _ y: Int, to model: inout AppModel) -> [Effect] {
    update(&model, .input(.mouse(Mouse(action: action, position: Point(x: x, y: y)))))
  }

  /// The place at which a screen shows a text for the first time within a block.
  private func place(of text: String, in area: Rect?, _ model: AppModel) throws -> Point {
    let area = try #require(area)
    let screen = view(model)
    for y in area.y..<area.maxY {
      let row = String(
        screen.row(y)[...].dropFirst(area.x).prefix(area.width).map { $0.isContinuation ? " " : $0.character })
      if let range = row.firstRange(of: text) {
        return Point(x: area.x + row.distance(from: row.startIndex, to: range.lowerBound), y: y)
      }
    }
    Issue.record("\(text) is not there")
    return .zero
  }

  @Test func aClickSelectsAndASecondOneRunsTheExample() throws {
    var model = AppModel(80, 24)
    let spot = try place(of: "gather", in: Rect(model.size), model)
    #expect(send(.press, spot.x, spot.y, to: &model).isEmpty)
    #expect(model.menu.entry.name == "gather")
    #expect(send(.release, spot.x, spot.y, to: &model).isEmpty)
    #expect(send(.press, spot.x, spot.y, to: &model) == [.start(example: "gather", speed: 1)])
    #expect(send(.press, 0, 0, to: &model).isEmpty)
    #expect(send(.press, 70, 8, to: &model).isEmpty)
  }

  @Test func aClickBelowTheLastExampleSelectsNothing() {
    var model = AppModel(80, 60)
    send(.press, 5, 50, to: &model)
    #expect(model.menu.selection == 0)
  }

  @Test func aClickOnAHeadingSelectsNothing() throws {
    var model = AppModel(80, 24)
    for group in Catalog.groups.prefix(2) {
      let spot = try place(of: group.title(English().catalog), in: Rect(model.size), model)
      #expect(send(.press, spot.x, spot.y, to: &model).isEmpty)
      #expect(model.menu.selection == 0)
    }
  }

  @Test(arguments: [14, 16, 24, 40]) func everyExampleCanBeSeenInTheMenu(height: Int) throws {
    for size in [Size(width: 60, height: max(16, height)), Size(width: 120, height: max(16, height))] {
      var model = AppModel(size.width, size.height)
      for entry in Catalog.entries {
        #expect(model.menu.entry.name == entry.name)
        let lines = view(model).lines
        #expect(lines.contains { $0.contains("▸ \(entry.name) ") }, "\(entry.name) at \(size)")
        model.press(.down)
      }
    }
  }

  @Test func theWheelMovesTheMenu() {
    var model = AppModel(80, 24)
    send(.wheelDown, 3, 3, to: &model)
    send(.wheelDown, 3, 3, to: &model)
    send(.wheelUp, 3, 3, to: &model)
    #expect(model.menu.selection == 1)
  }

  @Test func aMenuThatScrollsSelectsWhatIsSeen() throws {
    var model = AppModel(60, 16)
    model.press(.end)
    let spot = try place(of: "failure", in: Rect(x: 0, y: 0, width: 38, height: 16), model)
    send(.press, spot.x, spot.y, to: &model)
    #expect(model.menu.entry.name == "failure")
  }

  @Test(arguments: [(120, 40), (80, 24), (200, 60)]) func aClickSelectsTheTaskUnderIt(width: Int, height: Int) throws {
    for pane in [Pane.timeline, .lanes] {
      for number: UInt32 in 1...4 {
        var model = try model(width, height)
        let area = RunLayout(size: model.size)[pane]
        let spot = try place(of: "Task-\(number)", in: area, model)
        #expect(send(.press, spot.x, spot.y, to: &model).isEmpty)
        #expect(model.run?.selection == .task(number))
        #expect(model.run?.focus == pane)
      }
    }
  }

  @Test func aClickOnEmptyPlacesKeepsTheSelection() throws {
    var model = try model()
    model.run?.selection = .task(3)
    for pane in Pane.allCases {
      let area = try #require(RunLayout(size: model.size)[pane])
      send(.press, area.x + 1, area.maxY - 1, to: &model)
      send(.press, area.x, area.y, to: &model)
      #expect(model.run?.selection == .task(3))
      #expect(model.run?.focus == pane)
    }
    send(.press, 3, 39, to: &model)
    send(.press, 3, 0, to: &model)
    send(.press, -1, 400, to: &model)
    #expect(model.run?.selection == .task(3))
  }

  @Test func theWheelScrollsThePaneUnderItAndNotTheFocusedOne() throws {
    let layout = RunLayout(size: Size(width: 120, height: 40))
    for pane in Pane.allCases {
      var model = try model()
      model.run?.selection = .task(3)
      let area = try #require(layout[pane])
      send(.wheelUp, area.x + 1, area.y + 1, to: &model)
      let run = try #require(model.run)
      #expect(run.focus == .timeline)
      switch pane {
      case .lanes, .timeline, .loop: #expect(run.selection == .task(2))
      case .log, .code, .output: #expect(run.scroll == [pane: -1])
      }
    }
  }

  @Test func theLogScrollsBackAndNoFurtherThanItsEnd() throws {
    var model = try model()
    let area = try #require(RunLayout(size: model.size)[.log])
    for _ in 0..<5 { send(.wheelUp, area.x + 1, area.y + 1, to: &model) }
    let count = try #require(model.run?.state.eventCount)
    #expect(view(model).lines.contains { $0.contains("─ log \(count - 5) of \(count) ─") })
    for _ in 0..<9 { send(.wheelDown, area.x + 1, area.y + 1, to: &model) }
    #expect(model.run?.scroll[.log] == 0)
  }

  @Test func theWheelScrollsWhatLiesOverTheScreen() throws {
    var model = try model(80, 24)
    model.press(.character("?"))
    send(.wheelDown, 5, 5, to: &model)
    #expect(model.overlay == .help(1))
    send(.press, 5, 5, to: &model)
    #expect(model.overlay == .help(1))
    #expect(model.run?.selection == nil)
    send(.wheelUp, 5, 5, to: &model)
    #expect(model.overlay == .help(0))
  }

  @Test func theWheelDoesNotCloseTheForm() throws {
    var model = try model(80, 24)
    model.press(.character("e"))
    let written = ExportForm.Outcome.written(path: "x", events: 1)
    _ = update(&model, .exported(written))
    send(.wheelUp, 5, 5, to: &model)
    #expect(model.overlay != nil)
  }
}
