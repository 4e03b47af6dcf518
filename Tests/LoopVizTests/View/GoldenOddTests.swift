import Testing
import VizEngine

@testable import LoopViz

/// Small screens, plain terminals, names in other scripts, endings that are not good.
@Suite struct GoldenOddTests {
  @Test func tooSmall() throws {
    expectGolden(view(AppModel(59, 15, try Recording("workers").endedRun)), "too-small-59x15")
    expectGolden(view(AppModel(12, 4)), "too-small-12x4")
  }

  @Test func exactlyTheSmallest() throws {
    let run = try Recording("workers").run(at: .milliseconds(2417))
    expectGolden(view(AppModel(60, 16, run)), "workers-60x16")
  }

  @Test func asciiGlyphs() throws {
    let run = try Recording("workers").run(at: .milliseconds(2417))
    expectGolden(view(AppModel(120, 40, run, glyphs: .ascii)), "workers-ascii-120x40")
  }

  @Test func namesOfTwoColumnsKeepTheirFrames() throws {
    let run = try Recording(.wideNames).run(at: .milliseconds(1500))
    expectGolden(view(AppModel(80, 24, run)), "wide-names-80x24")
    expectGolden(view(AppModel(120, 40, run)), "wide-names-120x40")
  }

  @Test func failedAndCancelledTasks() throws {
    let recording = try Recording(.mishaps)
    expectGolden(view(AppModel(120, 40, recording.run(at: .milliseconds(1500)))), "mishaps-120x40")
    expectGolden(view(AppModel(80, 24, recording.endedRun)), "mishaps-ended-80x24")
  }

  @Test func manyTasks() throws {
    let run = try Recording(.crowd).run(at: .milliseconds(1500))
    expectGolden(view(AppModel(80, 24, run)), "crowd-80x24")
  }
}
