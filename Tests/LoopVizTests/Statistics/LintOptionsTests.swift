import Testing
import VizEngine

@testable import LoopViz

@Suite struct LintOptionsTests {
  @Test(arguments: [
    ("50ms", 50_000_000), ("1.5s", 1_500_000_000), ("1us", 1000), ("2µs", 2000), ("7ns", 7), ("0.25ms", 250_000),
  ])
  func durations(text: String, nanoseconds: Int64) throws {
    #expect(try DurationText.duration(text, of: "--x") == .nanoseconds(nanoseconds))
  }

  @Test(arguments: ["", "50", "ms", "-1ms", "0s", "nans", "infs", "1e30s", "5 minutes", "0.1ns"])
  func noDurations(text: String) {
    #expect(throws: (any Error).self) { try DurationText.duration(text, of: "--x") }
  }

  @Test func allowances() throws {
    #expect(try LintAllowance.read("never-awaited") == LintAllowance(.neverAwaited))
    #expect(try LintAllowance.read("any:name=Task-2") == LintAllowance(nil, .name("Task-2")))
    #expect(
      try LintAllowance.read("lock-held:at=A.swift:12") == LintAllowance(.lockHeld, .place(file: "A.swift", line: 12)))
    #expect(
      try LintAllowance.read("lock-held:at=A.swift") == LintAllowance(.lockHeld, .place(file: "A.swift", line: nil)))
    #expect(try LintAllowance.read("any:coroutine=f(a=1)") == LintAllowance(nil, .coroutine("f(a=1)")))
    for wrong in ["", "nonsense", "any:", "any:who", "any:name=", "negative-delay"] {
      #expect(throws: (any Error).self, "\(wrong)") { try LintAllowance.read(wrong) }
    }
  }

  @Test func whatIsAllowedFailsNothing() throws {
    let report = try LogReport.example("blocking", allowances: [LintAllowance.read("loop-blocked:coroutine=worker")])
    #expect(Concern.any.count(in: report.statistics) == 0)
    var thresholds = LintThresholds()
    thresholds.step = .seconds(3)
    #expect(Concern.slowStep.count(in: try LogReport.example("blocking", thresholds: thresholds).statistics) == 2)
  }
}
