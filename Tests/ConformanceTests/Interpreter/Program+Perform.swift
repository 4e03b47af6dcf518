@testable import VizEngine

extension Program {
  /// Does a step that neither awaits nor holds other steps.
  func perform(_ step: Step, in frame: Frame) throws {
    switch step {
    case .print(let parts): loop.print(try render(parts, in: frame))
    case .assign(.value(let expression), let name): assign(try evaluate(expression, in: frame), to: name, in: frame)
    case .assign(.form(let form), let name): assign(try evaluate(form, in: frame), to: name, in: frame)
    case .call(let call, let result): assign(try perform(call, in: frame), to: result, in: frame)
    case .createTask(let form, let name, let group, let result):
      let value = try evaluate(form, in: frame)
      assign(try createTask(value, name: name, group: group, in: frame), to: result, in: frame)
    case .ensureFuture(let form, let result):
      assign(.future(try ensureFuture(try evaluate(form, in: frame))), to: result, in: frame)
    case .addDoneCallback(let call, let name): try addDoneCallback(call, to: name, in: frame)
    case .removeDoneCallback(let function, let name, let result):
      assign(try removeDoneCallback(function, from: name, in: frame), to: result, in: frame)
    case .schedule(let callback, let schedule, let result):
      assign(.handle(try self.schedule(callback, schedule, in: frame)), to: result, in: frame)
    case .block(let delay): loop.block(try duration(try evaluate(delay, in: frame)))
    default: throw ScenarioError(place: "step", sentence: "is none that can be done at once")
    }
  }

  private func perform(_ call: MethodCall, in frame: Frame) throws -> Value {
    if call.method.isAwaited {
      return try evaluate(.method(call), in: frame)
    }
    let object = try look(up: call.object, in: frame)
    return try self.call(call.method, of: object, try evaluate(call.arguments, in: frame))
  }

  private func createTask(_ value: Value, name: String?, group: String?, in frame: Frame) throws -> Value {
    guard case .coroutine(let coroutine) = value else {
      throw ScriptedError(.typeError, "a coroutine was expected, got \(value.representation)")
    }
    let task: LoopTask<Value>
    if let group {
      guard case .primitive(let primitive) = try look(up: group, in: frame), let tasks = primitive as? LoopTaskGroup
      else { throw ScenarioError(place: group, sentence: "is no task group") }
      task = try tasks.createTask(coroutine.coroutine, name: name)
    } else {
      task = try loop.createTask(coroutine.coroutine, name: name)
    }
    return keep(ScriptFuture(future: task))
  }

  /// Calls a function as a callback.
  func callBack(_ function: Scenario.Function, _ arguments: [Value]) throws {
    do {
      _ = try runNow(function.body, in: try Frame(.callback, of: function, arguments))
    } catch {
      noteRefusal(error)
      throw error
    }
  }

  private func addDoneCallback(_ call: FunctionCall, to name: String, in frame: Frame) throws {
    let function = try function(call.name)
    let arguments = try evaluate(call.arguments, in: frame)
    guard case .future(let future) = try look(up: name, in: frame) else {
      throw ScenarioError(place: name, sentence: "is no future")
    }
    let all = arguments + [.future(future)]
    let identifier = register(future.future, label(call.name, all)) { [self] in try callBack(function, all) }
    if arguments.isEmpty {
      removable.append(
        RemovableCallback(future: ObjectIdentifier(future.future), function: call.name, identifier: identifier))
    }
  }

  private func register(
    _ future: some Awaitable<Value>, _ label: String, _ body: @escaping () throws -> Void
  ) -> DoneCallbackID {
    future.addDoneCallback(label) { _ in try body() }
  }

  private func removeDoneCallback(_ function: String, from name: String, in frame: Frame) throws -> Value {
    guard case .future(let future) = try look(up: name, in: frame) else {
      throw ScenarioError(place: name, sentence: "is no future")
    }
    let identity = ObjectIdentifier(future.future)
    let matching = removable.filter { $0.future == identity && $0.function == function }
    return .whole(matching.map { future.future.removeDoneCallback($0.identifier) }.reduce(0, +))
  }

  private func schedule(_ callback: CallbackCall, _ schedule: Step.Schedule, in frame: Frame) throws -> Handle {
    let label: String
    let body: () throws -> Void
    switch callback {
    case .function(let call):
      let function = try function(call.name)
      let arguments = try evaluate(call.arguments, in: frame)
      label = self.label(call.name, arguments)
      body = { [self] in try callBack(function, arguments) }
    case .method(let call):
      let object = try look(up: call.object, in: frame)
      let arguments = try evaluate(call.arguments, in: frame)
      label = self.label("\(call.object).\(call.method.rawValue)", arguments)
      body = { [self] in _ = try self.call(call.method, of: object, arguments) }
    }
    switch schedule {
    case .soon: return try loop.callSoon(label, body)
    case .later(let delay): return try loop.callLater(try duration(try evaluate(delay, in: frame)), label, body)
    case .at(let when): return try loop.callAt(try instant(try evaluate(when, in: frame)), label, body)
    }
  }
}
