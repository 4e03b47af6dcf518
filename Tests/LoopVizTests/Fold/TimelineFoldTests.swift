import Testing

@testable import LoopViz
@testable import VizEngine

/// The state is the fold of the events: the same in one piece or in many, and true to a recount.
@Suite struct TimelineFoldTests {
  static let names = CatalogEntry.all.map(\.name)

  private static func recording(_ name: String) throws -> Recording {
    guard let entry = CatalogEntry.all.first(where: { $0.name == name }) else { throw Recording.NoExample(name: name) }
    return try Recording(entry)
  }

  @Test(arguments: names) func foldingAtOnceAndOneByOneGiveTheSame(name: String) throws {
    let recording = try Self.recording(name)
    var whole = Timeline()
    whole.append(recording.delta(0..<recording.events.count))
    var parts = Timeline()
    for timeline in recording.timelines { parts = timeline }
    #expect(whole.trace.events == parts.trace.events)
    let (left, right) = (whole.state, parts.state)
    #expect(Array(left.subjects) == Array(right.subjects))
    #expect(Array(left.readyQueue) == Array(right.readyQueue))
    #expect(Lane.allCases.map(left.count) == Lane.allCases.map(right.count))
    #expect(Array(left.outputs) == Array(right.outputs))
    #expect(whole.found == parts.found)
    #expect(left.longestStep == right.longestStep)
    #expect(left.busy == right.busy)
    #expect(left.turn == right.turn)
    #expect(left.eventCount == recording.events.count)
  }

  @Test(arguments: names) func countsEqualARecountAfterEveryEvent(name: String) throws {
    for timeline in try Self.recording(name).timelines {
      let state = timeline.state
      for lane in Lane.allCases {
        let count = state.tasks.reduce(0) { $0 + ($1.phase.lane == lane ? 1 : 0) }
        #expect(state.count(in: lane) == count, "\(lane) after \(state.eventCount) events")
      }
      let onLoop = state.subjects.filter { [.task, .handle].contains($0.subject.kind) }
      let running = Array(onLoop.filter { $0.phase == .running }.map(\.subject))
      #expect(running == [state.running].compactMap(\.self))
      #expect(Array(state.readyQueue) == readyQueue(timeline))
      let jobs = state.subjects.filter { $0.subject.kind == .job && $0.phase == .running }.map(\.subject)
      #expect(Set(state.jobsAtWork) == Set(jobs))
      #expect(state.jobsAtWork.count == jobs.count)
    }
  }

  /// The pending tasks and callbacks, in the order of the events by which they became so.
  private func readyQueue(_ timeline: Timeline) -> [Subject] {
    var entered: [Subject: Int] = [:]
    for (index, event) in timeline.trace.events.enumerated() {
      switch event.kind {
      case .created, .ready, .suspended(on: .turn): entered[event.subject] = index
      default: break
      }
    }
    return timeline.state.subjects
      .filter { $0.phase == .pending && [.task, .handle].contains($0.subject.kind) }
      .map(\.subject).sorted { entered[$0, default: 0] < entered[$1, default: 0] }
  }

  /// The examples in which something goes wrong, and what lints find in them.
  private static let found: [String: [LintKind]] = [
    "blocking": Array(repeating: .loopBlocked, count: 4),
    "deadlock": [.deadlock, .destroyedPending, .destroyedPending],
    "forgotten": [.neverAwaited, .neverRetrieved],
  ]

  /// How tasks end where not all of them finish.
  private static let phases: [String: [Phase]] = [
    "cancel": [.finished, .cancelled],
    "race": [.finished, .cancelled, .finished, .cancelled],
    "failure": [.finished, .finished, .failed, .finished, .finished, .failed, .finished],
    "taskgroup": [.finished, .finished, .finished, .finished, .failed, .cancelled],
    "queue": [.finished, .finished, .cancelled, .cancelled],
    "deadlock": [.suspended, .suspended],
    "forgotten": [.finished, .failed],
  ]

  @Test(arguments: CatalogEntry.small.map(\.name)) func theTasksOfAnExampleEndAsItsLessonSays(name: String) throws {
    let recording = try Self.recording(name)
    let timeline = recording.endedRun.timeline
    let state = timeline.state
    #expect((recording.ending == .succeeded) == (name != "deadlock"))
    let phases = state.tasks.map(\.phase)
    #expect(phases == Self.phases[name] ?? phases.map { _ in .finished })
    #expect(state.readyQueue.isEmpty)
    #expect(state.running == nil)
    #expect(timeline.found.findings.map(\.lint) == Self.found[name] ?? [])
    #expect(state.isLoopClosed)
    #expect(!state.isLoopRunning)
    #expect(state.subjects.contains { $0.subject.kind == .task })
  }

  @Test(arguments: names) func theTimesOfASubjectAddUpToItsLife(name: String) throws {
    let run = try Self.recording(name).endedRun
    for row in run.state.subjects where !row.phase.isEnd {
      let parts = Phase.allCases.reduce(Duration.zero) { $0 + row.time(in: $1, at: run.now) }
      #expect(parts == run.now - row.birth, "\(row.name)")
    }
    for row in run.state.subjects where row.phase.isEnd {
      let parts = [Phase.pending, .running, .suspended, row.phase].reduce(.zero) { $0 + row.time(in: $1, at: run.now) }
      #expect(parts == run.now - row.birth, "\(row.name)")
    }
  }
}
