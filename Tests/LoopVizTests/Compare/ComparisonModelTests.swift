import TestSupport
import Testing
import VizEngine

@testable import LoopViz

@Suite struct ComparisonModelTests {
  @Test func bothAreShownToTheSameInstant() throws {
    var comparison = try ComparisonModel("workers", "sequential")
    comparison.go(to: .zero + .milliseconds(2500))
    for side in ComparisonModel.Side.allCases {
      let compared = comparison[side]
      #expect(compared.count == compared.timeline.count(upTo: .zero + .milliseconds(2500)))
      #expect(!compared.isAtEnd)
    }
    #expect(comparison.upper.state.count(in: .finished) == 2)
    #expect(comparison.lower.state.count(in: .finished) == 0)
  }

  @Test func ticksPlayBoth() throws {
    var comparison = try ComparisonModel("workers", "sequential")
    for wall in stride(from: 0, through: 4200, by: 200) { comparison.tick(WallTime(milliseconds: wall)) }
    #expect(comparison.upper.isAtEnd && !comparison.lower.isAtEnd)
    #expect(comparison.now == .zero + .milliseconds(4200))
    for wall in stride(from: 4400, through: 10_400, by: 200) { comparison.tick(WallTime(milliseconds: wall)) }
    #expect(comparison.isAtEnd && !comparison.playback.isPlaying)
  }

  @Test(arguments: [("workers", "sequential"), ("blocking", "await"), ("lock", "deadlock"), ("task", "task")])
  func eventsAreGoneThroughOneByOneForwardAndBack(names: (String, String)) throws {
    var comparison = try ComparisonModel(names.0, names.1)
    comparison.goToStart()
    let all = comparison.upper.run.trace.events.count + comparison.lower.run.trace.events.count
    var seen: [[Int]] = [[0, 0]]
    for number in 1...all {
      comparison.goForwardByEvent()
      seen.append([comparison.upper.count, comparison.lower.count])
      #expect(seen[number][0] + seen[number][1] == number)
      #expect(max(comparison.upper.last?.instant ?? .zero, comparison.lower.last?.instant ?? .zero) == comparison.now)
    }
    #expect(comparison.isAtEnd)
    for number in (0..<all).reversed() {
      comparison.goBackByEvent()
      #expect([comparison.upper.count, comparison.lower.count] == seen[number])
    }
    comparison.goBackByEvent()
    #expect(comparison.upper.count == 0 && comparison.lower.count == 0)
  }

  @Test func steppingAndScrubbingPause() throws {
    for key in [Key.character(","), .character("."), .left, .right, .pageUp] {
      var model = AppModel(80, 24, .comparison(try ComparisonModel("workers", "sequential")))
      #expect(model.isMoving)
      model.press(key)
      #expect(!model.isMoving, "\(key)")
    }
  }

  @Test func keysDoWhatTheySay() throws {
    var model = AppModel(80, 24, .comparison(try ComparisonModel("workers", "sequential")))
    model.press(.end)
    #expect(model.comparison?.isAtEnd == true)
    model.press(.home)
    #expect(model.comparison?.upper.count == 0 && model.comparison?.now == .zero)
    model.press(.character("+"))
    #expect((model.comparison?.shownWindow.span ?? .zero) == .seconds(5))
    model.press(.character("0"), .character(">"))
    #expect(model.comparison?.shownWindow.span == .seconds(10))
    #expect(model.comparison?.speed.factor == 2 && model.speed.factor == 2)
    model.press(.end, .tab)
    #expect(model.comparison?.focus == .lower)
    model.press(.down)
    #expect(model.comparison?.lower.selection == .task(1) && model.comparison?.upper.selection == nil)
    model.press(.tab, .down, .down)
    #expect(model.comparison?.upper.selection == .task(2))
    #expect(model.press(.escape).isEmpty, "first the selection")
    #expect(model.comparison?.upper.selection == nil)
    #expect(model.press(.escape) == [.abandonRun])
    #expect(model.study == nil)
  }

  @Test func spaceAfterTheEndPlaysAgain() throws {
    var model = AppModel(80, 24, .comparison(try ComparisonModel("workers", "sequential")))
    model.press(.end, .character(" "))
    #expect(model.isMoving && model.comparison?.now == .zero)
    model.press(.character(" "))
    #expect(!model.isMoving)
  }

  @Test func aSelectionThatIsNotYetMadeIsGone() throws {
    var model = AppModel(80, 24, .comparison(try ComparisonModel("workers", "sequential")))
    model.press(.end, .down, .home)
    #expect(model.comparison?.upper.selection == nil)
  }

  @Test func aClickOnTheBarsGoesThereAndOneOnANameSelectsIt() throws {
    var model = AppModel(80, 24, .comparison(try ComparisonModel("workers", "sequential")))
    let comparison = try #require(model.comparison)
    let layout = ComparisonLayout(size: model.size, comparison)
    let middle = Point(x: layout.bars.x + layout.bars.width / 2, y: layout.axis.y)
    _ = update(&model, .input(.mouse(Mouse(action: .press, position: middle))))
    let now = try #require(model.comparison?.now)
    #expect(now > .zero + .milliseconds(4900) && now < .zero + .milliseconds(5200))
    let name = Point(x: 5, y: layout.rows(of: .lower).y)
    _ = update(&model, .input(.mouse(Mouse(action: .press, position: name))))
    #expect(model.comparison?.focus == .lower && model.comparison?.lower.selection == .task(1))
  }
}

@Suite struct ComparisonMarkTests {
  @Test func theFirstMarksAndTheSecondCompares() {
    var model = AppModel(80, 24)
    #expect(model.press(.character("c")).isEmpty)
    #expect(model.menu.marked == 0)
    #expect(model.press(.down, .character("c")) == [.compare("coroutine", "task")])
    #expect(model.menu.marked == nil)
    guard case .recording(let names) = model.study else {
      Issue.record("nothing is recorded")
      return
    }
    #expect(names == ["coroutine", "task"])
    #expect(model.press(.character("q")) == [.abandonRun])
    #expect(model.study == nil)
  }

  @Test func theSecondOnTheSameOneUnmarks() {
    var model = AppModel(80, 24)
    #expect(model.press(.character("c"), .character("c")).isEmpty)
    #expect(model.menu.marked == nil && model.study == nil)
  }

  @Test func whatIsRecordedIsPlayed() throws {
    var model = AppModel(80, 24)
    model.press(.character("c"), .down, .character("c"))
    _ = update(&model, .compared(try .example("workers"), try .example("await")))
    #expect(model.comparison?.playback.isPlaying == true && model.comparison?.now == .zero)
  }
}
