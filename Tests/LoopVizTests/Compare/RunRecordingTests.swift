import Dispatch
import TestSupport
import Testing
import VizEngine

@testable import LoopViz

@Suite struct RunRecordingTests {
  /// Waits for something that nobody on the loop will ever do.
  private struct Stuck: Example {
    let loop: EventLoop

    func main() throws {
      let future = loop.createFuture(of: Int.self)
      _ = try loop.runUntilComplete(future)
    }
  }

  /// Ends while a task still sleeps.
  private struct Early: Example {
    let loop: EventLoop

    func main() throws {
      let sleeper = try loop.createTask(Coroutine("sleeper()") { try await loop.sleep(.seconds(60)) })
      try loop.runUntilComplete(Coroutine("main()") { try await loop.sleep(.seconds(2)) })
      _ = sleeper.cancel()
    }
  }

  private func entry<Program: Example>(_ program: Program.Type) -> CatalogEntry {
    CatalogEntry(program, "test") { _ in ExampleWords("test", "A test.") }
  }

  private func record(_ sources: [RunRecording.Source]) throws -> (RunRecording, DispatchSemaphore) {
    let ended = DispatchSemaphore(value: 0)
    return (try RunRecording(sources, prepareThread: {}, didEnd: { ended.signal() }), ended)
  }

  @Test func whatIsRecordedOnThreadsIsWhatIsRecordedHere() throws {
    let entries = try ["workers", "requests"].map { name in try #require(Catalog.entry(named: name)) }
    let (recording, ended) = try record(entries.map { .example($0) })
    for _ in entries { ended.wait() }
    let whole = try #require(recording.whole)
    #expect(whole.map(\.name) == ["workers", "requests"])
    for (run, entry) in zip(whole, entries) {
      #expect(run.trace.events.count == RunRecording.record(entry).trace.events.count)
      #expect(run.ending == .succeeded)
    }
  }

  @Test func aKnownRunIsTakenAsItIs() throws {
    let known = try RecordedRun.example("deadlock")
    let (recording, _) = try record([.known(known)])
    #expect(recording.whole?.first?.trace.events.count == known.trace.events.count)
    guard case .failed(let reason) = recording.whole?.first?.ending else {
      Issue.record("it has failed")
      return
    }
    #expect(reason.contains("deadlock"))
  }

  /// A screen that waits for it is not held up, and can leave.
  @Test func whatNeverEndsIsNeverWholeAndCanBeLeft() throws {
    let (recording, ended) = try record([.example(entry(Stuck.self))])
    #expect(recording.whole == nil)
    recording.abandon()
    ended.wait()
  }

  @Test func aWaitThatTheRunDoesNotOutlastCountsUpToItsEnd() {
    let run = RunRecording.record(entry(Early.self))
    let outcome = RunOutcome(run, Timeline(run.trace))
    #expect(outcome.waiting.sum == .seconds(4) && outcome.waiting.covered == .seconds(2))
    #expect(outcome.waiting.sum == outcome.summary.waited)
  }
}
