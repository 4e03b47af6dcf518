import Testing
import VizEngine

@testable import LoopViz

/// Screens in Chinese, whose signs take two columns each.
@Suite struct GoldenChineseTests {
  private func model(_ run: RunModel? = nil, _ size: Size = goldenSizes[0]) -> AppModel {
    AppModel(size.width, size.height, run, language: .chinese)
  }

  private func expect(_ model: AppModel, _ name: String) {
    expectGolden(view(model), "zh-\(name)-\(model.size.width)x\(model.size.height)")
  }

  private func midway() throws -> RunModel { try Recording("workers").run(at: .milliseconds(2417)) }

  @Test(arguments: goldenSizes.prefix(2)) func menu(size: Size) {
    expect(model(nil, size), "menu")
  }

  @Test(arguments: goldenSizes.prefix(2)) func workersMidway(size: Size) throws {
    expect(model(try midway(), size), "workers")
  }

  @Test(arguments: goldenSizes.prefix(2)) func workersEnded(size: Size) throws {
    expect(model(try Recording("workers").endedRun, size), "workers-ended")
  }

  @Test func lock() throws {
    var run = try Recording("lock").run(at: .milliseconds(1200))
    run.selection = .task(3)
    expect(model(run, goldenSizes[1]), "lock")
  }

  @Test func help() throws {
    var model = model(try midway())
    model.press(.character("?"))
    expect(model, "help")
    model.press(.end)
    expect(model, "help-end")
  }

  @Test func details() throws {
    var run = try midway()
    run.selection = .task(4)
    var model = model(run)
    model.press(.enter)
    expect(model, "details")
  }

  @Test func summary() throws {
    var model = model(try Recording("blocking").endedRun)
    model.press(.enter)
    expect(model, "summary-findings")
    model = self.model(try Recording("workers").endedRun)
    model.press(.enter)
    expect(model, "summary")
  }

  @Test func export() throws {
    var model = model(try midway())
    model.press(.character("e"))
    expect(model, "export")
    _ = update(&model, .exported(.failed(Chinese().sentence(.refused(path: "/没有/workers.log", code: 2)))))
    expect(model, "export-failed")
  }

  @Test func tooSmall() {
    expect(model(nil, Size(width: 30, height: 5)), "too-small")
  }

  @Test func aSearchByChineseWords() {
    var model = model()
    model.type("/阻塞")
    expect(model, "menu-search")
  }
}
