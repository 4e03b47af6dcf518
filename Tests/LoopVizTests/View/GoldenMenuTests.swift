import Testing

@testable import LoopViz

@Suite struct GoldenMenuTests {
  private func expect(_ model: AppModel, _ name: String) {
    expectGolden(view(model), "\(name)-\(model.size.width)x\(model.size.height)")
  }

  @Test(arguments: goldenSizes) func firstExample(size: Size) {
    expect(AppModel(size.width, size.height), "menu")
  }

  @Test(arguments: goldenSizes) func anotherExample(size: Size) {
    var model = AppModel(size.width, size.height)
    model.press(.down, .down, .down, .down, .down)
    expect(model, "menu-workers")
  }

  @Test func aSearchUnderWay() {
    var model = AppModel(80, 24)
    model.type("/block")
    expect(model, "menu-search")
  }

  @Test func smallest() {
    var model = AppModel(60, 16)
    model.press(.end)
    expect(model, "menu")
  }

  @Test func withASCIIAlone() {
    expect(AppModel(80, 24, glyphs: .ascii), "menu-ascii")
  }
}
