import Testing
import VizEngine

@testable import LoopViz

/// The fold of the statistics beside that of the screen, which is written for other ends.
@Suite struct RunStatisticsTests {
  private func expectAlike(_ trace: Trace, _ name: String) {
    let statistics = RunStatistics(trace)
    let timeline = Timeline(trace)
    let state = timeline.newest
    let tasks = Array(state.tasks)
    #expect(statistics.tasks.map(\.subject) == tasks.map(\.subject), "\(name)")
    for (own, other) in zip(statistics.tasks, tasks) {
      let times =
        own.running == other.time(in: .running, at: state.now)
        && own.ready == other.time(in: .pending, at: state.now)
        && own.waiting == other.time(in: .suspended, at: state.now)
      let rest =
        own.steps == other.steps && own.phase == other.phase && own.end == other.end
        && own.location == other.location && own.since == other.since
      // The macro is too dear for each of thousands of tasks.
      if !times || !rest { Issue.record("\(name) \(own.subject): \(own) beside \(other)") }
    }
    #expect(statistics.steps.total == state.busy, "\(name)")
    #expect(statistics.steps.longest ?? .zero == state.longestStep?.duration ?? .zero, "\(name)")
    #expect(statistics.events == state.eventCount && statistics.now == state.now, "\(name)")
    #expect(statistics.linter.findings == timeline.found.findings, "\(name)")
  }

  @Test func timesAreThoseOfTheTimeline() throws {
    for entry in Catalog.entries {
      let trace = RunRecording.record(entry).trace
      let count = trace.events.count
      // The end of a log cut anywhere; a few places will do in a long one.
      for cut in stride(from: 0, to: count, by: max(3, count / 6)) { expectAlike(trace.prefix(cut), entry.name) }
      expectAlike(trace, entry.name)
    }
  }

  @Test func percentilesAreTheNearestRank() {
    var steps = StepLengths()
    #expect(steps.percentile(50) == nil)
    for milliseconds in [30, 10, 20, 40] { steps.append(.milliseconds(milliseconds)) }
    steps.sort()
    #expect(
      [0, 25, 26, 50, 51, 95, 100].map { steps.percentile($0) }
        == [10, 10, 20, 20, 30, 40, 40].map { .milliseconds($0) })
    #expect(steps.total == .milliseconds(100))
  }

  @Test func theLongestStepStandsWhereItBlocked() throws {
    let task = try #require(LogReport.example("blocking").statistics.tasks.last { $0.running > .zero })
    #expect(task.longest?.duration == .seconds(4))
    #expect(task.longest?.start == .zero + .seconds(6))
  }

  @Test func moreFindingsThanAreKeptAreStillCounted() {
    var text = "# loopviz log 1\n"
    for number in 1...1500 {
      text += "0.000000000 0 T\(number) created name=T at=A.swift:\(number)\n"
      text += "0.000000000 0 T\(number) warning kind=never-retrieved text=x at=A.swift:\(number)\n"
    }
    text += "0.000000000 0 loop warning kind=deadlock text=stuck\n"
    let statistics = LogReport(text).statistics
    #expect(statistics.linter.findings.count == 1000)
    #expect(Concern.neverRetrieved.count(in: statistics) == 1500)
    #expect(Concern.deadlock.count(in: statistics) == 1)
    #expect(Concern.any.count(in: statistics) == 1501)
  }

  @Test func everyWarningOfALogIsAConcern() {
    for warning in TraceEvent.Warning.allCases {
      let name = Concern(warning).rawValue
      let statistics = LogReport("# loopviz log 1\n0.000000000 0 T1 warning kind=\(name) text=x\n").statistics
      #expect(statistics.count(of: warning) == 1)
      #expect(Concern(warning).count(in: statistics) == 1, "\(name)")
      #expect(Concern.any.count(in: statistics) == 1, "\(name)")
    }
  }
}
