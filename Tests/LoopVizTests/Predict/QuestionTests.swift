import TestSupport
import Testing
import VizEngine

@testable import LoopViz

@Suite struct QuestionTests {
  private func questions(_ name: String) throws -> (RecordedRun, [Question]) {
    let run = try RecordedRun.example(name)
    return (run, QuestionMaker.questions(about: run.trace))
  }

  @Test(arguments: CatalogEntry.small.map(\.name)) func everyExampleHasQuestionsThatMakeSense(name: String) throws {
    let (run, questions) = try questions(name)
    #expect((1...QuestionMaker.mostQuestions).contains(questions.count))
    for question in questions {
      #expect((2...QuestionMaker.mostChoices).contains(question.choices.count), "one choice is no question")
      #expect(Set(question.choices).count == question.choices.count)
      #expect(question.choices.indices.contains(question.answer))
      #expect(question.asked < question.known && question.known <= run.trace.events.count)
      #expect(question.reasons.allSatisfy { question.asked..<question.known ~= $0 })
    }
    #expect(zip(questions, questions.dropFirst()).allSatisfy { $0.asked <= $1.asked && $0.known <= $1.known })
    #expect(zip(questions, questions.dropFirst()).allSatisfy { $0.known <= $1.asked + 1 })
  }

  /// What really came, found in another way than the maker's.
  @Test(arguments: CatalogEntry.small.map(\.name)) func theRightAnswerIsWhatCame(name: String) throws {
    let (run, questions) = try questions(name)
    for question in questions {
      let came = run.trace.events[question.asked..<question.known]
      let last = try #require(came.last)
      switch question.choices[question.answer] {
      case .runs(let subject):
        #expect(last.subject == subject)
        guard case .running = last.kind else {
          Issue.record("\(last)")
          return
        }
      case .nobody:
        guard case .idle = last.kind else {
          Issue.record("\(last)")
          return
        }
      case .goes(let lane):
        var timeline = Timeline(run.trace)
        timeline.seek(to: .at(question.known))
        #expect(timeline.state.phase(of: last.subject)?.lane == lane)
      }
    }
  }

  /// A run that goes on otherwise asks the same until then, and offers the same in the same order.
  @Test(arguments: ["workers", "queue", "lock", "event", "race"]) func aQuestionKnowsNothingOfWhatComes(
    name: String
  ) throws {
    let (run, questions) = try questions(name)
    for (number, question) in questions.enumerated() {
      let cut = QuestionMaker.questions(about: run.trace.prefix(question.known))
      guard cut.count <= QuestionMaker.mostQuestions, questions.count < QuestionMaker.mostQuestions else { continue }
      #expect(cut.count > number && cut[number] == question)
      var timeline = Timeline(run.trace)
      timeline.seek(to: .at(question.asked))
      for case .runs(let subject) in question.choices {
        #expect(timeline.state.index(of: subject) != nil, "\(subject) is not made yet")
      }
    }
  }

  @Test func aLaneQuestionLooksTheSameWhateverIsRight() throws {
    for name in CatalogEntry.small.map(\.name) {
      for question in try questions(name).1 {
        guard case .lane = question.kind else { continue }
        #expect(question.choices == [.goes(.pending), .goes(.suspended), .goes(.finished)])
      }
    }
  }

  @Test func theRightOneStandsAtEveryPlace() throws {
    let all = try CatalogEntry.small.flatMap { try questions($0.name).1 }.filter { $0.kind == .next }
    let places = Set(all.filter { $0.choices.count == 4 }.map(\.answer))
    #expect(places == [0, 1, 2, 3])
    #expect(all.contains { $0.choices[$0.answer] == .nobody })
    #expect(all.contains { $0.choices[$0.answer] != .nobody && $0.choices.contains(.nobody) })
  }

  @Test func questionsOfBothKindsAreAskedAndTrivialOnesAreNot() throws {
    let questions = try questions("workers").1
    let lanes = questions.count { if case .lane = $0.kind { true } else { false } }
    #expect(lanes > 0 && lanes < questions.count)
    #expect(questions.contains { $0.skipped > 0 })
  }

  @Test func theSameRunGivesTheSameQuestions() throws {
    for name in ["workers", "queue", "semaphore"] {
      let (one, other) = (try questions(name).1, try questions(name).1)
      #expect(one == other)
    }
  }

  @Test func aTraceOfNothingAsksNothing() {
    #expect(QuestionMaker.questions(about: Trace()).isEmpty)
  }

  @Test(arguments: 1...20) func anyTraceIsAskedAbout(seed: Int) {
    let random = RandomEvents(seed: UInt64(seed), count: 400, subjects: 12)
    var trace = Trace()
    trace.append(TraceDelta(events: random.events, tables: random.tables))
    for question in QuestionMaker.questions(about: trace) {
      #expect(question.choices.indices.contains(question.answer))
      #expect((2...QuestionMaker.mostChoices).contains(question.choices.count))
      #expect(Set(question.choices).count == question.choices.count)
    }
  }
}
