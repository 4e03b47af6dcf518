@testable import VizEngine

extension Program {
  /// Calls a method that is not awaited.
  func call(_ method: Method, of object: Value, _ arguments: [Value]) throws -> Value {
    switch object {
    case .future(let future): return try call(method, of: future.future, arguments)
    case .handle(let handle): return try call(method, of: handle)
    case .loop(let loop): return try call(method, of: loop)
    case .primitive(let primitive): return try primitive.call(method, arguments)
    case .list(let list):
      guard method == .append, let item = arguments.first else { throw unknown(method, "list") }
      list.items.append(item)
      return .none
    default: throw unknown(method, object.representation)
    }
  }

  private func call(_ method: Method, of future: any Awaitable<Value>, _ arguments: [Value]) throws -> Value {
    switch method {
    case .cancel: return .truth(future.cancel(arguments.first?.text))
    case .done: return .truth(future.isDone)
    case .cancelled: return .truth(future.isCancelled)
    case .result: return try future.result()
    case .exception: return try future.exception().map { .error($0) } ?? .none
    case .setResult, .setException: return try set(future, method, arguments)
    case .uncancel, .cancelling, .getName:
      guard let task = future as? AnyTask else { throw unknown(method, "future") }
      switch method {
      case .uncancel: return .whole(task.uncancel())
      case .cancelling: return .whole(task.cancelling)
      default: return .text(task.name)
      }
    case .setName: throw NotSupported(need: "set_name")
    default: throw unknown(method, "future")
    }
  }

  private func set(_ awaited: any Awaitable<Value>, _ method: Method, _ arguments: [Value]) throws -> Value {
    guard let future = awaited as? Future<Value> else {
      // Swift's tasks have no such method.
      throw ScriptedError(.runtimeError, "Task does not support \(method.rawValue) operation")
    }
    switch arguments.first {
    case .error(let error as ScriptedError) where method == .setException && error.errorClass == .stopIteration:
      // A rule of Python's generators, which Swift has none of.
      let text = "StopIteration interacts badly with generators and cannot be raised into a Future"
      try future.setException(ScriptedError(.runtimeError, text))
    case .error(let error) where method == .setException: try future.setException(error)
    default: try future.setResult(arguments.first ?? .none)
    }
    return .none
  }

  private func call(_ method: Method, of handle: Handle) throws -> Value {
    switch method {
    case .cancel: handle.cancel()
    case .cancelled: return .truth(handle.isCancelled)
    case .when: return seconds(handle.deadline)
    default: throw unknown(method, "handle")
    }
    return .none
  }

  private func call(_ method: Method, of loop: EventLoop) throws -> Value {
    switch method {
    case .time: return seconds(loop.time())
    case .stop: loop.stop()
    case .close: try loop.close()
    case .isRunning: return .truth(loop.isRunning)
    case .isClosed: return .truth(loop.isClosed)
    default: throw unknown(method, "loop")
    }
    return .none
  }
}

/// An instant as Python's clock tells it.
func seconds(_ instant: Instant?) -> Value {
  instant.map { .fraction(Double($0.nanoseconds) / 1e9) } ?? .none
}

/// A scenario calls what an object does not have.
func unknown(_ method: Method, _ object: String) -> ScenarioError {
  ScenarioError(place: object, sentence: "has no method \(method.rawValue)")
}
