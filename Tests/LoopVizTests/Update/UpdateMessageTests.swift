import Testing
import VizEngine

@testable import LoopViz

/// What comes from the run and from the wall's clock.
@Suite struct UpdateMessageTests {
  private let recording: Recording

  init() throws {
    recording = try Recording("workers")
  }

  private func started() -> AppModel {
    var model = AppModel(80, 24)
    model.menu.select(recording.entry)
    _ = update(&model, .tick(WallTime(milliseconds: 1000), nil))
    _ = update(&model, .started(Recording.start))
    return model
  }

  @Test func aRunBeginsLiveAndMoving() {
    let model = started()
    #expect(model.run?.status == .live)
    #expect(model.isMoving)
    #expect(model.run?.state.eventCount == 0)
  }

  @Test func eventsAreFoldedAndTimeNeverStandsBeforeThem() {
    var model = started()
    _ = update(&model, .recorded(recording.delta(0..<recording.events.count)))
    #expect(model.run?.state.eventCount == recording.events.count)
    #expect(model.run?.now == .zero + .seconds(4))
  }

  @Test func whatMovesIsLitForAWhileOfTheWallsTime() {
    var model = started()
    model.press(.character(" "))
    #expect(!model.isMoving)
    _ = update(&model, .recorded(recording.delta(0..<9)))
    #expect(model.isMoving, "a lit row is to be put out")
    #expect(model.run?.lit.keys.contains(.task(1)) == true)
    _ = update(&model, .tick(WallTime(milliseconds: 1299), nil))
    #expect(model.isMoving)
    _ = update(&model, .tick(WallTime(milliseconds: 1300), nil))
    #expect(!model.isMoving)
    #expect(model.run?.lit.isEmpty == true)
  }

  @Test func withReducedMotionNothingIsLit() {
    var model = started()
    model.settings.reducesMotion = true
    _ = update(&model, .recorded(recording.delta(0..<9)))
    #expect(model.run?.lit.isEmpty == true)
  }

  @Test func anEndStandsWhereTheLastEventWas() {
    var model = started()
    _ = update(&model, .recorded(recording.delta(0..<recording.events.count)))
    _ = update(&model, .tick(WallTime(milliseconds: 5000), .zero + .seconds(7)))
    _ = update(&model, .ended(.succeeded))
    #expect(model.run?.now == .zero + .seconds(4))
    #expect(model.run?.status == .ended(.succeeded))
    #expect(!model.isMoving)
  }

  @Test func newsOfARunThatWasLeftIsIgnored() {
    var model = started()
    model.press(.character("q"))
    _ = update(&model, .recorded(recording.delta(0..<5)))
    _ = update(&model, .ended(.failed("late")))
    _ = update(&model, .tick(WallTime(milliseconds: 2000), .zero))
    #expect(model.run == nil)
    #expect(!model.isMoving)
  }
}
