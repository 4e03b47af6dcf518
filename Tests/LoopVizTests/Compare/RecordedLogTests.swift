import TestSupport
import Testing
import VizEngine

@testable import LoopViz

@Suite struct RecordedLogTests {
  private func written(_ run: RecordedRun, _ change: (String) -> String = { $0 }) throws -> (TemporaryFolder, String) {
    let folder = try TemporaryFolder()
    let bytes = TextLogEncoder.encode(run.trace, header: TextLogHeader(program: run.name, clock: "virtual"))
    try folder.write(change(String(decoding: bytes, as: UTF8.self)), to: "run.log")
    return (folder, folder.file("run.log"))
  }

  @Test(arguments: ["workers", "deadlock", "queue"]) func aLogIsTheRunItWasWrittenFrom(name: String) throws {
    let run = try RecordedRun.example(name)
    let (folder, path) = try written(run)
    let read = try RecordedLog.read(path)
    #expect(read.name == "run.log")
    #expect(read.trace.events.count == run.trace.events.count)
    let (one, other) = (RunOutcome(run, Timeline(run.trace)), RunOutcome(read, Timeline(read.trace)))
    #expect(one.summary == other.summary && one.waiting == other.waiting && one.use == other.use)
    #expect((one.ending == .succeeded) == (other.ending == .succeeded))
    withExtendedLifetime(folder) {}
  }

  @Test func linesThatCannotBeReadAreCounted() throws {
    let (folder, path) = try written(try .example("workers")) { $0 + "nonsense\n" }
    guard case .log(_, let problems) = try RecordedLog.read(path).source else {
      Issue.record("not a log")
      return
    }
    #expect(problems > 0)
    withExtendedLifetime(folder) {}
  }

  @Test func whatIsNoLogIsRefusedWithASentence() throws {
    let (folder, path) = try written(try .example("task")) { "once upon a time\n" + $0 }
    #expect(throws: RecordedLogError.noLog(path: path)) { try RecordedLog.read(path) }
    try folder.write("# loopviz log 99\n", to: "new.log")
    let new = folder.file("new.log")
    #expect {
      try RecordedLog.read(new)
    } throws: { error in
      guard case RecordedLogError.refused(_, let reason) = error else { return false }
      return reason.contains("99")
    }
    #expect(throws: RecordedLogError.nowhere(path: folder.file("none"))) { try RecordedLog.read(folder.file("none")) }
    #expect {
      try RecordedLog.read(folder.file(""))
    } throws: { error in
      if case RecordedLogError.unreadable = error { true } else { false }
    }
  }
}
