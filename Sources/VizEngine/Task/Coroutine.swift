import Synchronization

/// A piece of work that has not begun: making it runs nothing, only a loop does. Python: what calling an
/// `async def` function returns.
///
/// It runs once: as a task (``EventLoop/createTask(_:name:fileID:line:)``), or inside the task that awaits
/// its ``value(fileID:line:)``. One that is dropped without having run leaves a warning in the trace.
public final class Coroutine<Value: Sendable>: Sendable {
  /// The name with its arguments, for people: `worker(1)`.
  public let label: String
  let site: CallSite
  let body: @Sendable () async throws -> Value
  private let stage = Atomic(Stage.fresh)

  private enum Stage: UInt8, AtomicRepresentable {
    case fresh, running, over
  }

  /// Makes a coroutine out of `body`, which the loop will run on its thread.
  /// - Parameter label: what the trace calls it; the enclosing function's name when left out.
  public init(
    _ label: String = #function, fileID: StaticString = #fileID, line: UInt32 = #line,
    _ body: @escaping @Sendable () async throws -> Value
  ) {
    self.label = label.hasSuffix(":)") ? label.prefix { $0 != "(" } + "()" : label
    self.site = CallSite(fileID, line)
    self.body = body
  }

  deinit {
    if isFresh { EventLoop.ofThisThread?.noteNeverAwaited(label, at: site) }
  }

  /// Runs it inside the current task, without a turn of the loop, and gives its result. Python: `await coroutine`.
  /// - Throws: what it throws, ``LoopError/coroutineReused`` the second time, ``LoopError/coroutineAwaitedAlready``
  ///   while it runs.
  public func value() async throws -> Value {
    try begin()
    defer { close() }
    return try await body()
  }

  /// Claims the one run that a coroutine has; whoever does awaits ``body`` and then calls ``close()``.
  func begin() throws(LoopError) {
    let (isFirst, found) = stage.compareExchange(expected: .fresh, desired: .running, ordering: .relaxed)
    guard isFirst else { throw found == .running ? .coroutineAwaitedAlready : .coroutineReused }
  }

  /// Whether it has neither begun nor been closed. Python: `inspect.getcoroutinestate` is `CORO_CREATED`.
  var isFresh: Bool { stage.load(ordering: .relaxed) == .fresh }

  /// Gives up its one run; dropping it then is no mistake. Python: `coroutine.close`.
  func close() {
    stage.store(.over, ordering: .relaxed)
  }
}

extension Coroutine: CustomStringConvertible {
  /// As Python's `repr`: `<coroutine object worker at Workers.swift:14>`.
  public var description: String { "<coroutine object \(functionName(of: label)) at \(site.location)>" }
}

/// A label's part before its arguments: `worker` of `worker(1)`.
func functionName(of label: String) -> Substring {
  label.prefix { $0 != "(" }
}
