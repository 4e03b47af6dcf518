import Testing

@testable import LoopViz

/// Replayed logs, as they are to look.
@Suite struct GoldenReplayTests {
  @Test(arguments: [Size(width: 80, height: 24), Size(width: 120, height: 40)])
  func aLogOfAnotherProgramMidway(size: Size) {
    let model = AppModel(size.width, size.height, .replayOfAnotherProgram(at: .milliseconds(200)))
    expectGolden(view(model), "replay-midway-\(size.width)x\(size.height)")
  }

  @Test func itPlays() {
    var model = AppModel(80, 24, .replayOfAnotherProgram(at: .milliseconds(200)))
    model.run?.play()
    expectGolden(view(model), "replay-plays-80x24")
  }

  @Test func itIsRead() {
    expectGolden(view(AppModel(80, 24, .replayOfAnotherProgram(isRead: false))), "replay-reading-80x24")
  }

  @Test func whatIsWrongWithIt() {
    var model = AppModel(80, 24, .replayOfAnotherProgram())
    model.press(.enter)
    expectGolden(view(model), "replay-problems-80x24")
  }

  @Test func inChinese() {
    let model = AppModel(120, 40, .replayOfAnotherProgram(at: .milliseconds(200)), language: .chinese)
    expectGolden(view(model), "replay-midway-zh-120x40")
  }
}
