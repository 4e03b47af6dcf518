@testable import VizEngine

/// What a shared object is: an event, a lock, a queue, a timeout's scope, a group.
protocol ScriptPrimitive: AnyObject, CustomStringConvertible {
  /// Calls one of its methods that are not awaited.
  func call(_ method: Method, _ arguments: [Value]) throws -> Value
  /// The work of one of its methods that are awaited; `nil` when it has none such.
  func awaited(_ method: Method, _ arguments: [Value]) -> AwaitedMethod?
}

/// A method that makes a coroutine, by its Python name: `Queue.get`.
struct AwaitedMethod {
  var name: String
  var body: @Sendable () async throws -> Value
}

extension ScriptPrimitive {
  func awaited(_ method: Method, _ arguments: [Value]) -> AwaitedMethod? { nil }
}

extension Event: ScriptPrimitive {
  func call(_ method: Method, _ arguments: [Value]) throws -> Value {
    switch method {
    case .set: set()
    case .clear: clear()
    case .isSet: return .truth(isSet)
    default: throw unknown(method, "Event")
    }
    return .none
  }

  func awaited(_ method: Method, _ arguments: [Value]) -> AwaitedMethod? {
    guard method == .wait else { return nil }
    return AwaitedMethod(name: "Event.wait") { [self] in
      try await wait()
      return .truth(true)
    }
  }
}

extension Lock: ScriptPrimitive {
  func call(_ method: Method, _ arguments: [Value]) throws -> Value {
    switch method {
    case .release: try release()
    case .locked: return .truth(isLocked)
    default: throw unknown(method, "Lock")
    }
    return .none
  }

  func awaited(_ method: Method, _ arguments: [Value]) -> AwaitedMethod? {
    guard method == .acquire else { return nil }
    return AwaitedMethod(name: "Lock.acquire") { [self] in
      try await acquire()
      return .truth(true)
    }
  }
}

extension Semaphore: ScriptPrimitive {
  func call(_ method: Method, _ arguments: [Value]) throws -> Value {
    switch method {
    case .release: try release()
    case .locked: return .truth(isLocked)
    default: throw unknown(method, "Semaphore")
    }
    return .none
  }

  func awaited(_ method: Method, _ arguments: [Value]) -> AwaitedMethod? {
    guard method == .acquire else { return nil }
    return AwaitedMethod(name: "Semaphore.acquire") { [self] in
      try await acquire()
      return .truth(true)
    }
  }
}

extension Condition: ScriptPrimitive {
  func call(_ method: Method, _ arguments: [Value]) throws -> Value {
    switch method {
    case .release: try release()
    case .locked: return .truth(isLocked)
    case .notify:
      guard case .whole(let count) = arguments.first else {
        try notify()
        return .none
      }
      try notify(count)
    case .notifyAll: try notifyAll()
    default: throw unknown(method, "Condition")
    }
    return .none
  }

  func awaited(_ method: Method, _ arguments: [Value]) -> AwaitedMethod? {
    switch method {
    case .acquire:
      // Python's condition has its lock's own method.
      AwaitedMethod(name: "Lock.acquire") { [self] in
        try await acquire()
        return .truth(true)
      }
    case .wait:
      AwaitedMethod(name: "Condition.wait") { [self] in
        try await wait()
        return .truth(true)
      }
    default: nil
    }
  }
}
