import Testing

@testable import LoopViz

/// Programs that are watched, as they are to look.
@Suite struct GoldenWatchTests {
  private static let sizes = [Size(width: 80, height: 24), Size(width: 120, height: 40)]

  @Test(arguments: sizes)
  func aLoopThatIsBlockedIsNamedWhileItIs(size: Size) {
    expectGolden(view(AppModel.watching(size.width, size.height)), "watch-blocked-\(size.width)x\(size.height)")
  }

  @Test func aLoopThatWasBlockedIsNamed() {
    var model = AppModel.watching(80, 24, [AppModel.watchedLog, AppModel.watchedLogGoesOn])
    expectGolden(view(model), "watch-was-blocked-80x24")
    model.press(.enter)
    expectGolden(view(model), "watch-findings-80x24")
  }

  @Test(arguments: [Language.english, .chinese])
  func whatIsNotSeenOfItIsSaid(language: Language) {
    let remarks = ["dropped: 1200", "forked: a child, which is not recorded", "other-loops: 3", "dropped: 12"]
    let log = remarks.map { "# \($0)\n" }.joined()
    var model = AppModel.watching(80, 24, [AppModel.watchedLog, AppModel.watchedLogGoesOn, log], language: language)
    let suffix = language == .english ? "" : "-zh"
    expectGolden(view(model), "watch-remarks\(suffix)-80x24")
    model.press(.enter)
    expectGolden(view(model), "watch-remarks-details\(suffix)-80x24")
  }

  @Test func aProbeThatFailedIsSaidForGood() {
    let log = "# probe: failed: KeyError: 'x' (tasks.py:41)\n" + AppModel.watchedLogGoesOn
    expectGolden(view(AppModel.watching(80, 24, [AppModel.watchedLog, log])), "watch-failed-80x24")
  }

  @Test func aProgramWithoutALoopIsSaid() {
    var model = AppModel.watching(80, 24, [])
    _ = update(&model, .printed(Array("hello\n".utf8)))
    let log = "# loopviz log 1\n0.000000000     0 loop  output     text=hello\n# events: 1\n"
    _ = update(&model, .read(Array(log.utf8)))
    _ = update(&model, .readToEnd(nil))
    _ = update(&model, .programEnded(.status(0)))
    expectGolden(view(model), "watch-unseen-80x24")
  }
}
