import Testing
import VizEngine

@testable import LoopViz

@Suite struct GoldenOverlayTests {
  private func model(_ size: Size = goldenSizes[0]) throws -> AppModel {
    AppModel(size.width, size.height, try Recording("workers").run(at: .milliseconds(2417)))
  }

  private func expect(_ model: AppModel, _ name: String) {
    expectGolden(view(model), "\(name)-\(model.size.width)x\(model.size.height)")
  }

  @Test(arguments: goldenSizes + [RunLayout.smallest]) func help(size: Size) throws {
    var model = try model(size)
    model.press(.character("?"))
    expect(model, "help")
  }

  @Test func helpScrolledToItsEnd() throws {
    var model = try model()
    model.press(.function(1), .end)
    expect(model, "help-end")
  }

  @Test func helpInASCII() throws {
    var model = AppModel(80, 24, glyphs: .ascii)
    model.press(.character("?"))
    expect(model, "help-ascii")
  }

  @Test(arguments: goldenSizes) func detailsOfATask(size: Size) throws {
    var model = try model(size)
    model.run?.selection = .task(4)
    model.press(.enter)
    expect(model, "details")
  }

  @Test func detailsOfAFinishedTask() throws {
    var model = try model()
    model.run?.selection = .task(2)
    model.press(.enter)
    expect(model, "details-finished")
  }

  @Test func summaryMidway() throws {
    var model = try model()
    model.press(.enter)
    expect(model, "summary-midway")
  }

  @Test(arguments: goldenSizes) func summaryAtTheEnd(size: Size) throws {
    var model = AppModel(size.width, size.height, try Recording("workers").endedRun)
    model.press(.enter)
    expect(model, "summary")
  }

  @Test(
    arguments: [
      ("fresh", nil), ("exists", .exists),
      ("failed", .failed(English().sentence(.refused(path: "/no/such/folder/workers-20261122-165000.log", code: 2)))),
      ("written", .written(path: "workers-20261122-165000.log", events: 43)),
    ] as [(String, ExportForm.Outcome?)])
  func exportForm(name: String, outcome: ExportForm.Outcome?) throws {
    var model = try model()
    model.press(.character("e"))
    if let outcome { _ = update(&model, .exported(outcome)) }
    expect(model, "export-\(name)")
  }

  @Test func exportFormWithAnotherFormat() throws {
    var model = try model()
    model.press(.character("e"), .tab, .tab)
    expect(model, "export-chrome")
  }

  @Test func searchLineOfTheRun() throws {
    var model = try model()
    model.type("/worker(3")
    expect(model, "search")
  }
}
