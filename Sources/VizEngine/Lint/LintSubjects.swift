/// Who everybody in a trace is, as far as it has been read: what lints need to speak of them.
public struct LintSubjects: Sendable {
  private struct Entry: Sendable {
    var identity: IdentityReference
    var place: LocationReference
  }

  private var entries = SubjectTable<Entry>()

  /// Nobody yet.
  public init() {}

  /// Takes note of whoever is made, and of where everybody stands. O(1).
  public mutating func accept(_ event: TraceEvent) {
    if case .created(let identity, _) = event.kind {
      entries.set(Entry(identity: identity, place: event.location), for: event.subject)
    } else if event.location != .none, event.subject != .loop {
      entries.change(event.subject) { $0.place = event.location }
    }
  }

  /// `Task-2`, or a callback's or lock's name; the subject's number when its making is not in the trace.
  public func name(of subject: Subject, _ tables: TraceTables) -> String {
    if subject == .loop { return "the loop" }
    guard let entry = entries[subject] else { return "\(subject)" }
    return subject.kind == .future ? "future \(subject)" : tables.name(of: tables[entry.identity])
  }

  /// The coroutine with its arguments; empty for all but tasks.
  public func coroutine(of subject: Subject, _ tables: TraceTables) -> String {
    entries[subject].map { tables[tables[$0.identity].coroutine] } ?? ""
  }

  /// Name and coroutine: `Task-2 worker(2)`.
  public func title(of subject: Subject, _ tables: TraceTables) -> String {
    let (name, coroutine) = (name(of: subject, tables), coroutine(of: subject, tables))
    return coroutine.isEmpty ? name : "\(name) \(coroutine)"
  }

  /// The place in the source last named for the subject: where it stands, or else where it was made.
  public func place(of subject: Subject) -> LocationReference { entries[subject]?.place ?? .none }
}
