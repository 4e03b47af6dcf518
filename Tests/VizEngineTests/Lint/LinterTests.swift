import TestSupport
import Testing

@testable import VizEngine

@Suite struct LinterTests {
  /// Task-2 and Task-3 block, one line each.
  private func trace() throws -> Trace {
    try runProgram { loop in
      let first = try loop.createTask(Coroutine("worker(1)") { loop.block(.milliseconds(200)) })
      let second = try loop.createTask(Coroutine("worker(2)") { loop.block(.milliseconds(300)) }, name: "slow")
      _ = try await loop.wait([first, second])
      _ = Coroutine("forgotten()") {}
    }.trace
  }

  private func names(_ allowances: LintAllowance...) throws -> [String] {
    try trace().findings(allowances: allowances).map { $0.lint == .neverAwaited ? $0.coroutine : $0.name }
  }

  @Test func findingsComeInTheOrderInWhichTheyBecameCertain() throws {
    #expect(try names() == ["Task-2", "slow", "forgotten"])
    let findings = try trace().findings()
    #expect(zip(findings, findings.dropFirst()).allSatisfy { $0.instant <= $1.instant })
  }

  @Test func whatIsMeantIsNotReported() throws {
    let line = try #require(try trace().findings().first?.location?.line)
    let file = "LinterTests.swift"
    #expect(try names(LintAllowance()) == [])
    #expect(try names(LintAllowance(.loopBlocked)) == ["forgotten"])
    #expect(try names(LintAllowance(.deadlock)) == ["Task-2", "slow", "forgotten"])
    #expect(try names(LintAllowance(.loopBlocked, .name("slow"))) == ["Task-2", "forgotten"])
    #expect(try names(LintAllowance(nil, .coroutine("worker(1)"))) == ["slow", "forgotten"])
    #expect(try names(LintAllowance(nil, .coroutine("worker"))) == ["forgotten"])
    #expect(try names(LintAllowance(nil, .coroutine("forgotten"))) == ["Task-2", "slow"])
    #expect(try names(LintAllowance(nil, .coroutine(""))).count == 3)
    #expect(try names(LintAllowance(.loopBlocked, .place(file: file, line: nil))) == ["forgotten"])
    #expect(try names(LintAllowance(nil, .place(file: file, line: line))) == ["slow", "forgotten"])
    #expect(try names(LintAllowance(nil, .place(file: "Other.swift", line: nil))).count == 3)
    #expect(try names(LintAllowance(.neverAwaited), LintAllowance(nil, .name("Task-2"))) == ["slow"])
  }

  @Test func theSameAtTheSamePlaceIsCountedAndToldOnce() throws {
    let findings = try runProgram { loop in
      for _ in 1...3 {
        loop.block(.milliseconds(150))
        try await loop.sleep(.milliseconds(10))
      }
      for _ in 1...2 { try loop.callSoon("tick") { loop.block(.milliseconds(150)) } }
      try await loop.sleep(.seconds(1))
    }.trace.findings()
    #expect(findings.map(\.name) == ["Task-1", "tick"])
    #expect(findings.map(\.times) == [3, 2])
    #expect(findings.map { $0.description.hasSuffix(" (and 2 times more)") } == [true, false])
  }

  @Test func whatIsBeyondTheLimitIsCounted() {
    var program = LintTrace()
    var linter = Linter()
    let text = program.text("Task was destroyed but it is pending!")
    for number in UInt32(1)...1200 { program.add(.task(number), .warning(.destroyedPending, text)) }
    for event in program.trace.events { linter.accept(event, tables: program.trace.tables) }
    #expect(linter.findings.count == 1000)
    #expect(linter.omitted == 200)
  }

  @Test func aLintOfAProgramsOwnIsRunToo() throws {
    struct PrintLint: Lint {
      mutating func accept(_ event: TraceEvent, _ subjects: LintSubjects, _ tables: TraceTables) -> [Finding] {
        guard case .output(let text) = event.kind else { return [] }
        return [
          Finding(
            lint: .unhandledError, subject: event.subject, name: subjects.name(of: event.subject, tables),
            coroutine: subjects.coroutine(of: event.subject, tables), instant: event.instant, location: nil,
            sentence: tables[text])
        ]
      }
    }
    let trace = try runProgram { $0.print("hello") }.trace
    var linter = Linter(lints: [PrintLint()])
    for event in trace.events { linter.accept(event, tables: trace.tables) }
    #expect(linter.findings.map(\.sentence) == ["hello"])
    #expect(linter.findings.map(\.coroutine) == ["main()"])
  }

  @Test func aTraceThatBeginsInTheMiddleIsReadAsFarAsItGoes() throws {
    let trace = try trace()
    for first in trace.events.indices {
      var linter = Linter()
      for event in trace.events[first...] { linter.accept(event, tables: trace.tables) }
      #expect(linter.findings.count <= 3)
      #expect(linter.findings.allSatisfy { $0.sentence.hasSuffix(".") && !$0.name.isEmpty })
    }
  }

  @Test func everyLintHasItsOwnWords() {
    #expect(Set(LintKind.allCases.map(\.rawValue)).count == LintKind.allCases.count)
    #expect(Linter.all().count == LintKind.allCases.count)
  }

  @Test(arguments: [
    (Duration.zero, "0.0 ms"), (.microseconds(449), "0.4 ms"), (.milliseconds(9), "9.0 ms"),
    (.milliseconds(350), "350 ms"), (.milliseconds(999), "999 ms"), (.milliseconds(1_259), "1.25 s"),
    (.seconds(61), "61.00 s"),
  ])
  func spansAreCut(span: Duration, words: String) {
    #expect(LintWords.span(span) == words)
  }
}
