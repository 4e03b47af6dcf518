@testable import VizEngine

extension Program {
  /// Runs a coroutine's steps inside the current task. One function that calls itself, so that no step costs a hop
  /// that Python would not make.
  func run(_ steps: [Step], in frame: Frame) async throws -> Flow {
    for step in steps {
      let flow = try await run(step, in: frame)
      guard case .next = flow else { return flow }
    }
    return .next
  }

  private func run(_ step: Step, in frame: Frame) async throws -> Flow {
    switch step {
    case .await(let form, let target):
      let value = try await outcome(of: try evaluate(form, isHeld: false, in: frame))
      try assign(value, to: target, in: frame)
    case .attempt(let attempt):
      return try await run(attempt, in: frame)
    case .choose(let condition, let equals, let then, let otherwise):
      let isChosen = try holds(condition, equals: equals, in: frame)
      return try await run(isChosen ? then : otherwise, in: frame)
    case .repeated(let times, let body):
      var left = try times.map { try count($0, in: frame) }
      while left != 0 {
        left = left.map { $0 - 1 }
        switch try await run(body, in: frame) {
        case .next: continue
        case .leaveLoop: return .next
        case .giveBack(let value): return .giveBack(value)
        }
      }
    case .each(let name, let iterated, let body):
      return try await run(each: name, in: iterated, body, in: frame)
    case .with(let name, let body):
      return try await run(with: try look(up: name, in: frame), body, in: frame)
    case .timeout(let delay, let scope, let body):
      return try await run(timeout: try evaluate(delay, in: frame), scope, body, in: frame)
    case .taskGroup(let name, let body):
      return try await run(group: name, body, in: frame)
    default:
      return try runNow(step, in: frame)
    }
    return .next
  }

  private func run(_ attempt: Step.Attempt, in frame: Frame) async throws -> Flow {
    var flow = Flow.next
    var leaving: (any Error)?
    do {
      flow = try await runHandled(attempt, in: frame)
    } catch {
      leaving = error
    }
    // An error or a break inside of `finally` replaces what was on its way.
    guard case .next = try await run(attempt.finally, in: frame) else {
      throw ScenarioError(place: "finally", sentence: "holds a return or a break")
    }
    if let leaving { throw leaving }
    return flow
  }

  private func runHandled(_ attempt: Step.Attempt, in frame: Frame) async throws -> Flow {
    do {
      let flow = try await run(attempt.body, in: frame)
      guard case .next = flow else { return flow }
    } catch {
      guard let handler = handler(for: error, in: attempt) else { throw error }
      assign(.error(error), to: handler.name, in: frame)
      frame.handled.append(error)
      defer { frame.handled.removeLast() }
      return try await run(handler.body, in: frame)
    }
    return try await run(attempt.otherwise, in: frame)
  }

  private func run(each name: String, in iterated: Step.Iterated, _ body: [Step], in frame: Frame) async throws -> Flow
  {
    let values = try iterator(over: iterated, in: frame)
    while let value = values.next() {
      assign(value, to: name, in: frame)
      switch try await run(body, in: frame) {
      case .next: continue
      case .leaveLoop: return .next
      case .giveBack(let value): return .giveBack(value)
      }
    }
    return .next
  }

  private func run(with value: Value, _ body: [Step], in frame: Frame) async throws -> Flow {
    guard case .primitive(let primitive) = value else {
      throw ScenarioError(place: "with", sentence: "names no lock, condition or semaphore")
    }
    switch primitive {
    case let lock as Lock: return try await lock.withLock { try await run(body, in: frame) }
    case let condition as Condition: return try await condition.withLock { try await run(body, in: frame) }
    case let semaphore as Semaphore: return try await semaphore.withPermit { try await run(body, in: frame) }
    default: throw ScenarioError(place: "with", sentence: "names no lock, condition or semaphore")
    }
  }

  private func run(timeout: Value, _ name: String?, _ body: [Step], in frame: Frame) async throws -> Flow {
    let delay: Duration? = if case .none = timeout { nil } else { try duration(timeout) }
    return try await loop.timeout(delay) { scope in
      assign(.primitive(scope), to: name, in: frame)
      return try await run(body, in: frame)
    }
  }

  private func run(group name: String, _ body: [Step], in frame: Frame) async throws -> Flow {
    try await loop.withTaskGroup { group in
      assign(.primitive(group), to: name, in: frame)
      return try await run(body, in: frame)
    }
  }

  private func assign(_ value: Value, to target: Step.Target, in frame: Frame) throws {
    switch target {
    case .nowhere: return
    case .name(let name): assign(value, to: name, in: frame)
    case .pair(let first, let second):
      guard case .tuple(let items) = value, items.count == 2 else {
        throw ScriptedError(.typeError, "cannot unpack")
      }
      assign(items[0], to: first, in: frame)
      assign(items[1], to: second, in: frame)
    }
  }
}
