import Testing
import VizEngine

@testable import LoopViz

@Suite("The critical path and the await graph, drawn")
struct GoldenChainTests {
  private func model(_ name: String, at time: Duration? = nil, _ size: Size = Size(width: 80, height: 24)) throws
    -> AppModel
  {
    let recording = try Recording(name)
    return AppModel(size.width, size.height, time.map { recording.run(at: $0) } ?? recording.endedRun)
  }

  @Test(arguments: ["workers", "blocking", "queue", "lock"]) func theCriticalPath(name: String) throws {
    var model = try model(name)
    model.press(.character("p"))
    expectGolden(view(model), "path-\(name)-80x24")
  }

  @Test func thePathInASCIIWhileTheRunGoesOn() throws {
    var run = try Recording("workers").run(at: .milliseconds(2417))
    run.lightCriticalPath()
    expectGolden(view(AppModel(80, 24, run, glyphs: .ascii)), "path-live-ascii-80x24")
  }

  @Test func theKeyTakesThePathAway() throws {
    var model = try model("workers")
    let before = view(model)
    model.press(.character("p"), .character("p"))
    #expect(view(model) == before)
  }

  @Test func aPathFollowsTheRunToItsEnd() throws {
    let recording = try Recording("workers")
    let first = recording.count(upTo: .milliseconds(2417))
    var model = AppModel(80, 24, recording.run(at: .milliseconds(2417)))
    model.press(.character("p"))
    _ = update(&model, .recorded(recording.delta(first..<recording.events.count)))
    _ = update(&model, .ended(.succeeded))
    #expect(model.run?.criticalPath == CriticalPath(recording.endedRun.timeline, isOver: true))
  }

  @Test(arguments: [("workers", 2417), ("deadlock", 5000), ("lock", 500), ("cancel", 1000), ("queue", 100)])
  func theAwaitGraph(name: String, milliseconds: Int) throws {
    var model = try model(name, at: .milliseconds(milliseconds))
    model.press(.character("w"))
    expectGolden(view(model), "graph-\(name)-80x24")
  }

  @Test func inChinese() throws {
    var model = try model("lock", at: .milliseconds(500))
    model.settings.language = .chinese
    model.press(.character("w"))
    expectGolden(view(model), "zh-graph-lock-80x24")
    model = try self.model("workers")
    model.settings.language = .chinese
    model.press(.character("p"))
    expectGolden(view(model), "zh-path-workers-80x24")
  }
}
