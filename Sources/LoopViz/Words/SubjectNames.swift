import VizEngine

/// Subjects as people call them, in a language.
struct SubjectNames: Sendable {
  let state: LoopState
  let phrases: any Phrases

  /// `Task-2`, a callback's, job's, primitive's or descriptor's name, `the loop`.
  func name(_ subject: Subject) -> String {
    switch subject.kind {
    case .loop: phrases.theLoop
    case .task, .handle, .job, .primitive, .descriptor: state.name(of: subject) ?? "\(subject)"
    case .future: phrases.future("\(subject)")
    }
  }

  /// The name, and for a task what it runs: `Task-2 worker(1)`.
  func title(_ subject: Subject) -> String {
    guard let row = state[subject], !row.coroutine.isEmpty else { return name(subject) }
    return "\(row.name) \(row.coroutine)"
  }

  /// Names in a row, at most `limit`: `Task-4, Task-5 and 3 more`.
  func list(_ subjects: [Subject], limit: Int = 4) -> String {
    phrases.list(subjects.prefix(limit).map(name), more: max(0, subjects.count - limit))
  }

  /// Those of a list that are not done.
  func unfinished(_ subjects: [Subject]) -> [Subject] {
    subjects.filter { !(state.phase(of: $0)?.isEnd ?? false) }
  }
}
