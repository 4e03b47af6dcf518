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

/// A coroutine object of a scenario, with what the report at the end needs to know of it.
///
/// `@unchecked Sendable`: for the reason that ``Value`` gives.
final class ScriptCoroutine: @unchecked Sendable {
  /// `worker`, `Queue.get`, `sleep`: Python's `__qualname__`.
  let name: String
  let coroutine: Coroutine<Value>
  private let run: Run

  /// Whether it has begun. `@unchecked Sendable`: for the reason that ``Value`` gives.
  private final class Run: @unchecked Sendable {
    var hasBegun = false
  }

  /// - Parameter label: what the trace calls it.
  init(_ name: String, label: String, _ body: @escaping @Sendable () async throws -> Value) {
    let run = Run()
    self.name = name
    self.run = run
    coroutine = Coroutine(label) {
      run.hasBegun = true
      return try await body()
    }
  }

  /// The task that drives it, if any.
  var task: AnyFuture?
  /// Given to a call that awaits it, or throws it away without a word.
  var isHandedOver = false

  /// Whether nobody ever took it up: Python warns of such a one.
  var isForgotten: Bool { !run.hasBegun && !isHandedOver && task?.isDone != true }
}
