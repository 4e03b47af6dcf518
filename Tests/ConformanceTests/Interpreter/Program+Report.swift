@testable import VizEngine

extension Program {
  /// Runs a scenario from its first step to the report, and gives its canonical log.
  /// - Throws: ``NotSupported``, ``ScenarioError``, ``SystemError``: the scenario could not be run as written.
  static func log(of scenario: Scenario, waitOrder: WaitOrder = .given) throws -> [String] {
    let program = try Program(scenario, waitOrder: waitOrder)
    return try program.log()
  }

  private func log() throws -> [String] {
    var names: [Subject: String] = [:]
    for (name, value) in objects {
      if case .future(let future) = value { names[future.future.subject] = name }
    }
    var uncaught: (any Error)?
    do {
      _ = try runNow(scenario.script, in: Frame(.script))
    } catch {
      noteRefusal(error)
      uncaught = error
    }
    if let refusal { throw refusal }
    let end = clock.now
    // From here on nothing belongs to the program: what is let go of would be warned of once more.
    var trace = Trace()
    recorder.drain(into: &trace)
    let log = CanonicalLog(
      trace, futureNames: names, lastPasses: lastPasses + [loop.lastPassesBegin].compactMap(\.self))
    var lines = log.lines
    if !log.isDeadlocked {
      if let uncaught {
        lines.append(CanonicalLog.line(end, "-", "uncaught", Value.error(uncaught).pythonRepresentation))
      }
      lines += report(at: end)
    }
    try loop.close()
    return lines
  }

  /// What CPython says of things that are lost, in order of creation.
  private func report(at end: Instant) -> [String] {
    var lines: [String] = []
    for entry in madeByAll {
      let future = entry.value.future
      let task = future as? AnyTask
      let who = task?.name ?? "-"
      if task != nil, !future.isDone, !entry.isHidden {
        lines.append(CanonicalLog.line(end, who, "destroyed-pending"))
      } else if future.state == .failed, !future.isErrorRetrieved, let error = future.error {
        let what = task == nil ? "\(entry.value.name) " : ""
        let text = Value.error(error).pythonRepresentation
        lines.append(CanonicalLog.line(end, who, "never-retrieved", what + text))
      }
    }
    for coroutine in coroutines where coroutine.coroutine.isFresh {
      lines.append(CanonicalLog.line(end, "-", "never-awaited", coroutine.name))
    }
    return lines
  }

  /// All that was made, with the tasks that the engine made for itself and that are left: `waitFor` without any time.
  private var madeByAll: [Made] {
    var all = made
    let known = Set(made.map { ObjectIdentifier($0.value.future) })
    for case let task as LoopTask<Value> in loop.allTasks() where !known.contains(ObjectIdentifier(task)) {
      let later = all.firstIndex {
        ($0.value.future as? AnyTask).map { $0.subject.number > task.subject.number } ?? false
      }
      all.insert(Made(value: ScriptFuture(future: task)), at: later ?? all.count)
    }
    return all
  }
}
