import Testing

@testable import LoopViz

@Suite struct ScreenTests {
  @Test func writingReturnsTheColumnAfterTheText() {
    var screen = Screen(size: Size(width: 6, height: 2))
    #expect(screen.write("任务ab", at: .zero, in: screen.bounds) == 6)
    #expect(screen.write("cut off", at: Point(x: 3, y: 1), in: screen.bounds) == 10)
    #expect(screen.write("hidden", at: Point(x: 0, y: 7), in: screen.bounds) == 6)
    #expect(screen.lines == ["任务ab", "   cut"])
  }

  @Test func aWideCharacterAtTheBorderBecomesABlank() {
    var screen = Screen(size: Size(width: 5, height: 2))
    screen.write("a任务", at: .zero, in: Rect(x: 0, y: 0, width: 4, height: 2))
    #expect(screen.lines[0] == "a任")
    screen.write("任b", at: Point(x: -1, y: 1), in: screen.bounds)
    #expect(screen.lines[1] == " b")
  }

  @Test func overwritingHalfOfAWideCharacterBlanksTheOtherHalf() {
    var screen = Screen(size: Size(width: 6, height: 1))
    screen.write("任务一", at: .zero, in: screen.bounds)
    screen.write("x", at: Point(x: 1, y: 0), in: screen.bounds)
    #expect(screen.lines[0] == " x务一")
    screen.write("y", at: Point(x: 4, y: 0), in: screen.bounds)
    #expect(screen.lines[0] == " x务y")
    screen.write("二", at: Point(x: 1, y: 0), in: screen.bounds)
    #expect(screen.lines[0] == " 二 y")
  }

  @Test func controlCharactersAreShownAndNeverObeyed() {
    for (glyphs, shown) in [(Glyphs.unicode, "a·b··[31m·c"), (.ascii, "a?b??[31m?c")] {
      var screen = Screen(size: Size(width: 12, height: 1), glyphs: glyphs)
      screen.write("a\tb\u{7F}\u{1B}[31m\r\nc", at: .zero, in: screen.bounds)
      #expect(screen.lines[0] == shown)
      screen.fill(screen.bounds, with: "\u{1B}")
      #expect(!screen.cells.contains { $0.character == "\u{1B}" })
    }
  }

  @Test func marksWithNothingToJoinAreLeftOut() {
    var screen = Screen(size: Size(width: 4, height: 1))
    #expect(screen.write("\u{301}a\u{200B}b", at: .zero, in: screen.bounds) == 2)
  }

  @Test func restylingAddsAndKeepsTextAndInk() {
    var screen = Screen(size: Size(width: 4, height: 1))
    screen.write("a任b", at: .zero, in: screen.bounds, style: Style(.pending))
    screen.restyle(Rect(x: 0, y: 0, width: 2, height: 1), adding: .reverse)
    #expect(screen.lines[0] == "a任b")
    #expect(screen[Point(x: 2, y: 0)]?.style == Style(.pending, .reverse))
    #expect(screen[Point(x: 3, y: 0)]?.style == Style(.pending))
  }

  @Test func theDescriptionNamesStylesByRuns() {
    var screen = Screen(size: Size(width: 14, height: 3))
    screen.write("pending", at: Point(x: 0, y: 1), in: screen.bounds, style: Style(.pending, .bold))
    screen.write("!", at: Point(x: 9, y: 1), in: screen.bounds, style: Style(.plain, .reverse))
    screen.fill(Rect(x: 11, y: 2, width: 9, height: 1), with: "x", style: Style(.failed))
    let lines = "\npending  !\n           xxx\n"
    #expect(screen.description == lines + "--\n1: 0-6 pending bold, 9 reverse\n2: 11-13 failed\n")
  }

  @Test(arguments: [Glyphs.unicode, .ascii])
  func framesAndLines(glyphs: Glyphs) {
    var screen = Screen(size: Size(width: 40, height: 10), glyphs: glyphs)
    let (left, right) = screen.bounds.split(left: 20)
    let inside = screen.frame(left, title: "四个任务 four", style: Style(.muted), titleStyle: Style(.accent))
    screen.fill(inside, with: glyphs.suspendedBar, style: Style(.suspended))
    screen.write("\(glyphs.selection) chosen", at: inside.origin, in: inside, style: Style(.plain, .reverse))
    let below = screen.ruled(right, title: "a title that is too long for its line", titleStyle: Style(.accent, .bold))
    screen.frame(below.split(top: 3).top)
    screen.frame(Rect(x: 36, y: 5, width: 1, height: 1), title: "none")
    let marks = [
      glyphs.pending, glyphs.running, glyphs.suspended, glyphs.finished, glyphs.failed, glyphs.cancelled,
    ]
    screen.write(String(marks), at: Point(x: 21, y: 6), in: right, style: Style(.running))
    screen.verticalLine(at: Point(x: 39, y: 5), length: 100, in: screen.bounds)
    expectGolden(screen, "frames-\(glyphs)")
  }
}
