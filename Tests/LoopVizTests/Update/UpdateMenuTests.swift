import Testing

@testable import LoopViz

@Suite struct UpdateMenuTests {
  private var last: Int { Catalog.entries.count - 1 }

  @Test func theSelectionMovesAndStaysWithinTheList() {
    var model = AppModel(80, 24)
    #expect(model.press(.up).isEmpty)
    #expect(model.menu.selection == 0)
    model.press(.down, .character("j"))
    #expect(model.menu.selection == 2)
    model.press(.character("k"))
    #expect(model.menu.selection == 1)
    model.press(.character("G"))
    #expect(model.menu.selection == last)
    model.press(.down, .pageDown)
    #expect(model.menu.selection == last)
    model.press(.pageUp)
    #expect(model.menu.selection == last - 10)
    model.press(.end, .home)
    #expect(model.menu.selection == 0)
  }

  @Test func enterStartsTheSelectedExampleAtTheSpeedSet() {
    var model = AppModel(80, 24)
    model.speed = Speed(nearest: 2)
    model.press(.down)
    #expect(model.press(.enter) == [.start(example: "task", speed: 2)])
    #expect(model.run == nil, "the run begins when the world says so")
    _ = update(&model, .started(Recording.start))
    #expect(model.run?.name == "task")
    #expect(model.run?.speed.factor == 2)
  }

  @Test func qAndCtrlCQuitAndEscDoesNot() {
    var model = AppModel(80, 24)
    #expect(model.press(.character("q")) == [.quit])
    #expect(model.press(.control("c")) == [.quit])
    #expect(model.press(.escape).isEmpty)
  }

  @Test func commandsOfTheRunDoNothingHere() {
    for binding in KeyMap.bindings where binding.place == .run {
      for key in binding.keys where KeyMap.command(for: key, at: .menu) == nil {
        var model = AppModel(80, 24)
        #expect(model.press(key).isEmpty)
        #expect(model.menu.selection == 0)
        #expect(model.overlay == nil)
      }
    }
  }

  @Test func searchingSelectsTheFirstThatMatches() {
    var model = AppModel(80, 24)
    model.type("/FOUR")
    #expect(model.menu.entry.name == "workers", "titles count, and case does not")
    model.type("x")
    #expect(model.menu.entry.name == "workers", "without a match the selection stays")
    model.press(.backspace, .enter)
    #expect(model.menu.search == nil)
    model.type("n")
    #expect(model.menu.entry.name == "workers", "the only match is found again")
    model.type("/4")
    model.press(.escape)
    #expect(model.menu.entry.name == "concurrent")
    model.type("n")
    #expect(model.menu.entry.name == "parallel")
    model.type("n")
    #expect(model.menu.entry.name == "concurrent")
    model.type("N")
    #expect(model.menu.entry.name == "parallel")
  }

  @Test func aSearchTakesTheKeysThatOtherwiseMeanSomething() {
    var model = AppModel(80, 24)
    model.type("/q?/")
    #expect(model.menu.search == "q?/")
    #expect(model.overlay == nil)
    #expect(model.press(.control("z")) == [.suspend])
    #expect(model.press(.control("c")).isEmpty)
    #expect(model.menu.search == nil)
  }

  @Test func startingARunEndsTheSearch() {
    var model = AppModel(80, 24)
    model.type("/work")
    _ = update(&model, .started(Recording.start))
    model.press(.character("q"))
    #expect(model.run == nil)
    #expect(!model.isSearching)
  }

  @Test func everywhereCommandsReachTheWorld() {
    var model = AppModel(80, 24)
    #expect(model.press(.control("l")) == [.redraw])
    #expect(model.press(.control("z")) == [.suspend])
    #expect(model.press(.character("m")) == [.setMouse(false)])
    #expect(model.press(.character("m")) == [.setMouse(true)])
    #expect(update(&model, .input(.suspendRequested)) == [.suspend])
    #expect(update(&model, .input(.terminated(signal: 15))) == [.quit])
    #expect(update(&model, .input(.wake)).isEmpty)
    _ = update(&model, .input(.resize(Size(width: 99, height: 33))))
    #expect(model.size == Size(width: 99, height: 33))
  }
}
