import Testing
import VizEngine

@testable import LoopViz

@Suite("The phases of a pass")
struct PassPhaseTests {
  /// For each event of an example its phase, with equal ones in a row told once.
  private func phases(_ name: String) throws -> [String] {
    let recording = try Recording(name)
    var told: [String] = []
    for (count, timeline) in recording.timelines.enumerated() where count > 0 {
      let phase = PassPhase(of: recording.events[count - 1], in: timeline.state).map { "\($0)" } ?? "none"
      if told.last != phase { told.append(phase) }
    }
    return told
  }

  @Test func `a loop of sleepers polls, moves timers, gives turns`() throws {
    let pass = ["poll", "timers", "turns"]
    #expect(try phases("workers") == ["none", "turns"] + pass + pass + pass + pass + ["none"])
  }

  @Test func `what comes from threads comes in the poll`() throws {
    let recording = try Recording("parallel")
    for (count, timeline) in recording.timelines.enumerated() where count > 0 {
      let event = recording.events[count - 1]
      guard event.subject.kind == .job, case .finished = event.kind else { continue }
      #expect(PassPhase(of: event, in: timeline.state) == .poll)
    }
  }

  @Test(arguments: Catalog.entries.map(\.name)) func `each turn is in the last phase`(name: String) throws {
    let recording = try Recording(name)
    for (count, timeline) in recording.timelines.enumerated() where count > 0 {
      let event = recording.events[count - 1]
      if event.beginsTurn { #expect(PassPhase(of: event, in: timeline.state) == .turns) }
    }
  }
}
