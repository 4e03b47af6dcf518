import Testing
import VizEngine

@testable import LoopViz

/// The example of ten thousand tasks, which the tests of every example leave out.
@Suite struct SwarmTests {
  @Test func tenThousandTasksWaitAtTheSameTimeAndAllComeBack() throws {
    let recording = try Recording("swarm")
    #expect(recording.ending == .succeeded)
    #expect(recording.run(at: .milliseconds(900)).state.count(in: .suspended) == 10_000)
    let run = recording.endedRun
    #expect(run.state.count(in: .finished) == 10_000)
    #expect(run.timeline.end == .zero + .seconds(5))
    #expect(run.timeline.found.findings.isEmpty)
  }
}
