@testable import VizEngine

extension Queue: ScriptPrimitive where Element == Value {
  func call(_ method: Method, _ arguments: [Value]) throws -> Value {
    switch method {
    case .putNowait: try putNowait(arguments.first ?? .none)
    case .getNowait: return try getNowait()
    case .taskDone: try taskDone()
    case .qsize: return .whole(count)
    case .empty: return .truth(isEmpty)
    case .full: return .truth(isFull)
    default: throw unknown(method, "Queue")
    }
    return .none
  }

  func awaited(_ method: Method, _ arguments: [Value]) -> AwaitedMethod? {
    switch method {
    case .put:
      AwaitedMethod(name: "Queue.put") { [self] in
        try await put(arguments.first ?? .none)
        return .none
      }
    case .get: AwaitedMethod(name: "Queue.get") { [self] in try await get() }
    case .join:
      AwaitedMethod(name: "Queue.join") { [self] in
        try await join()
        return .none
      }
    default: nil
    }
  }
}

extension Barrier: ScriptPrimitive {
  func call(_ method: Method, _ arguments: [Value]) throws -> Value {
    throw unknown(method, "Barrier")
  }

  func awaited(_ method: Method, _ arguments: [Value]) -> AwaitedMethod? {
    switch method {
    case .wait: AwaitedMethod(name: "Barrier.wait") { [self] in .whole(try await wait()) }
    case .reset:
      AwaitedMethod(name: "Barrier.reset") { [self] in
        try await reset()
        return .none
      }
    case .abort:
      AwaitedMethod(name: "Barrier.abort") { [self] in
        try await abort()
        return .none
      }
    default: nil
    }
  }
}

extension Timeout: ScriptPrimitive {
  func call(_ method: Method, _ arguments: [Value]) throws -> Value {
    switch method {
    case .expired: return .truth(isExpired)
    case .when: return seconds(deadline)
    case .reschedule:
      let nanoseconds = arguments.first?.number.map { Int64(($0 * 1e9).rounded()) }
      try reschedule(nanoseconds.map { Instant(nanoseconds: $0) })
    default: throw unknown(method, "Timeout")
    }
    return .none
  }
}

extension LoopTaskGroup: ScriptPrimitive {
  func call(_ method: Method, _ arguments: [Value]) throws -> Value {
    throw unknown(method, "TaskGroup")
  }
}
