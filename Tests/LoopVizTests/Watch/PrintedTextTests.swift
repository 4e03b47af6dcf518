import TestSupport
import Testing

@testable import LoopViz

/// What a program prints on its terminal, as lines.
@Suite struct PrintedTextTests {
  /// The lines, and what has no end yet.
  private func lines(_ text: String) -> [String] {
    var printed = PrintedText()
    return printed.take(Array(text.utf8)) + [printed.unfinished]
  }

  @Test func linesEndWithALineFeed() {
    #expect(lines("one\ntwo\r\n\nname? ") == ["one", "two", "", "name? "])
  }

  @Test func whatIsTypedAndTakenBackIsGone() {
    #expect(lines("name? Zox\u{8} \u{8}ë 茶\n") == ["name? Zoë 茶", ""])
  }

  @Test func progressIsWrittenOver() {
    #expect(lines("10 %\r50 %\r100 %\n") == ["100 %", ""])
    #expect(lines("a long one\rshort\u{1B}[K") == ["short"])
    #expect(lines("left\u{1B}[2D--\u{1B}[1G|\u{1B}[6C!") == ["|e--   !"])
    #expect(lines("gone\u{1B}[2K\r.") == ["."])
  }

  @Test func coloursAndTitlesAreLeftOut() {
    #expect(
      lines("\u{1B}[1;31mred\u{1B}[0m \u{1B}]0;title\u{7}\u{1B}]8;;http://x\u{1B}\\link\u{1B}(B\u{7}") == ["red link"])
    #expect(lines("a\tb\u{0}\u{7F}") == ["a       b"])
  }

  @Test func theRestIsALineAtTheEnd() {
    var printed = PrintedText()
    #expect(printed.takeRest() == nil)
    _ = printed.take(Array("bye".utf8))
    #expect(printed.takeRest() == "bye")
    #expect(printed.takeRest() == nil)
  }

  @Test func aLineWithoutEndIsCut() {
    var printed = PrintedText()
    var lines: [String] = []
    for _ in 1...40 { lines += printed.take(Array(repeating: 0x78, count: 1000)) }
    #expect(lines.count >= 2)
    #expect(lines.reduce(0) { $0 + $1.count } + printed.unfinished.count == 40_000)
  }

  @Test(arguments: 1...20) func whereItIsCutInPiecesMakesNoDifference(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let parts = [
      "a", "茶", "ë", "\n", "\r", "\u{8}", "\t", "\u{1B}[3C", "\u{1B}[K", "\u{1B}[2D", "\u{1B}]0;x\u{7}",
      "\u{1B}[70G",
    ]
    var bytes: [UInt8] = []
    for _ in 0..<200 {
      bytes +=
        Int.random(in: 0..<8, using: &random) == 0
        ? [UInt8.random(in: 0...255, using: &random)] : Array(random.pick(parts).utf8)
    }
    var whole = PrintedText()
    let expected = whole.take(bytes)
    var pieces = PrintedText()
    var lines: [String] = []
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + Int.random(in: 1...5, using: &random))
      lines += pieces.take(Array(bytes[start..<end]))
      start = end
    }
    #expect(lines.map(\.count) == expected.map(\.count))
    #expect(lines == expected)
    #expect(pieces.takeRest() == whole.takeRest())
  }
}
