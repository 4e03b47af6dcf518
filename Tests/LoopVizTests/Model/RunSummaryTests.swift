import Testing
import VizEngine

@testable import LoopViz

@Suite struct RunSummaryTests {
  private func summary(_ name: String) throws -> RunSummary {
    let run = try Recording(name).endedRun
    return RunSummary(run.state, now: run.now)
  }

  @Test func fourWorkersWaitTenSecondsInFour() throws {
    let summary = try summary("workers")
    #expect(summary.elapsed == .seconds(4))
    #expect(summary.waited == .seconds(10))
    #expect(summary.busy == .zero)
    #expect(summary.gain == 2.5)
    #expect(summary.tasks == 5)
    #expect(summary.line(in: English()) == "4.00 s for 10.0 s of waiting: 2.5 times faster than one after another")
  }

  @Test func theSameOneAfterAnotherGainNothing() throws {
    let summary = try summary("sequential")
    #expect(summary.elapsed == .seconds(10))
    #expect(summary.waited == .seconds(10))
    #expect(summary.gain == 1)
    #expect(summary.line(in: English()).hasSuffix("nothing overlapped"))
  }

  @Test func blockingIsBusyAllTheTime() throws {
    let summary = try summary("blocking")
    #expect(summary.elapsed == .seconds(10))
    #expect(summary.waited == .zero)
    #expect(summary.busy == .seconds(10))
    #expect(summary.longestStep?.duration == .seconds(4))
    #expect(summary.longestStep?.subject == .task(4))
    #expect(summary.gain == 1)
  }

  @Test func fourThreadsWorkAtOnce() throws {
    let summary = try summary("parallel")
    #expect(summary.elapsed == .milliseconds(2100))
    #expect(summary.waited == .milliseconds(8400))
    #expect(summary.gain == 4)
  }

  @Test func aRunWithoutTimeHasWordsToo() throws {
    let run = try Recording("workers").run(at: .zero)
    let summary = RunSummary(run.state, now: .zero)
    #expect(summary.gain == 1)
    #expect(summary.line(in: English()) == "0 ns in all")
    #expect(!summary.table(longest: nil, in: English()).contains { $0.1.isEmpty })
  }
}
