import Testing

@testable import LoopViz

@Suite struct TextLinesTests {
  @Test func wordsStayWholeAndNumbersKeepTheirUnits() {
    #expect(TextLines.wrap("it sleeps 1.00 s, then goes on", to: 12) == ["it sleeps", "1.00 s, then", "goes on"])
    #expect(TextLines.wrap("a-word-without-end", to: 8) == ["a-word-w", "ithout-e", "nd"])
    #expect(TextLines.wrap("", to: 8).isEmpty)
  }

  @Test func chineseBreaksBetweenAnyTwoCharacters() {
    #expect(TextLines.wrap("事件循环在睡眠", to: 8) == ["事件循环", "在睡眠"])
    #expect(TextLines.wrap("在 1.000 s 到期", to: 10) == ["在 1.000 s", "到期"])
    #expect(TextLines.wrap("它等的 Task-1 结束了", to: 8) == ["它等的", "Task-1", "结束了"])
  }

  @Test(arguments: Array("。，、；：？！）”")) func noLineBeginsWithAClosingSign(sign: Character) {
    for columns in 4...20 {
      let text = String(repeating: "循环\(sign)停", count: 9)
      let lines = TextLines.wrap(text, to: columns)
      #expect(lines.allSatisfy { $0.first != sign && TextWidth.columns(of: $0) <= columns }, "\(columns): \(lines)")
      #expect(lines.joined() == text)
    }
  }

  @Test func noLineEndsWithAnOpeningSign() {
    for columns in 6...20 {
      let lines = TextLines.wrap(String(repeating: "循环（停）“止”", count: 9), to: columns)
      #expect(lines.allSatisfy { !"（“".contains($0.last ?? " ") }, "\(columns): \(lines)")
    }
  }
}
