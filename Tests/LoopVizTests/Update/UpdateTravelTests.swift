import Testing
import VizEngine

@testable import LoopViz

/// Keys and clicks that go through time.
@Suite struct UpdateTravelTests {
  private func model(_ time: Duration? = nil, width: Int = 80, height: Int = 24) throws -> AppModel {
    let recording = try Recording("workers")
    return AppModel(width, height, time.map(recording.run(at:)) ?? recording.endedRun)
  }

  private func count(_ model: AppModel) -> Int { model.run?.state.eventCount ?? -1 }

  @Test func twentyStepsBackAndEndIsLiveAgain() throws {
    var model = try model()
    let all = count(model)
    let live = view(model)
    for step in 1...20 {
      #expect(model.press(.character(",")).isEmpty)
      #expect(count(model) == all - step)
      #expect(view(model).lines.first?.contains("event \(all - step) of \(all)") == true)
    }
    #expect(model.press(.end).isEmpty)
    #expect(model.run?.position == .live)
    model.run?.lit = [:]
    #expect(view(model) == live)
  }

  @Test func backAndForwardIsTheSameModel() throws {
    for time in [nil, Duration.milliseconds(1250)] {
      var model = try model(time)
      model.settings.reducesMotion = true
      model.run?.status = time == nil ? .ended(.succeeded) : .paused
      for _ in 0..<12 {
        let before = (view(model), model.run?.position)
        model.press(.character(","), .character("."))
        #expect(view(model) == before.0)
        #expect(model.run?.position == before.1)
        model.press(.character(","))
      }
    }
  }

  @Test func aStepForwardGoesThroughTimeFirstAndStepsTheLoopOnlyAtTheNewest() throws {
    var model = try model(.milliseconds(1250))
    #expect(model.press(.character(",")).isEmpty)
    #expect(model.press(.character(",")).isEmpty)
    #expect(model.run?.status == .live, "the run is not disturbed")
    #expect(model.press(.character(".")).isEmpty)
    #expect(model.run?.isTravelling == true)
    #expect(model.press(.character(".")).isEmpty)
    #expect(model.run?.isTravelling == false)
    #expect(model.press(.character(".")) == [.pause, .step])
  }

  @Test func spacePausesTheRunWhileOneIsElsewhere() throws {
    var model = try model(.milliseconds(1250))
    model.press(.character(","))
    #expect(model.press(.character(" ")) == [.pause])
    #expect(model.run?.isTravelling == true)
    #expect(model.press(.character(" ")) == [.resume])
  }

  @Test func whatIsRecordedMeanwhileWaits() throws {
    let recording = try Recording("workers")
    var model = AppModel(80, 24, recording.run(at: .seconds(1)))
    let known = count(model)
    model.press(.character(","), .character(","))
    let before = model.run?.state.now
    _ = update(&model, .recorded(recording.delta(known..<recording.events.count)))
    _ = update(&model, .tick(WallTime(milliseconds: 5), .zero + .seconds(3)))
    #expect(count(model) == known - 2)
    #expect(model.run?.state.now == before)
    #expect(model.run?.now == before)
    _ = update(&model, .ended(.succeeded))
    #expect(count(model) == known - 2)
    model.press(.end)
    #expect(count(model) == recording.events.count)
    #expect(model.run?.now == .zero + .seconds(4))
  }

  @Test func homeIsTheStart() throws {
    var model = try model()
    model.press(.home)
    #expect(count(model) == 0)
    #expect(model.run?.now == .zero)
    FrameLawTests.expectWhole(view(model), model.size)
    model.press(.character("."))
    #expect(count(model) == 1)
  }

  @Test(arguments: [[Key.left, .right], [.character("h"), .character("l")]]) func columns(keys: [Key]) throws {
    var model = try model(width: 120, height: 40)
    model.press(keys[0])
    let once = try #require(model.run?.now)
    model.press(keys[0])
    let twice = try #require(model.run?.now)
    #expect(twice < once && once < .zero + .seconds(4))
    model.press(keys[1])
    #expect(model.run?.now == once)
    model.press(keys[1], keys[1])
    #expect(model.run?.isTravelling == false)
  }

  @Test func pagesAreTenthsOnTheTimelineAlone() throws {
    var model = try model()
    model.press(.pageUp)
    #expect(model.run?.now == .zero + .milliseconds(3600))
    model.press(.pageDown)
    #expect(model.run?.isTravelling == false)
    model.press(.tab, .pageUp)
    #expect(model.run?.isTravelling == false)
    #expect(model.run?.scroll[.log] == -10)
  }

  @Test func aClickOnTheBarsGoesThereAndOneOnALabelSelects() throws {
    var model = try model()
    let area = try #require(RunLayout(size: model.size)[.timeline])
    let bars = TimelineView.split(area.split(top: 1).rest).bars
    let middle = Point(x: bars.x + bars.width / 2 - 4, y: bars.y + 1)
    _ = update(&model, .input(.mouse(Mouse(action: .press, position: middle))))
    let now = try #require(model.run?.now)
    #expect(now > .zero + .milliseconds(1600) && now < .zero + .milliseconds(1950))
    #expect(model.run?.selection == nil)
    #expect(view(model)[Point(x: middle.x, y: area.y)]?.character == model.settings.glyphs.cursor)
    _ = update(&model, .input(.mouse(Mouse(action: .press, position: Point(x: area.x + 5, y: bars.y + 1)))))
    #expect(model.run?.selection == .task(2))
    #expect(model.run?.now == now)
  }

  @Test func marksAreSetSeenAndGoneTo() throws {
    var model = try model()
    model.press(.pageUp, .character("b"), .pageUp, .pageUp)
    #expect(view(model).lines.contains { $0.contains("▼") })
    model.press(.character("'"))
    #expect(model.run?.now == .zero + .milliseconds(3600))
    model.press(.character("b"))
    #expect(model.run?.marks.isEmpty == true)
  }

  @Test func whatMovesIsLit() throws {
    var model = try model()
    model.press(.home)
    for _ in 0..<6 { model.press(.character(".")) }
    #expect(model.run?.lit[.task(1)] != nil)
    #expect(model.isMoving)
    _ = update(&model, .tick(WallTime(milliseconds: 301), nil))
    #expect(!model.isMoving)
    model.settings.reducesMotion = true
    model.press(.character(","))
    #expect(!model.isMoving)
  }
}
