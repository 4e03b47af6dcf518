import VizEngine

/// Subjects as people call them.
struct SubjectNames: Sendable {
  let state: LoopState

  /// `Task-2`, a callback's, job's, primitive's or descriptor's name, `the loop`.
  func name(_ subject: Subject) -> String {
    switch subject.kind {
    case .loop: "the loop"
    case .task, .handle, .job, .primitive, .descriptor: state[subject]?.name ?? "\(subject)"
    case .future: "future \(subject)"
    }
  }

  /// Names in a row, at most `limit`: `Task-4, Task-5 and 3 more`.
  func list(_ subjects: [Subject], limit: Int = 4) -> String {
    let names = subjects.prefix(limit).map(name).joined(separator: ", ")
    return subjects.count > limit ? "\(names) and \(subjects.count - limit) more" : names
  }

  /// Those of a list that are not done.
  func unfinished(_ subjects: [Subject]) -> [Subject] {
    subjects.filter { !(state[$0]?.phase.isEnd ?? false) }
  }
}
