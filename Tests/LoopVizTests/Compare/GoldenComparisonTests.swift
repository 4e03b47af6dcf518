import Testing
import VizEngine

@testable import LoopViz

@Suite struct GoldenComparisonTests {
  private static let sizes = [Size(width: 80, height: 24), Size(width: 120, height: 40)]

  private func expect(_ comparison: ComparisonModel, _ name: String, _ size: Size, _ language: Language = .english) {
    let model = AppModel(size.width, size.height, .comparison(comparison), language: language)
    expectGolden(view(model), "\(name)-\(size.width)x\(size.height)")
  }

  @Test(arguments: sizes) func workersBesideSequentialMidway(size: Size) throws {
    var comparison = try ComparisonModel("workers", "sequential")
    comparison.go(to: .zero + .milliseconds(2417))
    expect(comparison, "compare-midway", size)
  }

  @Test(arguments: sizes) func workersBesideSequentialAtTheEnd(size: Size) throws {
    var comparison = try ComparisonModel("workers", "sequential")
    comparison.goToEnd()
    expect(comparison, "compare-end", size)
  }

  @Test(arguments: sizes) func blockingBesideAwaitAtTheEnd(size: Size) throws {
    var comparison = try ComparisonModel("blocking", "await")
    comparison.goToEnd()
    expect(comparison, "compare-blocking", size)
  }

  @Test func aFailedOne() throws {
    var comparison = try ComparisonModel("deadlock", "lock")
    comparison.goToEnd()
    expect(comparison, "compare-deadlock", Self.sizes[0])
  }

  @Test func aSelectedRowPaused() throws {
    var model = AppModel(80, 24, .comparison(try ComparisonModel("workers", "sequential")))
    model.press(.end, .home, .character("."), .character("."), .character("."), .down, .down)
    expectGolden(view(model), "compare-selected-80x24")
  }

  @Test func manyRowsInALowWindow() throws {
    let crowd = RunRecording.record(.crowd)
    var comparison = ComparisonModel(crowd, try .example("workers"), speed: Speed())
    comparison.go(to: .zero + .milliseconds(1200))
    expect(comparison, "compare-crowd", Size(width: 80, height: 24))
    expect(comparison, "compare-crowd", RunLayout.smallest)
  }

  @Test func inChinese() throws {
    var comparison = try ComparisonModel("workers", "sequential")
    comparison.goToEnd()
    expect(comparison, "zh-compare-end", Self.sizes[0], .chinese)
  }

  @Test func whileTheyAreRecorded() {
    expectGolden(view(AppModel(80, 24, .recording(["workers", "sequential"]))), "compare-recording-80x24")
  }

  @Test func aMarkInTheMenu() {
    var model = AppModel(80, 24)
    model.press(.character("c"), .down)
    expectGolden(view(model), "menu-marked-80x24")
  }
}
