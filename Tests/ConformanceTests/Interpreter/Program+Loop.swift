@testable import VizEngine

extension Program {
  /// Runs the loop, as the script says.
  func runLoop(_ step: Step, in frame: Frame) throws {
    switch step {
    case .run(let form, let result):
      assign(try run(try evaluate(form, isHeld: true, in: frame)), to: result, in: frame)
    case .runUntilComplete(let form, let result):
      assign(try runUntilComplete(try evaluate(form, isHeld: true, in: frame)), to: result, in: frame)
    case .runForever: try loop.runForever()
    default: throw ScenarioError(place: "step", sentence: "runs no loop")
    }
  }

  private func run(_ value: Value) throws -> Value {
    guard case .coroutine(let coroutine) = value else {
      throw ScriptedError(.valueError, "a coroutine was expected, got \(value.representation)")
    }
    if loop.isClosed { try renewLoop() }
    return try loop.run(coroutine.coroutine)
  }

  private func runUntilComplete(_ value: Value) throws -> Value {
    switch value {
    case .future(let future): return try runUntilComplete(future.future)
    case .coroutine(let coroutine):
      // asyncio makes the task, and hides its loss. It is met here when its body begins.
      let index = made.count
      let watched = ScriptCoroutine(coroutine.name, label: coroutine.coroutine.label) { [self] in
        if let task = loop.currentTask() as? LoopTask<Value> {
          made.insert(Made(value: ScriptFuture(future: task), isHidden: true), at: index)
        }
        return try await coroutine.coroutine.value()
      }
      // Cancelled before its first step, the task has closed its coroutine.
      defer { if !watched.coroutine.isFresh { coroutine.coroutine.close() } }
      return try loop.runUntilComplete(watched.coroutine)
    default: throw ScriptedError(.typeError, "An asyncio.Future, a coroutine or an awaitable is required")
    }
  }

  private func runUntilComplete(_ future: some Awaitable<Value>) throws -> Value {
    try loop.runUntilComplete(future)
  }
}
