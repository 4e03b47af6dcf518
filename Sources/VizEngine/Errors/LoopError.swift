/// A call that the loop cannot do as things stand, in asyncio's words.
public enum LoopError: Error, Hashable, Sendable {
  /// asyncio: `RuntimeError('Event loop is closed')`.
  case closed
  /// asyncio: `RuntimeError('This event loop is already running')`.
  case alreadyRunning
  /// asyncio: `RuntimeError('Cannot close a running event loop')`.
  case closeWhileRunning
  /// asyncio: `RuntimeError('Event loop stopped before Future completed.')`.
  case stoppedBeforeCompletion
  /// asyncio: `RuntimeError('no running event loop')`.
  case notInTask
  /// asyncio: `RuntimeError('cannot reuse already awaited coroutine')`.
  case coroutineReused
  /// asyncio: `RuntimeError('coroutine is being awaited already')`.
  case coroutineAwaitedAlready
  /// asyncio: `RuntimeError('Task cannot await on itself: <Task …>')`.
  case awaitsItself(String)
  /// asyncio: `RuntimeError('Task <…> got Future <…> attached to a different loop')`.
  case foreignFuture(String)
  /// asyncio: `RuntimeError('asyncio.run() cannot be called from a running event loop')`.
  case runWhileRunning
  /// asyncio: `RuntimeError('Cannot change state of expired Timeout')`, and the other states but active.
  case timeoutOver(String)
  /// asyncio: `RuntimeError('TaskGroup <TaskGroup …> is finished')`.
  case groupFinished(String)
  /// asyncio: `RuntimeError('TaskGroup <TaskGroup …> is shutting down')`.
  case groupShuttingDown(String)
  /// Every task waits, and nothing is left that could wake one; asyncio would wait for ever.
  case deadlock(String)
  /// asyncio: `ValueError('Set of Tasks/Futures is empty.')`.
  case nothingToWaitFor

  /// What the user can do about it.
  public var advice: String {
    switch self {
    case .closed: "Make a new EventLoop; a closed one does not open again."
    case .alreadyRunning: "Inside a coroutine, await the future instead of running the loop again."
    case .closeWhileRunning: "Call stop() and close the loop after its run has returned."
    case .stoppedBeforeCompletion: "Run the loop again to complete it, or do not call stop() before."
    case .notInTask: "Call this inside a coroutine that the loop runs as a task."
    case .coroutineReused: "Make a new coroutine for each run, or share a task."
    case .coroutineAwaitedAlready: "Share a task of it: several may await one task."
    case .awaitsItself: "Await another task; a task cannot end before it ends."
    case .foreignFuture: "Await futures only on the loop that made them."
    case .runWhileRunning: "Inside a coroutine, await the coroutine or make a task of it."
    case .timeoutOver: "Change the deadline inside the timeout's own block, before it has come."
    case .groupFinished: "Make tasks inside the group's block."
    case .groupShuttingDown: "A task of the group has failed: make no more tasks in it."
    case .deadlock: "Let every task take its locks in the same order, and see that what is awaited will be done."
    case .nothingToWaitFor: "Pass at least one task or future."
    }
  }
}

extension LoopError: CustomStringConvertible {
  /// asyncio's own words.
  public var description: String {
    switch self {
    case .closed: "Event loop is closed"
    case .alreadyRunning: "This event loop is already running"
    case .closeWhileRunning: "Cannot close a running event loop"
    case .stoppedBeforeCompletion: "Event loop stopped before Future completed."
    case .notInTask: "no running event loop"
    case .coroutineReused: "cannot reuse already awaited coroutine"
    case .coroutineAwaitedAlready: "coroutine is being awaited already"
    case .awaitsItself(let task): "Task cannot await on itself: \(task)"
    case .foreignFuture(let meeting): "\(meeting) attached to a different loop"
    case .runWhileRunning: "asyncio.run() cannot be called from a running event loop"
    case .timeoutOver(let stage): "Cannot change state of \(stage) Timeout"
    case .groupFinished(let group): "TaskGroup \(group) is finished"
    case .groupShuttingDown(let group): "TaskGroup \(group) is shutting down"
    case .deadlock(let waits): "deadlock: \(waits)"
    case .nothingToWaitFor: "Set of Tasks/Futures is empty."
    }
  }
}

extension LoopError: PythonRepresentable {
  var pythonRepresentation: String {
    let kind = if case .nothingToWaitFor = self { "ValueError" } else { "RuntimeError" }
    return "\(kind)(\(quoted(description)))"
  }
}
