import Foundation
import TestSupport
import Testing

@testable import LoopViz

/// Feeds logs that are wrong in every way to all that reads logs.
///
/// A few hundred in every test run; `make fuzz` sets LOOPVIZ_FUZZ_SECONDS, and LOOPVIZ_FUZZ_SEED makes a run again. Each
/// log lies in LOOPVIZ_FUZZ_FILE while it is tried, so that one that stops the program can be found.
@Suite struct LogFuzzTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../VizEngineTests/LogConformance")

  private static func corpus() throws -> [[UInt8]] {
    try ["good", "forgiven", "bad"].flatMap { room in
      let folder = folder.appending(path: room)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".log") }
      return try names.sorted().map { Array(try Data(contentsOf: folder.appending(path: $0)).prefix(10_000)) }
    }
  }

  @Test func noLogStopsTheProgramOrBreaksALaw() throws {
    let mutator = LogMutator(try Self.corpus())
    let seconds = Self.environment["LOOPVIZ_FUZZ_SECONDS"].flatMap(Double.init)
    let first = Self.environment["LOOPVIZ_FUZZ_SEED"].flatMap(UInt64.init) ?? UInt64.random(in: 0...UInt64.max)
    let file = Self.environment["LOOPVIZ_FUZZ_FILE"].map { URL(filePath: $0) }
    if seconds != nil { print("fuzz: seed \(first); LOOPVIZ_FUZZ_SEED=\(first) make fuzz tries the same logs") }
    let clock = ContinuousClock()
    let end = seconds.map { clock.now + .seconds($0) }
    var executions: UInt64 = 0
    while end.map({ clock.now < $0 }) ?? (executions < 300) {
      let seed = first &+ executions
      var random = SplitMix64(seed: seed)
      let bytes = mutator.next(&random)
      if let file { try Data(bytes).write(to: file) }
      do { try LogLaws.check(bytes, &random) } catch {
        Issue.record("seed \(seed) of \(bytes.count) bytes: \(error)")
        print("fuzz: after \(executions) executions, seed \(seed): \(error)")
        return
      }
      executions += 1
      if executions % 10_000 == 0, end != nil { print("fuzz: \(executions) executions") }
    }
    guard end != nil else { return }
    print("fuzz: \(executions) executions from seed \(first), no law broken")
    if let file { try FileManager.default.removeItem(at: file) }
  }
}
