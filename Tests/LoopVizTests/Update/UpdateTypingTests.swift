import TestSupport
import Testing

@testable import LoopViz

/// Keys that go to a program that is watched.
@Suite struct UpdateTypingTests {
  private func typing() -> AppModel {
    var model = AppModel.watching(80, 24)
    _ = update(&model, .printed(Array("starts\nname? ".utf8)))
    #expect(model.press(.character("i")).isEmpty)
    return model
  }

  @Test func aProgramThatWasFoundRunningTakesNone() {
    var model = AppModel.watching(80, 24, [AppModel.watchedLog], .found)
    #expect(model.press(.character("i")).isEmpty)
    #expect(model.run?.keys == .loopviz)
    #expect(model.run?.takesKeys == false)
    #expect(model.press(.control("c")) != [.interrupt])
  }

  @Test func everyKeyIsTypedButTheOneThatGivesThemBack() {
    var model = typing()
    for (key, bytes): (Key, [UInt8]) in [
      (.character("q"), [0x71]), (.character("茶"), [0xE8, 0x8C, 0xB6]), (.enter, [13]), (.backspace, [127]),
      (.control("c"), [3]), (.control("d"), [4]), (.control("z"), [26]), (.control("@"), [0]), (.escape, [27]),
      (.up, [27, 0x5B, 0x41]), (.left, [27, 0x5B, 0x44]), (.delete, [27, 0x5B, 0x33, 0x7E]),
      (.function(1), [27, 0x4F, 0x50]), (.function(12), [27, 0x5B, 0x32, 0x34, 0x7E]), (.control("\\"), [28]),
    ] {
      #expect(model.press(key) == [.type(bytes)], "\(key)")
    }
    #expect(model.press(.unknown).isEmpty)
    #expect(model.press(.function(40)).isEmpty)
    #expect(model.press(.control("]")).isEmpty)
    #expect(model.run?.keys == .loopviz)
    #expect(model.press(.control("c")) == [.interrupt])
    #expect(model.press(.control("z")) == [.suspend])
  }

  @Test func whatItAsksIsSeenAndThatKeysAreItsOwn() {
    let model = typing()
    expectGolden(view(model), "watch-typing-80x24")
    var chinese = AppModel.watching(120, 40, language: .chinese)
    _ = update(&chinese, .printed(Array("名字？".utf8)))
    chinese.press(.character("i"))
    expectGolden(view(chinese), "watch-typing-zh-120x40")
  }

  @Test func whoTypesIsNotInThePast() {
    var model = AppModel.watching(80, 24)
    model.press(.home)
    #expect(model.run?.isTravelling == true)
    model.press(.character("i"))
    #expect(model.run?.isTravelling == false)
  }

  @Test func whenTheProgramEndsKeysComeBack() {
    var model = typing()
    _ = update(&model, .readToEnd(nil))
    _ = update(&model, .programEnded(.status(0)))
    #expect(model.run?.keys == .loopviz)
    model.press(.character("i"))
    #expect(model.run?.keys == .loopviz)
  }

  @Test func anExampleTakesNoKeys() throws {
    var model = AppModel(80, 24, .replayOfAnotherProgram())
    model.press(.character("i"))
    #expect(model.run?.keys == .loopviz)
  }

  @Test(arguments: 1...4) func whateverIsPressedAndPrintedThePictureIsWhole(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    var model = AppModel.watching(80, 24, [])
    let log = Array((AppModel.watchedLog + "# dropped: 3\n# file: app.py=/x/app.py\n" + AppModel.watchedLogGoesOn).utf8)
    var read = 0
    let keys: [Key] = [
      .character("i"), .control("]"), .up, .down, .enter, .escape, .character("z"), .tab, .character(" "),
      .character(","), .home, .end, .character("x"), .character("w"), .character("茶"),
    ]
    for step in 0..<300 {
      let message: Message
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<5: message = .input(.key(random.pick(keys)))
      case 5:
        message = .printed(
          Array(
            random.pick([
              "name? ", "line\n", "\u{1B}[2K\r", "a very long line of output " + String(repeating: "茶", count: 90),
            ]).utf8))
      case 6:
        message = .input(
          .resize(
            random.pick([
              Size(width: 60, height: 16), Size(width: 80, height: 24), Size(width: 130, height: 40),
              Size(width: 10, height: 3),
            ])))
      case 7:
        message = .source(
          "app.py", random.pick([.failed(.nowhere(folder: ".")), .failed(.several(["a", "b"])), .asked]))
      case 8 where step > 250:
        message = .programEnded(random.pick([.status(0), .status(3), .signal(9, name: "Killed")]))
      default:
        let end = min(log.count, read + Int.random(in: 0...200, using: &random))
        message = .read(Array(log[read..<end]))
        read = end
      }
      _ = update(&model, message)
      FrameLawTests.expectWhole(view(model), model.size)
    }
  }
}
