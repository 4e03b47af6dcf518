import VizEngine

/// What will run, in order.
struct ReadyQueue: Sequence, Sendable {
  let moment: LoopMoment
  let histories: SubjectHistories

  var count: Int { moment.ready.count }
  var isEmpty: Bool { moment.ready.isEmpty }
  var first: Subject? { first { _ in true } }

  /// How many stand before a subject, if it stands here. O(log n), or O(n) when some have left the midst.
  func firstIndex(of subject: Subject) -> Int? {
    guard let row = histories.index[subject], row < moment.standings.count, moment.standings[row].place == .ready
    else { return nil }
    return moment.ready.position(of: moment.entered[row])
  }

  func makeIterator() -> some IteratorProtocol<Subject> {
    let histories = histories
    return moment.ready.lazy.map { histories.rows[$0].subject }.makeIterator()
  }
}

/// The tasks that wait for one thing, in the order in which they came.
struct WaitingTasks: Sequence, Sendable {
  let queue: PlaceQueue
  let state: LoopState

  var count: Int { queue.count }
  var isEmpty: Bool { queue.isEmpty }

  func makeIterator() -> some IteratorProtocol<SubjectState> {
    let state = state
    return queue.lazy.map { state.subject(at: $0) }.makeIterator()
  }
}
