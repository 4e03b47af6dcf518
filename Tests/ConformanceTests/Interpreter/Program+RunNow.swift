@testable import VizEngine

extension Program {
  /// Runs the steps of a function, job or script, which cannot await.
  func runNow(_ steps: [Step], in frame: Frame) throws -> Flow {
    for step in steps {
      let flow = try runNow(step, in: frame)
      guard case .next = flow else { return flow }
    }
    return .next
  }

  /// Runs one step that does not await.
  func runNow(_ step: Step, in frame: Frame) throws -> Flow {
    switch step {
    case .giveBack(let value): return .giveBack(try evaluate(value, in: frame))
    case .leaveLoop: return .leaveLoop
    case .raise(let error): throw try evaluate(error, in: frame)
    case .raiseAgain:
      guard let error = frame.handled.last else {
        throw ScriptedError(.runtimeError, "No active exception to reraise")
      }
      throw error
    case .attempt(let attempt): return try runNow(attempt, in: frame)
    case .choose(let condition, let equals, let then, let otherwise):
      return try runNow(try holds(condition, equals: equals, in: frame) ? then : otherwise, in: frame)
    case .repeated(let times, let body):
      var left = try times.map { try count($0, in: frame) }
      while left != 0 {
        left = left.map { $0 - 1 }
        switch try runNow(body, in: frame) {
        case .next: continue
        case .leaveLoop: return .next
        case .giveBack(let value): return .giveBack(value)
        }
      }
      return .next
    case .each(let name, let iterated, let body):
      let values = try iterator(over: iterated, in: frame)
      while let value = values.next() {
        assign(value, to: name, in: frame)
        switch try runNow(body, in: frame) {
        case .next: continue
        case .leaveLoop: return .next
        case .giveBack(let value): return .giveBack(value)
        }
      }
      return .next
    case .run, .runUntilComplete, .runForever:
      try runLoop(step, in: frame)
      return .next
    case .print, .assign, .call, .createTask, .ensureFuture, .addDoneCallback, .removeDoneCallback, .schedule, .block:
      try perform(step, in: frame)
      return .next
    case .await, .with, .timeout, .taskGroup:
      throw ScenarioError(place: "function", sentence: "awaits, which coroutines alone can")
    }
  }

  private func runNow(_ attempt: Step.Attempt, in frame: Frame) throws -> Flow {
    var flow = Flow.next
    var leaving: (any Error)?
    do {
      flow = try runNowHandled(attempt, in: frame)
    } catch {
      leaving = error
    }
    guard case .next = try runNow(attempt.finally, in: frame) else {
      throw ScenarioError(place: "finally", sentence: "holds a return or a break")
    }
    if let leaving { throw leaving }
    return flow
  }

  private func runNowHandled(_ attempt: Step.Attempt, in frame: Frame) throws -> Flow {
    do {
      let flow = try runNow(attempt.body, in: frame)
      guard case .next = flow else { return flow }
    } catch {
      guard let handler = handler(for: error, in: attempt) else { throw error }
      assign(.error(error), to: handler.name, in: frame)
      frame.handled.append(error)
      defer { frame.handled.removeLast() }
      return try runNow(handler.body, in: frame)
    }
    return try runNow(attempt.otherwise, in: frame)
  }

  /// The clause that catches `error`; a deadlock, and what the interpreter itself reports, is caught by none.
  func handler(for error: any Error, in attempt: Step.Attempt) -> Step.Handler? {
    if case .deadlock = error as? LoopError { return nil }
    guard !(error is NotSupported), !(error is ScenarioError), let errorClass = errorClass(of: error) else {
      return nil
    }
    return attempt.handlers.first { $0.classes.contains { errorClass.isKind(of: $0) } }
  }

  func holds(_ condition: Expression, equals: Expression?, in frame: Frame) throws -> Bool {
    let value = try evaluate(condition, in: frame)
    guard let equals else { return value.isTrue }
    return value.isEqual(to: try evaluate(equals, in: frame))
  }

  func count(_ times: Expression, in frame: Frame) throws -> Int {
    guard case .whole(let count) = try evaluate(times, in: frame) else {
      throw ScriptedError(.typeError, "object cannot be interpreted as an integer")
    }
    return max(0, count)
  }

  func iterator(over iterated: Step.Iterated, in frame: Frame) throws -> AnyIterator<Value> {
    switch iterated {
    case .value(let expression):
      switch try evaluate(expression, in: frame) {
      case .list(let list):
        // As Python's: what is appended on the way is met.
        var index = 0
        return AnyIterator {
          defer { index += 1 }
          return index < list.items.count ? list.items[index] : nil
        }
      case .tuple(let items): return AnyIterator(items.makeIterator())
      default: throw ScriptedError(.typeError, "object is not iterable")
      }
    case .completed(let list, let timeout):
      return try completed(
        try evaluate(list, in: frame), timeout: try timeout.map { try duration(try evaluate($0, in: frame)) })
    }
  }

  /// A coroutine for each result, in the order in which they come.
  private func completed(_ values: [Value], timeout: Duration?) throws -> AnyIterator<Value> {
    var futures: [any Awaitable<Value>] = []
    var seen: Set<ObjectIdentifier> = []
    for value in values {
      if case .coroutine(let coroutine) = value, !seen.insert(ObjectIdentifier(coroutine)).inserted { continue }
      futures.append(try ensureFuture(value).future)
    }
    var completed = try loop.asCompleted(futures, timeout: timeout)
    return AnyIterator { [self] in
      guard let next = completed.next() else { return nil }
      let name = "_AsCompletedIterator._wait_for_one"
      let coroutine = ScriptCoroutine(name, label: "\(name)()") { try await next.value() }
      coroutines.append(coroutine)
      return .coroutine(coroutine)
    }
  }
}
