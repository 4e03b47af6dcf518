import TestSupport
import Testing

@testable import VizEngine

/// The lints that turn a warning of the loop into a sentence with who, where, and what to do.
@Suite struct WarningLintTests {
  struct TeapotError: Error, CustomStringConvertible {
    let description = "it is empty"
  }

  @Test func aCoroutineThatNobodyAwaitedIsFound() throws {
    let findings = try runProgram { loop in
      _ = Coroutine("brew(1)") {}
    }.trace.findings()
    #expect(findings.map(\.lint) == [.neverAwaited])
    #expect(findings.first?.coroutine == "brew")
    let sentence = findings.first?.sentence ?? ""
    #expect(sentence.hasPrefix("The coroutine brew, made at WarningLintTests.swift:"))
    #expect(sentence.hasSuffix(", was never awaited, so nothing of it ran: await it, or make a task of it."))
  }

  @Test func aCoroutineThatIsAwaitedOrMadeATaskIsNot() throws {
    let trace = try runProgram { loop in
      try await Coroutine("brew(1)") {}.value()
      _ = try await loop.createTask(Coroutine("brew(2)") {}).value()
    }.trace
    #expect(trace.findings().isEmpty)
  }

  @Test func anErrorThatNobodyAskedForIsFound() throws {
    let findings = try runProgram { loop in
      _ = try loop.createTask(Coroutine("brew(1)") { throw TeapotError() })
      try await loop.sleep(.seconds(1))
    }.trace.findings()
    #expect(findings.map(\.lint) == [.neverRetrieved])
    #expect(findings.first?.subject == .task(2))
    #expect(findings.first?.location?.file == "WarningLintTests.swift")
    #expect(
      findings.first?.sentence
        == "Task-2 brew(1) failed with TeapotError('it is empty'), and nobody ever asked how it ended: "
        + "await it, or look at its exception.")
  }

  @Test func anErrorThatSomebodyLookedAtIsNot() throws {
    let trace = try runProgram { loop in
      let task = try loop.createTask(Coroutine("brew(1)") { throw TeapotError() })
      try await loop.sleep(.seconds(1))
      _ = try task.exception()
    }.trace
    #expect(trace.findings().isEmpty)
  }

  @Test func aTaskThatTheClosedLoopDropsIsFound() throws {
    let findings = try runProgram { loop in
      _ = try loop.createTask(Coroutine("sleeper()") { try await loop.sleep(.seconds(60)) })
      try await loop.sleep(.seconds(1))
    }.trace.findings()
    #expect(findings.map(\.lint) == [.destroyedPending])
    #expect(findings.first?.subject == .task(2))
    let sentence = findings.first?.sentence ?? ""
    #expect(sentence.hasPrefix("Task-2 sleeper() was dropped before its end, where it stood at WarningLintTests.swift"))
    #expect(sentence.hasSuffix("await it, or cancel it and await that, before the loop is closed."))
  }

  @Test func aTaskThatWasCancelledAndAwaitedIsNot() throws {
    let trace = try runProgram { loop in
      let task = try loop.createTask(Coroutine("sleeper()") { try await loop.sleep(.seconds(60)) })
      try await loop.sleep(.seconds(1))
      task.cancel()
      _ = try? await task.value()
    }.trace
    #expect(trace.findings().isEmpty)
  }

  @Test func theErrorOfACallbackIsFound() throws {
    let findings = try runProgram { loop in
      try loop.callSoon("ring") { throw TeapotError() }
      try await loop.sleep(.seconds(1))
    }.trace.findings()
    #expect(findings.map(\.lint) == [.unhandledError])
    let sentence = findings.first?.sentence ?? ""
    #expect(sentence.hasPrefix("The callback ring at WarningLintTests.swift:"))
    #expect(sentence.contains(" raised TeapotError('it is empty'), which nobody can catch"))
  }

  @Test func aCallbackThatCatchesItsErrorIsNot() throws {
    let trace = try runProgram { loop in
      try loop.callSoon("ring") { do { throw TeapotError() } catch {} }
      try await loop.sleep(.seconds(1))
    }.trace
    #expect(trace.findings().isEmpty)
  }

  @Test func anErrorThatTheLoopItselfMetIsFound() {
    var program = LintTrace()
    let text = program.text("an error on the way out")
    program.add(.loop, .warning(.unhandled, text))
    let findings = program.trace.findings()
    #expect(findings.map(\.lint) == [.unhandledError])
    #expect(findings.first?.sentence == "An error on the way out.")
  }

  @Test func aDeadlockIsFoundInTheLoopsWords() {
    var program = LintTrace()
    program.create(.task(1), "Task-1", "first()", line: 3)
    let text = program.text("Task-1 waits for Task-2, which waits for Task-1")
    program.add(.task(1), .warning(.deadlock, text))
    let findings = program.trace.findings()
    #expect(findings.map(\.lint) == [.deadlock])
    #expect(findings.first?.coroutine == "first()")
    let sentence = findings.first?.sentence ?? ""
    #expect(sentence.hasPrefix("Task-1 waits for Task-2, which waits for Task-1. Take locks in the same order"))
  }

  @Test func waitingForATimerIsNoDeadlock() throws {
    #expect(try runProgram { try await $0.sleep(.seconds(9)) }.trace.findings(.deadlock).isEmpty)
  }
}
