import Testing

@testable import LoopViz

@Suite struct TextWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("任务", 4), ("ﾊﾝ", 2), ("ハン", 4), ("한", 2),
    ("\u{1112}\u{1161}\u{11AB}", 2), ("😀", 2), ("👍🏽", 2), ("👨‍👩‍👧", 2), ("🇩🇪", 2), ("☺", 1), ("☺\u{FE0F}", 2),
    ("1\u{FE0F}\u{20E3}", 2), ("○◌✔✖⊘▸┃", 7), ("▶", 1), ("\u{301}", 0), ("\u{200B}", 0), ("a\tb", 3), ("\u{1B}[2J", 4),
    ("का", 2), ("\u{AD}", 1), ("，。", 4), ("…", 1),
  ])
  func takesAsManyColumnsAsATerminalGivesIt(text: String, columns: Int) {
    #expect(TextWidth.columns(of: text) == columns)
  }

  @Test func theTablesAreSortedAndSeparate() {
    for table in [WidthTable.zeroWidth, WidthTable.wide] {
      #expect(table.count.isMultiple(of: 2))
      for index in stride(from: 0, to: table.count, by: 2) {
        #expect(table[index] <= table[index + 1])
        if index > 0 { #expect(table[index - 1] + 1 < table[index]) }
      }
    }
  }

  @Test func everyCommonChineseJapaneseAndKoreanCharacterTakesTwo() {
    for range in [0x4E00...0x9FFF, 0x3041...0x3096, 0x30A0...0x30FF, 0xAC00...0xD7A3, 0xFF01...0xFF60] {
      for value in range {
        guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
        #expect(TextWidth.columns(of: scalar) == 2, "U+\(String(value, radix: 16))")
      }
    }
  }

  @Test func clippingNeverTakesMoreThanTheLimitAndKeepsWhatFits() {
    for text in ["", "a", "abcdef", "任务一二三", "a任b务c", "👨‍👩‍👧 family", "e\u{301}e\u{301}e\u{301}", "日\u{301}本"] {
      for ellipsis in ["…", ".."] {
        for limit in 0...12 {
          let clipped = TextWidth.clipped(text, to: limit, ellipsis: ellipsis)
          let columns = TextWidth.columns(of: clipped)
          #expect(columns <= limit)
          if TextWidth.columns(of: text) <= limit {
            #expect(clipped == text)
          } else if limit >= 2 {
            #expect(clipped.hasSuffix(ellipsis))
            // A wide character that does not fit leaves one column free, never more.
            #expect(columns >= limit - 1)
          }
        }
      }
    }
  }

  @Test func clippingCutsAtCharacterBorders() {
    #expect(TextWidth.clipped("任务一二", to: 5) == "任务…")
    #expect(TextWidth.clipped("任务一二", to: 4) == "任…")
    #expect(TextWidth.clipped("abcdef", to: 4, ellipsis: "..") == "ab..")
    #expect(TextWidth.clipped("abcdef", to: 1, ellipsis: "..") == ".")
    #expect(TextWidth.clipped("abc", to: 0).isEmpty)
  }

  @Test func paddingFillsToTheWidthAndNeverCuts() {
    #expect(TextWidth.padded("任", to: 4) == "任  ")
    #expect(TextWidth.paddedLeft("1.5", to: 5) == "  1.5")
    #expect(TextWidth.padded("abc", to: 2) == "abc")
  }
}

@Suite struct CellTextTests {
  /// What is sent for a character, when the terminal library counts as the table does.
  private func sent(_ character: Character, columns: Int, isUTF8: Bool = true) -> String {
    var scalars: [UInt32] = []
    CellText.append(character, columns: columns, to: &scalars) { scalar in
      isUTF8 || scalar.isASCII ? TextWidth.columns(of: scalar) : -1
    }
    return String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
  }

  @Test func sendsNothingThatTerminalsCountDifferently() {
    #expect(sent("👨‍👩‍👧", columns: 2) == "👨")
    #expect(sent("👍🏽", columns: 2) == "👍")
    #expect(sent("☺\u{FE0F}", columns: 2) == "☺ ")
    #expect(sent("e\u{301}", columns: 1) == "e\u{301}")
    #expect(sent("务", columns: 2) == "务")
  }

  @Test func aCharacterThatTheTerminalCannotShowKeepsItsWidth() {
    #expect(sent("务", columns: 2, isUTF8: false) == "? ")
    #expect(sent("é", columns: 1, isUTF8: false) == "?")
  }
}
