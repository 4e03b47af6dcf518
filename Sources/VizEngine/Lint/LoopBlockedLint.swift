/// Finds what keeps the loop for so long that everybody else is late: one step, or all steps of one pass together.
///
/// A pass is reported only when none of its steps is: then no single one is to blame, and there are too many of them.
struct LoopBlockedLint: Lint {
  static let interest: LintInterest = [.running, .suspended, .ends, .blocking, .warnings, .loop]

  private struct Step {
    var subject: Subject
    var start: Instant
    /// Where it said that it blocks.
    var place = LocationReference.none
    /// Where it stood when it was found to hold the loop while it still did.
    var toldAt: LocationReference?
  }

  private struct Pass {
    var iteration: UInt32
    var end = Instant.zero
    var busy = Duration.zero
    var steps = 0
    var longest = Duration.zero
    var longestSubject = Subject.loop
    var hasLongStep = false
  }

  private let stepLimit: Duration
  private let passLimit: Duration
  private var step: Step?
  private var pass = Pass(iteration: 0)
  /// Whose last step is already reported, so that the engine's own warning of it is not told again.
  private var reported: Subject?

  init(_ thresholds: LintThresholds) {
    stepLimit = thresholds.step
    passLimit = thresholds.pass
  }

  mutating func accept(_ event: TraceEvent, _ subjects: LintSubjects, _ tables: TraceTables) -> [Finding] {
    var findings: [Finding] = []
    if event.iteration != pass.iteration {
      findings = judgePass(subjects, tables)
      pass = Pass(iteration: event.iteration)
    }
    switch event.kind {
    case .running where event.subject.kind != .job:
      step = Step(subject: event.subject, start: event.instant)
      reported = nil
    case .blocking where step?.subject == event.subject:
      step?.place = event.location
    case .suspended, .finished, .failed, .cancelled:
      guard let ended = step, ended.subject == event.subject else { break }
      step = nil
      findings += judge(ended, event, subjects, tables)
    case .warning(.slowStep, _) where step?.subject == event.subject:
      if let finding = judgeUnderWay(event, subjects, tables) { findings.append(finding) }
    case .warning(.slowStep, let text) where reported != event.subject:
      let place = event.location == .none ? subjects.place(of: event.subject) : event.location
      let sentence = LintWords.sentence(tables[text])
      findings.append(Finding(.loopBlocked, event.subject, at: place, event.instant, .told(sentence), subjects, tables))
    case .stop, .close:
      findings += judgePass(subjects, tables)
      pass = Pass(iteration: event.iteration)
    case .start, .idle, .created, .running, .thrown, .blocking, .ready, .cancelling, .acquired, .released, .output,
      .warning, .unknown:
      break
    }
    return findings
  }

  /// A step that is too long already and goes on: whoever writes the log saw where it stands.
  private mutating func judgeUnderWay(
    _ event: TraceEvent, _ subjects: LintSubjects, _ tables: TraceTables
  ) -> Finding? {
    guard let step else { return nil }
    if event.location != .none { self.step?.place = event.location }
    let duration = event.instant - step.start
    guard duration >= stepLimit else { return nil }
    let standing = tables[event.location].map { Finding.Standing.at($0) } ?? .unknown
    let place = event.location == .none ? subjects.place(of: event.subject) : event.location
    let facts = Finding.Facts.holdsLoop(subjects.title(of: event.subject, tables), duration, standing)
    self.step?.toldAt = place
    return Finding(.loopBlocked, event.subject, at: place, event.instant, facts, subjects, tables)
  }

  private mutating func judge(
    _ ended: Step, _ event: TraceEvent, _ subjects: LintSubjects, _ tables: TraceTables
  ) -> [Finding] {
    let duration = event.instant - ended.start
    pass.end = event.instant
    pass.busy += duration
    pass.steps += 1
    if duration > pass.longest { (pass.longest, pass.longestSubject) = (duration, ended.subject) }
    guard duration >= stepLimit else { return [] }
    pass.hasLongStep = true
    reported = ended.subject
    var place = ended.place
    var standing = tables[place].map { Finding.Standing.at($0) } ?? .unknown
    if case .suspended = event.kind, place == .none, let location = tables[event.location] {
      place = event.location
      standing = .before(location)
    }
    if place == .none { place = subjects.place(of: ended.subject) }
    // The end of what was told already is told of the same place.
    if let told = ended.toldAt { place = told }
    let facts = Finding.Facts.heldLoop(subjects.title(of: ended.subject, tables), duration, standing)
    return [Finding(.loopBlocked, ended.subject, at: place, event.instant, facts, subjects, tables)]
  }

  private func judgePass(_ subjects: LintSubjects, _ tables: TraceTables) -> [Finding] {
    guard pass.busy >= passLimit, !pass.hasLongStep else { return [] }
    let facts = Finding.Facts.longPass(
      pass.iteration, pass.busy, steps: pass.steps, longest: pass.longest,
      whose: subjects.title(of: pass.longestSubject, tables))
    return [Finding(.loopBlocked, .loop, at: .none, pass.end, facts, subjects, tables)]
  }
}
