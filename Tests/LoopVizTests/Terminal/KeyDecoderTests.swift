import Testing

@testable import LoopViz

@Suite struct KeyDecoderTests {
  private let decoder = KeyDecoder(codes: .ncurses)

  @Test(arguments: [
    (UInt32(0x0D), Key.enter), (0x0A, .enter), (0x09, .tab), (0x7F, .backspace), (0x08, .backspace), (0x1B, .escape),
    (0x03, .control("c")), (0x1A, .control("z")), (0x0C, .control("l")), (0x00, .control("@")),
    (0x1C, .control("\\")), (0x1F, .control("_")), (0x61, .character("a")), (0x20, .character(" ")),
    (0x4EFB, .character("任")), (0x1F600, .character("😀")), (0x85, .unknown), (0xD800, .unknown),
    (0xFFFF_FFFF, .unknown),
  ])
  func aCharacterIsItselfOrItsControlKey(value: UInt32, key: Key) {
    #expect(decoder.key(scalar: value) == key)
  }

  @Test func functionKeysHaveTheirNames() {
    let codes = decoder.codes
    let pairs: [(Int32, Key)] = [
      (codes.up, .up), (codes.down, .down), (codes.left, .left), (codes.right, .right), (codes.enter, .enter),
      (codes.backTab, .backTab), (codes.backspace, .backspace), (codes.delete, .delete), (codes.insert, .insert),
      (codes.functionBase + 1, .function(1)), (codes.functionBase + 12, .function(12)), (0o777, .unknown),
    ]
    for (code, key) in pairs { #expect(decoder.key(code: code) == key) }
    for code in codes.home { #expect(decoder.key(code: code) == .home) }
    for code in codes.end { #expect(decoder.key(code: code) == .end) }
    for code in codes.pageUp { #expect(decoder.key(code: code) == .pageUp) }
    for code in codes.pageDown { #expect(decoder.key(code: code) == .pageDown) }
  }

  @Test func aSequenceThatTheLibraryDoesNotKnowIsOneUnknownKey() {
    #expect(keys("\u{1B}[1;9Rq") == [.unknown, .character("q")])
    #expect(keys("\u{1B}Oqx") == [.unknown, .character("x")])
    #expect(keys("\u{1B}q") == [.escape, .character("q")])
    #expect(keys("\u{1B}") == [.escape])
    #expect(keys("\u{1B}[") == [.escape, .character("[")])
    #expect(keys("\u{1B}[任") == [.escape, .character("["), .character("任")])
  }

  private func keys(_ text: String) -> [Key] {
    decoder.keys(text.unicodeScalars.map { .scalar($0.value) })
  }
}
