import Testing
import VizEngine

@testable import LoopViz

@Suite struct LanguageTests {
  @Test(
    arguments: [
      ([:], .english), (["LANG": "zh_CN.UTF-8"], .chinese), (["LANG": "zh"], .chinese),
      (["LANG": "de_DE.UTF-8"], .english),
      (["LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"], .english), (["LC_ALL": "", "LC_MESSAGES": "zh_SG"], .chinese),
      (["LANG": "zh-Hans"], .chinese), (["LANG": "zha_CN"], .english),
    ] as [([String: String], Language)])
  func theLocaleChooses(environment: [String: String], language: Language) {
    #expect(Language(environment: environment) == language)
  }

  @Test(arguments: Language.allCases) func whatHasLittleRoomIsShort(language: Language) {
    let phrases = language.phrases
    for phase in Phase.allCases { #expect(TextWidth.columns(of: phrases.word(phase)) <= 10) }
    for line in LoopLine.allCases { #expect(TextWidth.columns(of: phrases.head(line)) <= 9) }
    for line in DetailsLine.allCases { #expect(TextWidth.columns(of: phrases.head(line)) <= 19) }
    for line in SummaryLine.allCases { #expect(TextWidth.columns(of: phrases.head(line)) <= 19) }
    for term in phrases.terms { #expect(TextWidth.columns(of: term.word) <= 12) }
    for lint in LintKind.allCases { #expect(TextWidth.columns(of: "! \(phrases.word(lint))") <= 19) }
    #expect(
      TextWidth.columns(of: "! \(phrases.findings("999+", isOne: false))") <= FindingWords.countWidth(isShort: false)
        - 2)
  }

  @Test(arguments: Language.allCases) func everyExampleIsPresented(language: Language) {
    for entry in Catalog.entries {
      let words = entry.words(language.phrases.catalog)
      #expect((1...22).contains(TextWidth.columns(of: words.title)), "\(words.title)")
      #expect([".", "?", "。", "？"].contains { words.introduction.hasSuffix($0) }, "\(words.introduction)")
    }
    let titles = Set(Catalog.entries.map { $0.words(language.phrases.catalog).title })
    #expect(titles.count == Catalog.entries.count)
  }

  @Test(arguments: Language.allCases) func everyKeyAndHintHasWords(language: Language) {
    let phrases = language.phrases
    for binding in KeyMap.bindings { #expect(!phrases.meaning(binding.command, at: binding.place).isEmpty) }
    for hint in KeyHint.allCases { #expect(!phrases.hint(hint).isEmpty) }
    #expect(Set(LintKind.allCases.map { phrases.word($0) }).count == LintKind.allCases.count)
  }

  @Test(arguments: Language.allCases) func everyFindingIsToldInTheLanguage(language: Language) throws {
    for name in ["blocking", "forgotten", "deadlock", "failure"] {
      for finding in try Recording(name).endedRun.timeline.found.findings {
        let told = language.phrases.told(finding)
        #expect(told.contains("。") == (language == .chinese), "\(told)")
      }
    }
  }
}
