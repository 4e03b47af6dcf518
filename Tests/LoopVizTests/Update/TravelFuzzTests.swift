import TestSupport
import Testing

@testable import LoopViz
@testable import VizEngine

/// Random keys, clicks and sizes over random events: nothing traps, no pane draws beside its area, and Home and End
/// lead to the start and to the newest from wherever one has got to.
@Suite("Going anywhere in anything")
struct TravelFuzzTests {
  private static func model(seed: UInt64, count: Int) throws -> AppModel {
    // From 256 rows on, several share a line.
    let isMany = seed % 5 == 0
    let random = RandomEvents(
      seed: seed, count: isMany ? count * 10 : count, subjects: isMany ? 700 : 5 + Int(seed % 20))
    var run = RunModel(entry: try #require(Catalog.entry(named: "workers")), start: Recording.start, speed: Speed())
    run.timeline = Timeline(events: random.events, tables: random.tables)
    run.clock = run.timeline.end
    run.status = .ended(.succeeded)
    return AppModel(80, 24, run)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>) func everythingStaysWholeAndComesBack(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var model = try Self.model(seed: seed, count: Int.random(in: 0...400, using: &random))
    let count = try #require(model.run).eventCount
    let leaving: [Command] = [.quit, .back, .rerun]
    let keys = KeyMap.bindings.filter { !leaving.contains($0.command) }.flatMap(\.keys)
    for step in 0..<150 {
      switch Int.random(in: 0..<20, using: &random) {
      case 0:
        model.size = Size(
          width: Int.random(in: 1...200, using: &random), height: Int.random(in: 1...60, using: &random))
      case 1..<4:
        let point = Point(
          x: Int.random(in: -1...model.size.width, using: &random),
          y: Int.random(in: -1...model.size.height, using: &random))
        _ = update(&model, .input(.mouse(Mouse(action: random.pick([.press, .wheelUp, .wheelDown]), position: point))))
      case 4: model.press(.enter)
      default: model.press(random.pick(keys))
      }
      FrameLawTests.expectWhole(view(model), model.size)
      if step % 5 == 0 { expectPanesWithinTheirAreas(model, "seed \(seed), step \(step)") }
    }
    comeBack(&model)
    model.press(.home)
    #expect(model.run?.state.eventCount == 0)
    model.press(.end)
    #expect(model.run?.isTravelling == false)
    #expect(model.run?.state.eventCount == count)
  }

  /// Closes what lies over the run, so that keys mean what they mean there.
  private func comeBack(_ model: inout AppModel) {
    model.overlay = nil
    model.run?.search = nil
  }

  private func expectPanesWithinTheirAreas(_ model: AppModel, _ comment: String) {
    guard let run = model.run, model.size.width >= 60, model.size.height >= 16 else { return }
    let layout = RunLayout(size: model.size, alone: run.isZoomed ? run.focus : nil)
    for pane in layout.shown {
      guard let area = layout[pane] else { continue }
      var screen = Screen(size: model.size, glyphs: model.settings.glyphs)
      RunView.draw(pane, of: run, model, in: area, on: &screen)
      for y in 0..<model.size.height {
        for x in 0..<model.size.width where !area.contains(Point(x: x, y: y)) {
          if let cell = screen[Point(x: x, y: y)], cell != .blank {
            Issue.record("\(pane) draws \(cell.character) at \(x),\(y) beside \(area): \(comment)")
            return
          }
        }
      }
    }
  }
}
