import Testing

@testable import VizEngine

@Suite struct LockHeldLintTests {
  private static let lock = Subject.primitive(1)

  /// Task-1 takes the lock and waits; meanwhile Task-2 may come for it. Task-1 gives it back at once when it goes on.
  private func program(_ length: Duration, purpose: TraceEvent.Purpose?, releasesBefore: Bool = false) -> Trace {
    var program = LintTrace()
    program.create(Self.lock, "till")
    program.create(.task(1), "Task-1", "sell(1)")
    program.create(.task(2), "Task-2", "sell(2)")
    program.add(.task(1), .running(thread: 0))
    program.add(.task(1), .acquired(Self.lock))
    if releasesBefore { program.add(.task(1), .released(Self.lock)) }
    program.add(.task(1), .suspended(on: .timer(until: .zero + length)), line: 12)
    if let purpose {
      program.step(.task(2), then: .suspended(on: .primitive(Self.lock, holder: .task(1), purpose)), line: 10)
    }
    program.wait(length)
    program.add(.task(1), .ready(by: .timer))
    program.add(.task(1), .running(thread: 0))
    if !releasesBefore { program.add(.task(1), .released(Self.lock)) }
    program.add(.task(1), .finished(program.text("None")))
    return program.trace
  }

  @Test func aLockThatIsKeptOverALongWaitWhileAnotherWantsItIsFound() {
    let findings = program(.seconds(1), purpose: .lock).findings()
    #expect(findings.map(\.lint) == [.lockHeld])
    #expect(findings.first?.subject == .task(1))
    #expect(findings.first?.location == SourceLocation(file: "Program.swift", line: 12))
    #expect(
      findings.first?.sentence
        == "Task-1 sell(1) held till over a wait of 1.00 s at Program.swift:12, while Task-2 sell(2) stood waiting "
        + "for it: wait first and take it then, or give it back before.")
  }

  @Test func aShortWaitIsNot() {
    #expect(program(.milliseconds(999), purpose: .lock).findings().isEmpty)
    var thresholds = LintThresholds()
    thresholds.lockHeld = .milliseconds(500)
    #expect(program(.milliseconds(999), purpose: .lock).findings(thresholds).count == 1)
  }

  @Test func aLockThatNobodyWantsIsNot() {
    #expect(program(.seconds(5), purpose: nil).findings().isEmpty)
  }

  @Test func aPermitOfASemaphoreIsNot() {
    #expect(program(.seconds(5), purpose: .semaphore).findings().isEmpty)
  }

  @Test func aLockThatWasGivenBackBeforeTheWaitIsNot() {
    #expect(program(.seconds(5), purpose: .lock, releasesBefore: true).findings().isEmpty)
  }

  @Test func whoeverGaveUpWaitingDoesNotCount() {
    var program = LintTrace()
    for number in UInt32(1)...3 { program.create(.task(number), "Task-\(number)") }
    program.add(.task(1), .running(thread: 0))
    program.add(.task(1), .acquired(Self.lock))
    program.add(.task(1), .suspended(on: .timer(until: .zero + .seconds(2))))
    for number in UInt32(2)...3 {
      program.step(.task(number), then: .suspended(on: .primitive(Self.lock, holder: .task(1), .lock)))
    }
    program.wait(.seconds(1))
    program.step(.task(3), then: .cancelled)
    program.wait(.seconds(1))
    program.add(.task(1), .running(thread: 0))
    let findings = program.trace.findings()
    #expect(findings.count == 1)
    #expect(findings.first?.sentence.contains("while 1 other stood waiting for it") == true)
    var both = program
    both.step(.task(2), then: .cancelled)
    #expect(both.trace.findings() == findings)
  }
}
