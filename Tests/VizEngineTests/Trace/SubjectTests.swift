import Testing
import VizEngine

@Suite("Subjects")
struct SubjectTests {
  private static let all: [Subject] = [
    .loop, .task(1), .future(2), .handle(3), .job(UInt32(Subject.greatestNumber)),
  ]

  @Test(arguments: all)
  func `a subject is read back from what is written`(subject: Subject) {
    #expect(Subject(subject.description) == subject)
    #expect(Subject(subject.kind, subject.number) == subject)
  }

  @Test(arguments: ["", "T", "T-1", "T+1", "X1", "t1", "T1x", "loop1", "T536870912", "1"])
  func `anything else is no subject`(text: String) {
    #expect(Subject(text) == nil)
  }
}
