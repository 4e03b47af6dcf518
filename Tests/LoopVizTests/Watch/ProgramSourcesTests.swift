import Foundation
import TestSupport
import Testing

@testable import LoopViz

/// Which source is shown of a program, and how it comes there.
@Suite struct ProgramSourcesTests {
  private let log = """
    # loopviz log 1
    # source: loopviz_probe 0.1 CPython 3.12.1
    0.000000000     0 T1    created    name=Task-1 coro=main() at=app.py:11
    0.000000000     0 loop  start
    0.000100000     1 T1    running
    0.000200000     1 T2    created    name=Task-2 coro=take() parent=T1 at=app.py:9
    0.000400000     1 T1    suspended  on=task of=T2 at=app.py:9
    0.000500000     2 T2    running
    0.000600000     2 T2    suspended  on=sleep delay=0.5 until=0.500600000 at=stock.py:2

    """

  private func watching(_ source: ShownSource?) -> (AppModel, [Effect]) {
    var model = AppModel(120, 40)
    model.settings.reducesMotion = true
    _ = update(&model, .watching(WatchedRun(name: "app.py", source: source), Recording.start, retained: nil))
    let effects = update(&model, .read(Array(log.utf8)))
    return (model, effects)
  }

  private let script = ShownSource(file: "app.py", text: "import stock\n")
  private let stock = ShownSource(file: "stock.py", text: "async def take():\n    await asyncio.sleep(0.5)\n")

  private func text(_ model: AppModel) -> String { view(model).lines.joined(separator: "\n") }

  @Test func whereTheSelectedTaskStandsIsReadOnceAndShown() {
    var (model, effects) = watching(script)
    #expect(effects.isEmpty)
    #expect(text(model).contains("─ app.py ─"))
    model.press(.down)
    #expect(model.press(.down) == [.readSource(SourceRequest(file: "stock.py", paths: []))])
    #expect(update(&model, .source("stock.py", .read(stock))).isEmpty)
    #expect(text(model).contains("─ stock.py ─"))
    #expect(text(model).contains("▸◌   2     await asyncio.sleep(0.5)"))
    #expect(model.press(.up).isEmpty)
    #expect(text(model).contains("─ app.py ─"))
    #expect(model.press(.down).isEmpty)
    #expect(text(model).contains("─ stock.py ─"))
  }

  @Test func ofAModuleTheFileOfTheFirstTaskIsShown() {
    let (_, effects) = watching(nil)
    #expect(effects == [.readSource(SourceRequest(file: "app.py", paths: []))])
  }

  @Test func ofAProgramThatAPackageStartsItsOwnFirstFileIsShown() {
    var (model, _) = watching(nil)
    let files = "# file: uvicorn=/x/bin/uvicorn\n# file: server.py=/x/lib/site-packages/uvicorn/server.py\n"
    #expect(update(&model, .read(Array(files.utf8))).isEmpty)
    #expect(
      update(&model, .read(Array("# file: stock.py=/x/stock.py\n# file: tea.py=/x/tea.py\n".utf8)))
        == [.readSource(SourceRequest(file: "stock.py", paths: ["/x/stock.py"]))])
    _ = update(&model, .source("stock.py", .read(stock)))
    #expect(text(model).contains("─ stock.py ─"))
  }

  @Test(arguments: [
    SourceTrouble.nowhere(folder: "."), .several(["./a/stock.py", "./b/stock.py"]), .unreadable(path: "/x/stock.py"),
  ])
  func whatCannotBeReadIsSaid(trouble: SourceTrouble) {
    var (model, _) = watching(script)
    model.press(.down)
    model.press(.down)
    _ = update(&model, .source("stock.py", .failed(trouble)))
    #expect(text(model).contains("─ stock.py ─"))
    #expect(text(model).contains(English().sentence(trouble, of: "stock.py").prefix(30)))
    #expect(text(model).contains("─ where tasks stand ─"))
  }

  @Test func whenTheLogSaysWhereItIsItIsReadThere() {
    var (model, _) = watching(script)
    model.press(.down)
    model.press(.down)
    _ = update(&model, .source("stock.py", .failed(.nowhere(folder: "."))))
    let effects = update(&model, .read(Array("# file: stock.py=/home/me/a=b/stock.py\n".utf8)))
    #expect(effects == [.readSource(SourceRequest(file: "stock.py", paths: ["/home/me/a=b/stock.py"]))])
  }

  @Test func filesAreFoundBelowAFolder() throws {
    let folder = try TemporaryFolder()
    for name in ["a", "a/b", ".hidden", "site-packages"] {
      try FileManager.default.createDirectory(atPath: folder.file(name), withIntermediateDirectories: true)
    }
    try folder.write("one", to: "a/b/one.py")
    try folder.write("two", to: "a/two.py")
    try folder.write("two", to: "a/b/two.py")
    try folder.write("three", to: ".hidden/three.py")
    try folder.write("three", to: "site-packages/three.py")
    func reading(_ file: String, _ paths: String...) -> ProgramSources.Reading {
      SourceFile.read(SourceRequest(file: file, paths: paths), below: folder.path)
    }
    guard case .read(let source) = reading("one.py") else {
      Issue.record("one.py was not found")
      return
    }
    #expect(source.lesson.map(\.text) == ["one"])
    guard case .failed(.several(let paths)) = reading("two.py") else {
      Issue.record("there are two")
      return
    }
    #expect(paths == ["a/two.py", "a/b/two.py"].map { folder.file($0) })
    guard case .failed(.nowhere) = reading("three.py") else {
      Issue.record("it is hidden")
      return
    }
    guard case .read = reading("three.py", folder.file(".hidden/three.py")) else {
      Issue.record("its place is known")
      return
    }
    guard case .failed(.unreadable) = reading("x.py", folder.file("x.py")) else {
      Issue.record("it is not there")
      return
    }
  }
}
