import Testing
import VizEngine

@testable import LoopViz

/// A program that is watched: its log, what it prints, its end.
@Suite struct UpdateWatchTests {
  private let log = """
    # loopviz log 1
    # source: loopviz_probe 0.1 CPython 3.12.1
    # program: app.py
    0.000000000     0 T1    created    name=Task-1 coro=main() at=app.py:4
    0.000000000     0 loop  start
    0.000100000     1 T1    running
    0.000200000     1 T1    suspended  on=sleep delay=1 until=1.000200000 at=app.py:2
    0.000300000     1 loop  idle       until=1.000200000

    """

  private func watching() -> AppModel {
    var model = AppModel(120, 40)
    model.settings.reducesMotion = true
    let source = ShownSource(
      file: "app.py", text: "async def main():\n    await asyncio.sleep(1)\n\nasyncio.run(main())\n")
    let watched = WatchedRun(name: "app.py", source: source)
    _ = update(&model, .tick(WallTime(milliseconds: 5_000), nil))
    _ = update(&model, .watching(watched, Recording.start, retained: nil))
    _ = update(&model, .read(Array(log.utf8)))
    return model
  }

  private func text(_ model: AppModel) -> String { view(model).lines.joined(separator: "\n") }

  @Test func theProgramsSourceIsShown() {
    let model = watching()
    #expect(model.isMoving)
    #expect(text(model).contains("─ app.py ─"))
    #expect(text(model).contains("◌   2     await asyncio.sleep(1)"))
    #expect(view(model).lines.first?.contains("▶ running") == true)
  }

  @Test func timeGoesOnWhileItIsSilent() {
    var model = watching()
    _ = update(&model, .tick(WallTime(milliseconds: 5_400), nil))
    #expect(model.run?.now == .zero + .microseconds(400_300))
  }

  @Test func whatItPrintsIsShownLineByLine() {
    var model = watching()
    for piece in ["he", "llo\nwor", "ld"] { _ = update(&model, .printed(Array(piece.utf8))) }
    #expect(text(model).contains(" hello"))
    #expect(text(model).contains(" world"))
    #expect(model.run?.watched?.waiting == ["hello"])
    // What came as an event no longer waits for that.
    _ = update(&model, .read(Array("0.500000000     1 loop  output     text=hello\n".utf8)))
    #expect(model.run?.watched?.waiting == [])
    #expect(model.run?.timeline.state.outputs.count == 1)
    _ = update(&model, .read(Array("0.600000000     1 loop  output     text=world\n".utf8)))
    _ = update(&model, .readToEnd(nil))
    _ = update(&model, .programEnded(.status(0)))
    #expect(model.run?.timeline.state.outputs.count == 2)
    #expect(view(model).lines.filter { $0.contains(" world") }.count == 2)
    #expect(model.run?.status == .ended(.succeeded))
  }

  @Test func itsExitStatusIsShown() {
    var model = watching()
    _ = update(&model, .readToEnd(nil))
    _ = update(&model, .programEnded(.status(3)))
    #expect(text(model).contains("the program failed: exit status 3"))
    #expect(view(model).lines.first?.contains("✖ exit status 3   ") == true)
    model.press(.character(","))
    #expect(view(model).lines.first?.contains("  ✖ exit status 3") == true)
    model.settings.language = .chinese
    #expect(view(model).lines.first?.contains("✖ 退出状态 3") == true)
  }

  @Test func theFirstInterruptIsTheProgramsAndTheSecondEndsLoopviz() {
    var model = watching()
    #expect(model.press(.control("c")) == [.interrupt])
    #expect(model.press(.control("c")) == [.abandonRun])
  }

  @Test func escapeDoesNotEndAProgramThatRuns() {
    var model = watching()
    #expect(model.press(.escape).isEmpty)
    #expect(model.run != nil)
    _ = update(&model, .readToEnd(nil))
    _ = update(&model, .programEnded(.status(0)))
    #expect(model.press(.escape) == [.abandonRun])
  }

  @Test func aProgramHasNoMenuToGoBackTo() {
    var model = watching()
    #expect(view(model).lines.last?.contains("q quit") == true)
    #expect(model.press(.character("q")) == [.abandonRun])
  }

  @Test func onceItIsOverAnInterruptIsLoopvizs() {
    var model = watching()
    _ = update(&model, .readToEnd(nil))
    _ = update(&model, .programEnded(.status(0)))
    #expect(model.press(.control("c")) == [.abandonRun])
  }
}
