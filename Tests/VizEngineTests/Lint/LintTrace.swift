import TestSupport

@testable import VizEngine

/// A trace written by hand, for what a lint sees; time goes on as the events say.
struct LintTrace {
  private(set) var trace = Trace()
  private var now = Instant.zero
  private var iteration: UInt32 = 1

  mutating func text(_ text: String) -> TextReference { trace.tables.reference(to: text) }

  mutating func list(_ subjects: Subject...) -> ListReference { trace.tables.reference(to: subjects) }

  /// Lets time pass.
  mutating func wait(_ duration: Duration) { now = now + duration }

  /// Begins the next pass.
  mutating func nextPass() { iteration += 1 }

  mutating func add(_ subject: Subject, _ kind: TraceEvent.Kind, line: Int? = nil) {
    let place =
      line.map { trace.tables.reference(to: SourceLocation(file: "Program.swift", line: $0)) } ?? .none
    trace.events.append(TraceEvent(kind, subject, at: place, iteration: iteration, instant: now))
  }

  mutating func create(_ subject: Subject, _ name: String, _ coroutine: String = "", line: Int? = nil) {
    let identity = Identity(
      name: .given(trace.tables.reference(to: name)), coroutine: trace.tables.reference(to: coroutine))
    add(subject, .created(trace.tables.reference(to: identity), parent: .loop), line: line)
  }

  /// A whole step, of this length.
  mutating func step(_ subject: Subject, _ length: Duration = .zero, then kind: TraceEvent.Kind, line: Int? = nil) {
    add(subject, .running(thread: 0))
    wait(length)
    add(subject, kind, line: line)
  }
}

extension Trace {
  /// What lints find in it.
  func findings(
    _ thresholds: LintThresholds = LintThresholds(), allowances: [LintAllowance] = []
  ) -> [Finding] {
    var linter = Linter(thresholds: thresholds, allowances: allowances)
    for event in events { linter.accept(event, tables: tables) }
    return linter.findings
  }

  /// The same, of one lint.
  func findings(_ lint: LintKind, _ thresholds: LintThresholds = LintThresholds()) -> [Finding] {
    findings(thresholds).filter { $0.lint == lint }
  }
}
