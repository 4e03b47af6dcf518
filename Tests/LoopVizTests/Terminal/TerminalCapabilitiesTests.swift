import Testing

@testable import LoopViz

@Suite struct TerminalCapabilitiesTests {
  @Test(arguments: [
    (["LANG": "de_DE.UTF-8"], true), (["LANG": "C.utf8"], true), (["LANG": "C"], false), ([:], false),
    (["LANG": "en_US.UTF-8", "LC_ALL": "C"], false), (["LANG": "C", "LC_CTYPE": "en_US.UTF-8"], true),
    (["LC_ALL": "", "LANG": "ja_JP.UTF-8@x"], true), (["LANG": "ja_JP.eucJP"], false), (["LC_CTYPE": "UTF-8"], true),
  ])
  func theFirstLocaleThatIsNotEmptyDecides(environment: [String: String], isUTF8: Bool) {
    let capabilities = TerminalCapabilities.detect(environment: environment)
    #expect(capabilities.isUTF8 == isUTF8)
    #expect(TerminalOptions(capabilities: capabilities).chosenGlyphs == (isUTF8 ? .unicode : .ascii))
    #expect(TerminalOptions(capabilities: capabilities, glyphs: .ascii).chosenGlyphs == .ascii)
  }

  @Test func aColourBanCountsOnlyWhenItIsNotEmpty() {
    #expect(TerminalCapabilities.detect(environment: [:]).allowsColour)
    #expect(TerminalCapabilities.detect(environment: ["NO_COLOR": ""]).allowsColour)
    #expect(!TerminalCapabilities.detect(environment: ["NO_COLOR": "1"]).allowsColour)
    let capabilities = TerminalCapabilities.detect(environment: [:])
    #expect(!TerminalOptions(capabilities: capabilities, colours: .none).wantsColours)
  }

  @Test func everyErrorSaysWhatToDo() {
    let errors: [TerminalError] = [
      .outputIsNotATerminal, .noKeyboard, .unknownTerminal(nil), .unknownTerminal("vt9"), .cannotMoveCursor("dumb"),
      .systemRefused(call: "pipe", errorNumber: 24),
    ]
    for error in errors {
      #expect(English().sentence(error).contains(". "))
      let advice = ["Run it", "export TERM=", "Use another terminal", "Close"]
      #expect(advice.contains { English().sentence(error).contains($0) }, "\(error)")
    }
  }

  @Test func delaysAreNotSentToTheTerminal() {
    let bytes = ResetSequence.withoutPadding(Array("a$<5/>b$<20>$c$<".utf8))
    #expect(String(decoding: bytes, as: UTF8.self) == "ab$c$<")
  }
}
