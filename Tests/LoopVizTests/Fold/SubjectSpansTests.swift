import Testing
import VizEngine

@testable import LoopViz

@Suite("Spans of a subject")
struct SubjectSpansTests {
  private func spans(_ name: String, of subject: Subject, at time: Duration) throws -> SubjectSpans {
    let recording = try Recording(name)
    let timeline = recording.timeline(first: recording.count(upTo: time))
    return SubjectSpans(of: try #require(timeline.state.index(of: subject)), in: timeline)
  }

  @Test func `a sleeper waits once and runs twice`() throws {
    let spans = try spans("workers", of: .task(2), at: .seconds(9))
    #expect(spans.suspended.durations == [.seconds(2)])
    #expect(spans.running.count == 2)
    #expect(!spans.isCut)
  }

  @Test func `what is not over is not counted`() throws {
    #expect(try spans("workers", of: .task(2), at: .seconds(1)).suspended.count == 0)
  }

  @Test func `blocking steps are long runs`() throws {
    #expect(try spans("blocking", of: .task(3), at: .seconds(60)).running.longest == .seconds(3))
  }

  @Test func `percentiles are nearest ranks`() throws {
    let spans = try spans("sequential", of: .task(1), at: .seconds(60))
    #expect(spans.suspended.durations == [1, 2, 3, 4].map { .seconds($0) })
    #expect(
      [0, 0.25, 0.5, 0.51, 0.95, 1].map { spans.suspended.percentile($0) } == [1, 1, 2, 3, 4, 4].map { .seconds($0) })
    #expect(SubjectSpans.Sorted().percentile(0.5) == nil)
  }
}
