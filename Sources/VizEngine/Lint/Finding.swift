/// Something that a lint has found: what, whose, when, where, and what to do about it.
public struct Finding: Hashable, Sendable {
  /// Which lint found it.
  public var lint: LintKind
  /// Whom it is about; the loop when it is about nobody in particular.
  public var subject: Subject
  /// What people call the subject: `Task-2`.
  public var name: String
  /// The coroutine with its arguments, `worker(2)`; empty when the subject is none.
  public var coroutine: String
  /// When it became certain.
  public var instant: Instant
  /// Where in the source, if that is known.
  public var location: SourceLocation?
  /// What happened.
  public var facts: Facts
  /// How often the same was found at the same place; the rest tells of the first time.
  public var times = 1

  /// Makes a finding about a subject that is known; lints do.
  init(
    _ lint: LintKind, _ subject: Subject, at location: LocationReference, _ instant: Instant, _ facts: Facts,
    _ subjects: LintSubjects, _ tables: TraceTables
  ) {
    self.lint = lint
    self.subject = subject
    name = subjects.name(of: subject, tables)
    coroutine = subjects.coroutine(of: subject, tables)
    self.instant = instant
    self.location = tables[location]
    self.facts = facts
  }

  /// Makes a finding of any lint, the standard ones or another's own.
  public init(
    lint: LintKind, subject: Subject, name: String, coroutine: String, instant: Instant, location: SourceLocation?,
    sentence: String
  ) {
    self.lint = lint
    self.subject = subject
    self.name = name
    self.coroutine = coroutine
    self.instant = instant
    self.location = location
    facts = .told(sentence)
  }
}

extension Finding {
  /// What happened and what to do, in a plain English sentence.
  public var sentence: String { facts.sentence }

  /// The sentence, and how often the same was found: `… move the work to a thread. (and 2 times more)`.
  public var told: String { sentence + LintWords.repeats(times) }
}

extension Finding: CustomStringConvertible {
  /// A line for people: `loop blocked at 1.000 s: Task-2 worker(2) held the loop …`.
  public var description: String {
    "\(lint.rawValue) at \(LintWords.seconds(instant)) s: \(told)"
  }
}
