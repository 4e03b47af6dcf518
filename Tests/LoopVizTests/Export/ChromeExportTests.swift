import Testing

@testable import LoopViz
@testable import VizEngine

/// What is written for Perfetto keeps the rules by which it is drawn whole.
@Suite struct ChromeExportTests {
  private func file(_ run: ExportedRun) throws -> ChromeFile { try ChromeFile(try run.written(as: .chrome)) }

  @Test(arguments: CatalogEntry.all.map(\.name)) func examplesKeepTheRules(name: String) throws {
    let run = try ExportedRun(try #require(CatalogEntry.all.first { $0.name == name }))
    let file = try file(run)
    #expect(file.faults.isEmpty, "\(file.faults.prefix(5))")
    // Each time that a task or callback has the loop is a slice.
    let turns = run.trace.events.count { event in if case .running = event.kind { true } else { false } }
    let running = file.slices.values.joined().count { $0.name == "running" }
    #expect(running == turns)
    // The last numbers are those of the fold.
    let state = run.timeline().newest
    let last = file.events.last { $0.phase == "C" }?.arguments as? [String: Int]
    guard state.taskCount > 0 else { return }
    #expect(
      last == [
        "pending": state.count(in: .pending), "running": state.count(in: .running),
        "suspended": state.count(in: .suspended), "finished": state.count(in: .finished),
      ])
  }

  @Test func randomTracesKeepTheRules() throws {
    for seed in 1...300 as ClosedRange<UInt64> {
      let file = try file(ExportedRun(seed: seed, count: 200))
      #expect(file.faults.isEmpty, "seed \(seed): \(file.faults.prefix(3))")
    }
  }

  @Test func slicesAreTheTimesOfTheLog() throws {
    let run = ExportedRun(
      reading: """
        # loopviz log 1
        # program: tea
        0.000000000     0 T1    created    name=Task-1 coro=main() at=Tea.swift:1
        0.000001001     1 T1    running
        0.000001003     1 T2    created    name=kettle parent=T1 at=Tea.swift:2
        0.000002000     1 T1    suspended  on=task of=T2 at=Tea.swift:3
        0.000002000     2 T2    running
        0.000003007     2 T2    output     text=boiling
        0.000004000     2 T2    finished   result=None
        0.000004500     3 T1    ready      by=T2
        0.000005000     3 T1    running
        9223372036.854775807     3 T1    failed     error=Cold()
        # events: 10

        """)
    let file = try file(run)
    #expect(file.faults.isEmpty, "\(file.faults)")
    let (one, two) = (try #require(file.slices[3]), try #require(file.slices[4]))
    #expect(one.map(\.name) == ["ready", "running", "await kettle", "ready", "running"])
    #expect(one.map(\.begin) == [0, 1001, 2000, 4500, 5000])
    #expect(one.last?.end == Int.max)
    #expect(two.map(\.name) == ["ready", "running"])
    #expect(two.map(\.end) == [2000, 4000])
    #expect(
      file.flows.map { "\($0.from) \($0.out) -> \($0.to) \($0.into)" } == [
        "3 running -> 4 running", "4 running -> 3 running",
      ])
    let wait = try #require(file.events.first { $0.name == "await kettle" })
    #expect(wait.arguments["why"] as? String == "until kettle is done")
    #expect(wait.arguments["at"] as? String == "Tea.swift:3")
    let names = file.events.filter { $0.name == "thread_name" }.map { $0.arguments["name"] as? String }
    #expect(names == ["event loop", "Task-1 main()", "kettle"])
    #expect(file.events.last { $0.phase == "E" && $0.track == 3 }?.arguments["error"] as? String == "Cold()")
    #expect(file.events.contains { $0.phase == "i" && $0.name == "boiling" && $0.track == 4 && $0.nanoseconds == 3007 })
  }

  @Test func aLogCutAtItsFrontHasItsTracks() throws {
    let file = try file(
      ExportedRun(
        reading: """
          # loopviz log 1
          1.000000000     3 T7    ready      by=T5
          1.000000000     4 T7    running
          1.000000000     4 T7    suspended  on=lock of=P4 holder=T5
          2.000000000     5 loop  idle
          # events: 4

          """))
    #expect(file.faults.isEmpty, "\(file.faults)")
    #expect(file.slices[3]?.map(\.name) == ["ready", "running", "lock P4"])
    #expect(file.slices[ChromeFile.loopTrack]?.map(\.name) == ["idle"])
  }
}
