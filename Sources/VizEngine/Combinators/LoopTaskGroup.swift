/// Tasks that live no longer than the block they are made in. asyncio: `TaskGroup`.
///
/// The first that fails cancels the others and the block, and all errors come together as an ``ExceptionGroup``.
/// Not called `TaskGroup`, which is Swift's own.
///
/// `@unchecked Sendable`: it is used on its loop's thread only; every call that changes it checks that.
public final class LoopTaskGroup: CustomStringConvertible, @unchecked Sendable {
  private let loop: EventLoop
  private let parent: AnyTask
  private let site: CallSite
  /// The tasks in the order in which they were made; `nil` in the place of one that is done.
  private var places: [AnyTask?] = []
  private var unfinishedCount = 0
  private var errors: [any Error] = []
  private var isLeaving = false
  private var isAborting = false
  /// Whether the group itself has asked its parent to cancel, and so takes that back.
  private var hasCancelledParent = false
  private var waiter: Waiter?

  init(_ parent: AnyTask, at site: CallSite) {
    self.parent = parent
    self.site = site
    loop = parent.loop
  }

  /// Makes a task that belongs to the group. asyncio: `TaskGroup.create_task`.
  /// - Throws: ``LoopError/groupFinished(_:)``, ``LoopError/groupShuttingDown(_:)``, or ``LoopError/closed``.
  @discardableResult
  public func createTask<Value>(
    _ coroutine: Coroutine<Value>, name: String? = nil, fileID: StaticString = #fileID, line: UInt32 = #line
  ) throws(LoopError) -> LoopTask<Value> {
    loop.checkThread()
    if let refusal {
      coroutine.close()
      throw refusal
    }
    let task = try loop.createTask(coroutine, name: name, fileID: fileID, line: line)
    let place = places.count
    places.append(task)
    unfinishedCount += 1
    _ = task.registerNotification { [self] _ in note(task, at: place) }
    return task
  }

  private var tasks: [AnyTask] { places.compactMap(\.self) }

  private var refusal: LoopError? {
    if isLeaving, unfinishedCount == 0 { return .groupFinished("\(self)") }
    return isAborting ? .groupShuttingDown("\(self)") : nil
  }

  /// A task of the group is done.
  private func note(_ task: AnyTask, at place: Int) {
    places[place] = nil
    unfinishedCount -= 1
    if unfinishedCount == 0, let waiter, !waiter.isDone {
      waiter.conclude(with: .success(()), waker: .subject(task.subject))
    }
    guard task.state == .failed, let error = task.error else { return }
    task.isErrorRetrieved = true
    errors.append(error)
    if parent.isDone {
      loop.reportUnhandled(error, of: task, "Task has errored out but its parent task is already completed")
    } else if !isAborting, !hasCancelledParent {
      abort()
      hasCancelledParent = true
      parent.cancel()
    }
  }

  private func abort() {
    isAborting = true
    for task in tasks where !task.isDone { task.cancel() }
  }

  /// The block has ended: waits for all tasks. asyncio: `TaskGroup.__aexit__`.
  /// - Throws: what the block and the tasks end with together.
  func leave(with failure: (any Error)?) async throws {
    isLeaving = true
    var cancellation = failure as? CancelledError
    if failure != nil, !isAborting { abort() }
    while unfinishedCount > 0 {
      let waiter = Waiter(loop: loop, reason: .group(AwaitedList(tasks, on: loop)))
      self.waiter = waiter
      do { try await waiter.value(at: site) } catch let error as CancelledError {
        if !isAborting {
          cancellation = error
          abort()
        }
      }
      self.waiter = nil
    }
    if hasCancelledParent, parent.uncancel() == 0 { cancellation = nil }
    if let cancellation, errors.isEmpty { throw cancellation }
    if let failure, !(failure is CancelledError) { errors.append(failure) }
    guard !errors.isEmpty else { return }
    if parent.cancelling > 0 {
      // Asked to cancel from outside too: the error comes first, and the request again at the next await.
      parent.uncancel()
      parent.cancel()
    }
    defer { errors = [] }
    throw ExceptionGroup("unhandled errors in a TaskGroup", errors)
  }

  /// As asyncio's `repr`: `<TaskGroup tasks=2 entered>`.
  public var description: String {
    var parts = ["<TaskGroup"]
    if unfinishedCount > 0 { parts.append("tasks=\(unfinishedCount)") }
    if !errors.isEmpty { parts.append("errors=\(errors.count)") }
    parts.append(isAborting ? "cancelling" : "entered")
    return parts.joined(separator: " ") + ">"
  }
}

extension EventLoop {
  /// Runs `body`, and waits for all tasks that it has made in the group. asyncio: `async with TaskGroup()`.
  /// - Throws: ``ExceptionGroup`` with the errors of the tasks and of `body`, ``CancelledError``, or
  ///   ``LoopError/notInTask``.
  @discardableResult
  public func withTaskGroup<Result>(
    fileID: StaticString = #fileID, line: UInt32 = #line, _ body: (LoopTaskGroup) async throws -> Result
  ) async throws -> Result {
    let group = LoopTaskGroup(try currentTaskOrThrow(), at: CallSite(fileID, line))
    let result: Result
    do { result = try await body(group) } catch {
      try await group.leave(with: error)
      // As Python goes on with the block's own error where `__aexit__` raises none.
      throw error
    }
    try await group.leave(with: nil)
    return result
  }
}
