import TestSupport
import Testing

@testable import VizEngine

@Suite struct NeverYieldsLintTests {
  /// A task that works in parts, and another that wants its turns too.
  private func run(
    part: Duration, pause: Duration = .zero, parts: Int = 40, other: (@Sendable (EventLoop) async throws -> Void)?
  ) throws -> Trace {
    try runProgram { loop in
      let worker = try loop.createTask(
        Coroutine("crunch()") {
          for _ in 1...parts {
            loop.block(part)
            try await loop.sleep(pause)
          }
        })
      if let other {
        let task = try loop.createTask(Coroutine("other()") { try await other(loop) })
        try await worker.value()
        task.cancel()
        _ = try? await task.value()
      } else {
        try await worker.value()
      }
    }.trace
  }

  /// Wants a turn in every pass.
  @Sendable private static func eager(_ loop: EventLoop) async throws {
    while true { try await loop.sleep(.zero) }
  }

  @Test func aTaskWithAllTheTimeWhileAnotherIsReadyIsFound() throws {
    let findings = try run(part: .milliseconds(50), other: Self.eager).findings()
    #expect(Set(findings.map(\.lint)) == [.neverYields])
    #expect(findings.count == 1, "the same at the same place is told once")
    #expect(findings.first?.subject == .task(2))
    #expect(findings.first?.times == 2)
    #expect(
      findings.first?.sentence
        == "Task-2 crunch() had the loop for 100 % of 1.00 s, in 20 steps, while others stood ready: "
        + "let it wait longer between its parts, or move its work to a thread.")
    #expect(findings.first?.description.hasSuffix(" (and once more)") == true)
  }

  @Test func aTaskThatIsAloneIsNot() throws {
    #expect(try run(part: .milliseconds(50), other: nil).findings().isEmpty)
  }

  @Test func aTaskWhoseNeighbourHardlyEverWakesIsNot() throws {
    let trace = try run(part: .milliseconds(50)) { loop in
      while true { try await loop.sleep(.milliseconds(400)) }
    }
    #expect(trace.findings().isEmpty)
  }

  @Test func aTaskThatLeavesTheOthersTimeIsNot() throws {
    let trace = try run(part: .milliseconds(50), pause: .milliseconds(20), other: { try await $0.sleep(.seconds(90)) })
    #expect(trace.findings().isEmpty)
  }

  @Test func twoTasksThatShareAreNot() throws {
    let trace = try run(part: .milliseconds(50)) { loop in
      while true {
        loop.block(.milliseconds(30))
        try await loop.sleep(.zero)
      }
    }
    #expect(trace.findings(.neverYields).isEmpty)
  }

  @Test func stepsThatAreTooLongByThemselvesHaveAnotherName() throws {
    let findings = try run(part: .milliseconds(400), other: Self.eager).findings()
    #expect(Set(findings.map(\.lint)) == [.loopBlocked])
  }

  @Test func theShareAndTheWindowAreTheUsers() throws {
    let trace = try run(part: .milliseconds(50), other: Self.eager)
    var thresholds = LintThresholds()
    thresholds.shareWindow = .seconds(5)
    #expect(trace.findings(thresholds).isEmpty)
    thresholds = LintThresholds()
    thresholds.share = 1.1
    #expect(trace.findings(thresholds).isEmpty)
  }
}
