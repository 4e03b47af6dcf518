import TestSupport
import Testing

@testable import VizEngine

@Suite struct LoopBlockedLintTests {
  /// Runs tasks that block, each for its time and in one pass.
  private func run(_ times: Duration...) throws -> Trace {
    try runProgram { loop in
      let tasks = try times.enumerated().map { index, time in
        try loop.createTask(Coroutine("worker(\(index + 1))") { loop.block(time) })
      }
      _ = try await loop.wait(tasks)
    }.trace
  }

  @Test func aStepThatBlocksIsFound() throws {
    let findings = try run(.milliseconds(50), .milliseconds(1250)).findings()
    #expect(findings.map(\.lint) == [.loopBlocked])
    let finding = try #require(findings.first)
    #expect(finding.subject == .task(3))
    #expect(finding.name == "Task-3")
    #expect(finding.coroutine == "worker(2)")
    #expect(finding.instant == .zero + .milliseconds(1300))
    #expect(finding.location?.file == "LoopBlockedLintTests.swift")
    #expect(finding.sentence.hasPrefix("Task-3 worker(2) held the loop for 1.25 s at LoopBlockedLintTests.swift:"))
    #expect(finding.sentence.hasSuffix("await instead of blocking, or move the work to a thread."))
    #expect(finding.description.hasPrefix("loop blocked at 1.300 s: Task-3 worker(2) held"))
  }

  @Test func aStepThatIsJustShortEnoughIsNot() throws {
    #expect(try run(.milliseconds(99)).findings().isEmpty)
    #expect(try run(.milliseconds(100)).findings().count == 1)
  }

  @Test func theThresholdIsTheUsers() throws {
    var thresholds = LintThresholds()
    thresholds.step = .milliseconds(20)
    #expect(try run(.milliseconds(30)).findings(thresholds).count == 1)
    thresholds.step = .seconds(2)
    thresholds.pass = .seconds(2)
    #expect(try run(.milliseconds(300)).findings(thresholds).isEmpty)
  }

  @Test func manyShortStepsOfOnePassAreFoundOnce() throws {
    let findings = try run(.milliseconds(90), .milliseconds(95), .milliseconds(80)).findings()
    #expect(findings.map(\.lint) == [.loopBlocked])
    #expect(findings.first?.subject == .loop)
    #expect(findings.first?.instant == .zero + .milliseconds(265))
    let sentence = findings.first?.sentence ?? ""
    #expect(sentence.contains("of the loop took 265 ms for 3 steps"))
    #expect(sentence.contains("(at most 95 ms, Task-3 worker(2))"))
  }

  @Test func shortStepsOfManyPassesAreNot() throws {
    let trace = try runProgram { loop in
      for _ in 1...10 {
        loop.block(.milliseconds(90))
        try await loop.sleep(.milliseconds(200))
      }
    }.trace
    #expect(trace.findings().isEmpty)
  }

  @Test func aPassWithALongStepIsThatStepsFault() throws {
    let findings = try run(.milliseconds(90), .milliseconds(900)).findings()
    #expect(findings.map(\.subject) == [.task(3)])
  }

  @Test func workOnAThreadBlocksNobody() throws {
    let trace = try runProgram { loop in
      _ = try await loop.runInExecutor("work") { loop.block(.seconds(3)) }.value()
    }.trace
    #expect(trace.findings().isEmpty)
  }

  @Test func aStepThatDoesNotSayThatItBlocksIsFoundWhereItAwaits() {
    var program = LintTrace()
    program.create(.task(1), "Task-1", "work()", line: 3)
    program.step(.task(1), .milliseconds(150), then: .suspended(on: .timer(until: .zero + .seconds(1))), line: 7)
    let findings = program.trace.findings()
    #expect(findings.map(\.lint) == [.loopBlocked])
    #expect(findings.first?.location == SourceLocation(file: "Program.swift", line: 7))
    #expect(
      findings.first?.sentence.hasPrefix(
        "Task-1 work() held the loop for 150 ms before it awaited at Program.swift:7, and nobody") == true)
  }

  @Test func aLoopInDebugModeIsNotToldTwiceEither() throws {
    let trace = try runProgram { loop in
      loop.isDebug = true
      try await loop.sleep(.zero)  // the step in which it is turned on is not yet measured
      loop.block(.milliseconds(150))
      try await loop.sleep(.milliseconds(10))
      try loop.callSoon("tick") { loop.block(.milliseconds(150)) }
      try await loop.sleep(.milliseconds(10))
    }.trace
    #expect(trace.warnings.filter { $0.hasPrefix("slowStep") }.count == 2)
    #expect(trace.findings().map(\.name) == ["Task-1", "tick"])
    #expect(trace.findings().map(\.times) == [1, 1])
  }

  @Test func whatALoopInDebugModeWarnsOfIsNotToldTwice() {
    var program = LintTrace()
    let text = program.text("Executing <Task> took 0.150 seconds")
    program.create(.task(1), "Task-1")
    program.step(.task(1), .milliseconds(150), then: .suspended(on: .outside))
    program.add(.task(1), .warning(.slowStep, text))
    #expect(program.trace.findings().map(\.times) == [1])
    // A step that is slow by the loop's own, stricter threshold.
    program.step(.task(1), .milliseconds(50), then: .suspended(on: .outside))
    program.add(.task(1), .warning(.slowStep, text), line: 4)
    let findings = program.trace.findings()
    #expect(findings.count == 2)
    #expect(findings.last?.sentence == "Executing <Task> took 0.150 seconds.")
  }

  @Test func whatIsWarnedOfWhileItGoesOnIsOneFindingWithThatPlace() {
    var program = LintTrace()
    let text = program.text("has held the loop for 0.109 seconds")
    program.create(.task(1), "Task-1", "work()", line: 3)
    for count in 1...2 {
      program.add(.task(1), .running(thread: 0))
      program.wait(.milliseconds(109))
      program.add(.task(1), .warning(.slowStep, text), line: 7)
      let under = program.trace.findings()
      #expect(under.map(\.location?.line) == [7])
      #expect(under.map(\.times) == [count])
      if count == 1 {
        #expect(
          under.first?.sentence.hasPrefix("Task-1 work() has held the loop for 109 ms already at Program.swift:7")
            == true)
      }
      program.wait(.milliseconds(100))
      program.add(.task(1), .suspended(on: .outside), line: 5)
      let ended = program.trace.findings()
      #expect(ended.map(\.times) == [count])
      #expect(ended.first?.sentence.hasPrefix("Task-1 work() held the loop for 209 ms at Program.swift:7, and") == true)
      #expect(ended.first?.instant == under.first?.instant)
    }
  }

  @Test func aWarningBelowTheUsersThresholdTellsThePlaceAlone() {
    var program = LintTrace()
    let text = program.text("has held the loop for 0.109 seconds")
    program.create(.task(1), "Task-1", "work()", line: 3)
    var thresholds = LintThresholds()
    thresholds.step = .seconds(1)
    program.add(.task(1), .running(thread: 0))
    program.wait(.milliseconds(109))
    program.add(.task(1), .warning(.slowStep, text), line: 7)
    #expect(program.trace.findings(thresholds).isEmpty)
    program.wait(.seconds(1))
    program.add(.task(1), .suspended(on: .outside), line: 5)
    #expect(program.trace.findings(thresholds).map(\.location?.line) == [7])
  }
}
