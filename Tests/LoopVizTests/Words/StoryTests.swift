import TestSupport
import Testing
import VizEngine

@testable import LoopViz

/// docs/STORY.md is what the program prints.
@Suite struct StoryTests {
  @Test(arguments: Language.allCases) func theStoryOfTheDocumentIsTheProgramsOwn(language: Language) throws {
    let document = try #require(SourceTree.text(of: "docs/STORY.md"))
    let story = Story.text(of: try Recording("workers").endedRun.timeline.trace, in: language.phrases)
    #expect(
      document.contains("```\n\(story)```\n"),
      "write it anew: loopviz story workers --lang \(language.rawValue)\n\(story)")
  }

  @Test func aTurnsNumberStandsAtItsFirstEventAlone() throws {
    let trace = try Recording("workers").endedRun.timeline.trace
    let heads = Story.text(of: trace, in: English()).split(separator: "\n").map { $0.prefix(8) }
    for turn in 1...10 { #expect(heads.filter { $0 == TextWidth.padded("turn \(turn)", to: 8) }.count == 1) }
    #expect(heads.count == trace.events.count)
  }
}
