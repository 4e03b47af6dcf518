import Testing

@testable import LoopViz
@testable import VizEngine

/// Every kind of event has its why, in every language.
@Suite struct OccurrenceTests {
  /// One event for each kind, wait, purpose, waker and warning, with the events that lead to it.
  static let cases = EventCases.all

  @Test(arguments: Language.allCases) func everyKindOfEventHasASentenceOfItsOwn(language: Language) {
    var seen: [String: String] = [:]
    for (name, sentence) in Self.cases.map({ ($0.name, $0.sentence(in: language.phrases)) }) {
      #expect(isWhole(sentence, in: language), "\(name): \(sentence)")
      if language.isASCII { #expect(sentence.utf8.allSatisfy { $0 < 0x80 }, "\(sentence)") }
      #expect(seen[sentence] == nil, "\(name) and \(seen[sentence] ?? ""): \(sentence)")
      seen[sentence] = name
    }
  }

  @Test(arguments: Language.allCases) func everyEventOfEveryExampleIsTold(language: Language) throws {
    for entry in CatalogEntry.all where entry.name != "wide" && entry.name != "crowd" {
      let trace = try Recording(entry).endedRun.timeline.trace
      let lines = Story.lines(of: trace, in: language.phrases)
      #expect(lines.count == trace.events.count)
      for line in lines {
        #expect(isWhole(line.sentence, in: language), "\(entry.name): \(line.sentence)")
      }
    }
  }

  @Test(arguments: Language.allCases) func everySubjectOfEveryExampleIsExplained(language: Language) throws {
    for entry in CatalogEntry.all where entry.name != "wide" && entry.name != "crowd" {
      for timeline in try Recording(entry).timelines {
        let why = Why(state: timeline.state, tables: timeline.trace.tables, now: timeline.state.now)
        for row in timeline.state.subjects {
          let sentence = why.sentence(for: row.subject, in: language.phrases)
          #expect(isWhole(sentence, in: language), "\(entry.name): \(sentence)")
        }
      }
    }
  }

  @Test func theSentencesSayWhatMatters() {
    func sentence(_ name: String) -> String? {
      Self.cases.first { $0.name == name }?.sentence(in: English())
    }
    #expect(
      sentence("ready by a task that ended")
        == "Task-1 is ready again: Task-2, which it waited for, has ended. It will run in the next pass, after ring.")
    #expect(
      sentence("running") == "Task-2 gets the loop for the first time: it was first in the ready queue (3 others stay)."
    )
    #expect(
      sentence("idle until") == "Nothing is ready, so the loop sleeps until 3.000 s, when the timer of Task-1 is due.")
  }

  /// A sentence ends, has no part that is missing, and no English in Chinese but names and terms.
  private func isWhole(_ sentence: String, in language: Language) -> Bool {
    // What the program prints may have any shape.
    let sentence = sentence.replacing(/["“][^"”]*["”]/, with: "“”")
    let holes = ["  ", "Optional", "somewhere", "nil", " ,", " .", "..", "。。", "，，", "（）", "()."]
    guard !holes.contains(where: { sentence.contains($0) && !sentence.contains("(). ") }) else { return false }
    switch language {
    case .english: return sentence.hasSuffix(".") && !sentence.contains("。")
    case .chinese: return sentence.hasSuffix("。")
    }
  }
}
