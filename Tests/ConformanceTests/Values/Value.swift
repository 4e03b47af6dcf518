import VizEngine

/// What a scenario's variable holds.
///
/// `@unchecked Sendable`: a program runs on its loop's thread; jobs of the pool get their arguments handed over, and the
/// virtual clock lets none of them run beside a pass of the loop.
indirect enum Value: @unchecked Sendable {
  case none
  case truth(Bool)
  case whole(Int)
  case fraction(Double)
  case text(String)
  case list(ValueList)
  case tuple([Value])
  case error(any Error)
  case future(ScriptFuture)
  case coroutine(ScriptCoroutine)
  case handle(Handle)
  case loop(EventLoop)
  case primitive(any ScriptPrimitive)
}

/// A task or future, and what the canonical log calls it when it is no task: `gather`, `future:f`, `future`.
struct ScriptFuture {
  let future: any Awaitable<Value>
  var label = "future"

  /// `Task-2`, or the label.
  var name: String { (future as? AnyTask)?.name ?? label }
}

/// A list that all who hold it share, as Python's.
final class ValueList {
  var items: [Value]

  init(_ items: [Value]) {
    self.items = items
  }
}

/// A coroutine object of a scenario.
final class ScriptCoroutine: Sendable {
  /// `worker`, `Queue.get`, `sleep`: Python's `__qualname__`.
  let name: String
  let coroutine: Coroutine<Value>

  /// - Parameter label: what the trace calls it.
  init(_ name: String, label: String, _ body: @escaping @Sendable () async throws -> Value) {
    self.name = name
    coroutine = Coroutine(label, body)
  }
}
