import Testing
import VizEngine

@testable import LoopViz

/// What is said while a program is watched without a screen.
@Suite struct PlainTellingTests {
  private var telling = PlainTelling()
  private var decoder = TextLogDecoder()
  private var linter = Linter()
  private var trace = Trace()

  /// What is told of more of the log.
  private mutating func told(_ log: String, _ flow: PlainTelling.Flow = .coming) -> [String] {
    let first = trace.events.count
    decoder.feed(Array(log.utf8), into: &trace)
    for event in trace.events[first...] { linter.accept(event, tables: trace.tables) }
    return telling.lines(linter, decoder.header, flow)
  }

  @Test mutating func aStepThatHoldsTheLoopIsToldWhenItIsOver() {
    #expect(told(AppModel.watchedLog).isEmpty)
    let lines = told(AppModel.watchedLogGoesOn)
    #expect(lines.count == 2)
    let start = "loopviz: loop blocked at 0.610 s: Task-2 fetch('a') held the loop for 200 ms at app.py:5, and"
    #expect(lines.first?.hasPrefix(start) == true)
    #expect(told("", .silent).isEmpty)
    #expect(told("", .ended).isEmpty)
  }

  @Test mutating func aStepThatGoesOnIsToldWhileItDoes() {
    #expect(told(AppModel.watchedLog).isEmpty)
    let lines = told("", .silent)
    #expect(lines.count == 1)
    #expect(lines.first?.contains("Task-2 fetch('a') has held the loop for 110 ms already at app.py:5") == true)
    #expect(told("", .silent).isEmpty)
    #expect(
      told(AppModel.watchedLogGoesOn).map { $0.contains("held the loop for 200 ms at app.py:5") } == [true, true])
  }

  @Test mutating func whatIsNotSeenIsToldOnceAndAtTheEndWhatItCameTo() {
    #expect(told("# loopviz log 1\n# source: probe\n").isEmpty)
    #expect(told("# dropped: 5\n").map { $0.hasPrefix("loopviz: 5 events came faster") } == [true])
    #expect(told("# dropped: 7\n").isEmpty)
    #expect(told("# forked: a child\n# probe: failed: KeyError: 3\n").count == 2)
    #expect(told("", .ended).map { $0.hasPrefix("loopviz: 12 events came faster") } == [true])
  }

  @Test mutating func aProgramWithoutALoopIsToldAtItsEnd() {
    #expect(told("").isEmpty)
    #expect(told("", .ended).map { $0.hasPrefix("loopviz: No event loop was seen") } == [true])
  }
}
