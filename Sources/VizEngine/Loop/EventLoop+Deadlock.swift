/// What a loop does when every task waits and nothing is left that could wake one.
public enum DeadlockResponse: Hashable, Sendable {
  /// Warns in the trace and waits, as asyncio waits: another thread may yet call the loop.
  case warn
  /// Warns, and ends the run with ``LoopError/deadlock(_:)``.
  case throwError
}

extension EventLoop {
  /// Called when the loop is about to wait without a timer.
  /// - Returns: whether the run ends.
  func respondToDeadlock() -> Bool {
    guard !canBeWoken, !unfinished.isEmpty else { return false }
    let waits = WaitGraph(allTasks()).explanation
    if waits != knownDeadlock {
      knownDeadlock = waits
      warn(.deadlock, .loop, "deadlock: \(waits)", at: nil)
    }
    guard case .throwError = onDeadlock else { return false }
    deadlock = waits
    isStopping = true
    return true
  }

  /// Whether something beside the tasks is at work: a thread, a descriptor, another executor.
  private var canBeWoken: Bool {
    unfinishedJobs > 0 || !outsideWaiters.isEmpty || watched != nil
  }
}

/// Who waits for whom.
private struct WaitGraph {
  private struct Edge {
    var waiter: AnyTask
    var what: String
    var next: AnyTask?
  }

  private let tasks: [AnyTask]
  private let taskOfSubject: [Subject: AnyTask]

  init(_ tasks: [AnyTask]) {
    self.tasks = tasks
    taskOfSubject = Dictionary(tasks.map { ($0.subject, $0) }) { first, _ in first }
  }

  /// The cycle, or, without one, what cannot come.
  var explanation: String {
    for task in tasks {
      if let cycle = cycle(from: task) { return cycle.map(sentence).joined(separator: ", and ") }
    }
    let ends = tasks.flatMap(edges).filter { $0.next == nil }
    let shown = ends.prefix(3).map(sentence).joined(separator: ", ")
    let more = ends.count > 3 ? " and \(ends.count - 3) more wait" : ""
    return "\(shown)\(more), and nothing is left that could end this"
  }

  private func sentence(_ edge: Edge) -> String { "\(edge.waiter.name) waits for \(edge.what)" }

  /// The first way from a task back to itself, depth first. O(tasks and waits).
  private func cycle(from start: AnyTask) -> [Edge]? {
    var seen: Set<Subject> = []
    var stack = edges(of: start).reversed().map { [$0] }
    while let path = stack.popLast() {
      guard let next = path.last?.next else { continue }
      if next === start { return path }
      guard seen.insert(next.subject).inserted else { continue }
      stack += edges(of: next).reversed().map { path + [$0] }
    }
    return nil
  }

  private func edges(of task: AnyTask) -> [Edge] {
    guard case .future(let future) = task.waiting else { return [] }
    return edges(of: task, to: future)
  }

  private func edges(of task: AnyTask, to future: AnyFuture) -> [Edge] {
    switch future.reason {
    case nil:
      let next = taskOfSubject[future.subject]
      return [Edge(waiter: task, what: next?.name ?? "future \(future.subject)", next: next)]
    case .gather(let list), .wait(let list), .group(let list), .first(let list):
      return list.futures.filter { !$0.isDone }.flatMap { edges(of: task, to: $0) }
    case .shield(let inner):
      return edges(of: task, to: inner)
    case .primitive(let primitive, let purpose):
      let holder = taskOfSubject[primitive.holder]
      let what = holder.map { "\(primitive.name), held by \($0.name)" } ?? purpose.aim(primitive.name)
      return [Edge(waiter: task, what: what, next: holder)]
    case .job(let subject), .descriptor(let subject, _):
      return [Edge(waiter: task, what: "\(subject)", next: nil)]
    }
  }
}

extension TraceEvent.Purpose {
  /// What is wanted of the primitive with this name.
  fileprivate func aim(_ name: String) -> String {
    switch self {
    case .lock: name
    case .semaphore: "a permit of \(name)"
    case .event: "\(name) to be set"
    case .condition: "a notification of \(name)"
    case .barrier: "the others at \(name)"
    case .get: "an item from \(name)"
    case .put: "room in \(name)"
    case .join: "the end of the work of \(name)"
    }
  }
}
