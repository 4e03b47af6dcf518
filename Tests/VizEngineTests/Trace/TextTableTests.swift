import Testing

@testable import VizEngine

@Suite struct TextTableTests {
  @Test func everyTextHasOneIndexAndComesBack() {
    var table = TextTable()
    let texts = (0..<10_000).map { "text \($0 % 5_000)" + String(repeating: "é", count: $0 % 5_000 % 20) }
    let indices = texts.map { table.index(of: $0) }
    #expect(table.count == 5_000)
    #expect(zip(texts, indices).allSatisfy { table[Int($1)] == $0 })
    #expect(Array(indices[..<5_000]) == Array(indices[5_000...]))
  }

  @Test func spellingsOfOneCharacterAreTwoTexts() {
    var table = TextTable()
    #expect(table.index(of: "\u{E9}") != table.index(of: "e\u{301}"))
  }

  @Test func aTailMakesTheCopyWhole() {
    var table = TextTable()
    for number in 0..<10 { _ = table.index(of: "\(number)") }
    var copy = table
    for number in 10..<30 { _ = table.index(of: "\(number)") }
    copy.append(table.tail(from: copy.count))
    #expect((0..<30).allSatisfy { copy[$0] == "\($0)" })
    #expect(table.tail(from: 30).lengths.isEmpty)
  }
}
