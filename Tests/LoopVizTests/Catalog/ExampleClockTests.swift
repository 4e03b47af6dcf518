import TestSupport
import Testing

@testable import LoopViz
@testable import VizEngine

/// Every example does the same on a clock that jumps and on one that flows: the same to each subject, in the same
/// order, and only the times differ.
@Suite struct ExampleClockTests {
  /// How fast the real clock flows, so that ten seconds do not take ten.
  private static let speed = 4.0

  @Test(arguments: CatalogEntry.small.map(\.name)) func theSameHappensOnBothClocks(name: String) async throws {
    let entry = try #require(Catalog.entry(named: name))
    let real = try await onThread { Self.lives(in: try Self.trace(of: entry, on: PacedClock(speed: Self.speed))) }
    let virtual = try await onThread { Self.lives(in: try Self.trace(of: entry, on: VirtualClock())) }
    #expect(real.count == virtual.count)
    for (real, virtual) in zip(real, virtual) { #expect(real == virtual) }
  }

  private static func trace(of entry: CatalogEntry, on clock: any LoopClock) throws -> Trace {
    let recorder = TraceRecorder()
    let loop = try EventLoop(clock: clock, recorder: recorder)
    // An example that fails does so on both clocks, and what it did is compared.
    try? entry.run(on: loop)
    try loop.close()
    var trace = Trace()
    recorder.drain(into: &trace)
    return trace
  }

  /// What happened to each subject but the loop, whose waiting depends on the clock, without the times.
  private static func lives(in trace: Trace) -> [[String]] {
    let subjects = trace.events.compactMap { event in
      if case .created = event.kind { event.subject } else { Subject?.none }
    }
    return subjects.sorted { "\($0)" < "\($1)" }.map { subject in
      let lines = trace.events.filter { $0.subject == subject }.map { trace.words(for: $0.kind) }
      return ["\(subject)"] + lines.map { $0.replacing(/\d+(\.\d+)?s?\b/, with: "#") }
    }
  }
}
