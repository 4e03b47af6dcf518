import TestSupport
import Testing

@testable import VizEngine

@Suite struct SubjectTableTests {
  @Test func itHoldsWhatADictionaryHolds() {
    var random = SplitMix64(seed: 5)
    var table = SubjectTable<Int>()
    var dictionary: [Subject: Int] = [:]
    for _ in 0..<20_000 {
      let number = UInt32.random(in: 0...(random.happens(onceIn: 50) ? 90_000 : 3000), using: &random)
      let subject = Subject(random.pick(Subject.Kind.allCases), number)
      switch Int.random(in: 0...2, using: &random) {
      case 0:
        table.set(Int(number), for: subject)
        dictionary[subject] = Int(number)
      case 1:
        table.change(subject) { $0 += 1 }
        dictionary[subject]? += 1
      default:
        #expect(table[subject] == dictionary[subject])
      }
    }
    for (subject, value) in dictionary { #expect(table[subject] == value) }
  }

  @Test func theGreatestNumberHasRoom() {
    var table = SubjectTable<Int>()
    let last = Subject(.descriptor, UInt32(Subject.greatestNumber))
    #expect(table[last] == nil)
    table.change(last) { $0 = 1 }
    #expect(table[last] == nil)
    table.set(7, for: last)
    #expect(table[last] == 7)
    #expect(table[.descriptor(1)] == nil)
  }
}
