import VizEngine

/// Makes the lines of an ``AwaitGraph``, depth first.
struct AwaitGraphBuilder {
  private let state: LoopState
  private let tables: TraceTables
  private let limit: Int
  private var nodes: [AwaitGraph.Node] = []
  private var shown: Set<Subject> = []
  /// Those between the root and the present line.
  private var path: [Subject] = []

  init(_ state: LoopState, _ tables: TraceTables, limit: Int) {
    self.state = state
    self.tables = tables
    self.limit = limit
  }

  mutating func build() -> ([AwaitGraph.Node], leftOut: Int) {
    // More would not find room, and each costs a look at its last events.
    let tasks = state.unfinishedTasks(limit: limit)
    var below: Set<Subject> = []
    for task in tasks {
      for child in awaited(by: task) {
        below.insert(child)
        if let thing = state[child], thing.subject.kind == .primitive { below.formUnion(awaited(by: thing)) }
      }
    }
    for task in tasks where !below.contains(task.subject) { add(task.subject, .root, []) }
    // What is left waits in circles, or for somebody in one.
    for task in tasks where !shown.contains(task.subject) { add(task.subject, .root, []) }
    let told = nodes.lazy.filter { $0.tie == .root || $0.tie == .awaited }.reduce(0) { count, node in
      node.subject.kind == .task && state.phase(of: node.subject)?.isEnd == false ? count + 1 : count
    }
    return (nodes, max(0, state.taskCount - state.count(in: .finished) - told))
  }

  private mutating func add(_ subject: Subject, _ tie: AwaitGraph.Node.Tie, _ continues: [Bool]) {
    guard nodes.count < limit else { return }
    if path.contains(subject) {
      nodes.append(.init(subject: subject, tie: .circle, continues: continues))
      return
    }
    let row = state[subject]
    let children = row.map { awaited(by: $0) } ?? []
    let isRepeated = shown.contains(subject) && !children.isEmpty
    nodes.append(.init(subject: subject, tie: isRepeated ? .repeated : tie, continues: continues))
    guard shown.insert(subject).inserted, let row else { return }
    path.append(subject)
    if let canceller = row.canceller {
      nodes.append(.init(subject: canceller, tie: .canceller, continues: continues + [!children.isEmpty]))
    }
    for (place, child) in children.enumerated() {
      add(child, .awaited, continues + [place + 1 < children.count])
    }
    path.removeLast()
  }

  /// What a task waits for and is not done; of a lock or the like, who holds it.
  private func awaited(by row: SubjectState) -> [Subject] {
    if row.subject.kind == .primitive {
      return row.holders.enumerated().filter { !row.holders[..<$0.offset].contains($0.element) }.map(\.element)
    }
    guard row.phase == .suspended, let wait = row.wait else { return [] }
    switch wait {
    case .turn, .timer, .outside: return []
    case .future(let subject), .shield(let subject): return [subject]
    case .wait(let list), .gather(let list), .group(let list), .first(let list):
      return tables[list].filter { !(state.phase(of: $0)?.isEnd ?? false) }
    case .primitive(let thing, _, _), .descriptor(let thing, _): return [thing]
    }
  }
}
