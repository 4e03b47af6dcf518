extension EventLoop {
  /// Makes a task of `coroutine`: it takes its place in the ready queue and begins at its turn, not now.
  /// asyncio: `create_task`.
  /// - Parameter name: `Task-1` and so on when left out.
  /// - Throws: ``LoopError/closed``.
  public func createTask<Value>(
    _ coroutine: Coroutine<Value>, name: String? = nil, fileID: StaticString = #fileID, line: UInt32 = #line
  ) throws(LoopError) -> LoopTask<Value> {
    try checkOpen()
    numbers.task += 1
    if name == nil { numbers.defaultName += 1 }
    let task = LoopTask(
      loop: self, number: numbers.task, name: name ?? "Task-\(numbers.defaultName)", coroutine: coroutine)
    recordCreated(task, givenName: name, at: CallSite(fileID, line))
    task.unfinishedIndex = unfinished.count
    unfinished.append(task)
    ready.append(.step(task))
    return task
  }

  /// The same as ``createTask(_:name:fileID:line:)``: a coroutine becomes a task. asyncio: `ensure_future`.
  /// - Throws: ``LoopError/closed``.
  public func ensureFuture<Value>(
    _ coroutine: Coroutine<Value>, fileID: StaticString = #fileID, line: UInt32 = #line
  ) throws(LoopError) -> LoopTask<Value> {
    try createTask(coroutine, fileID: fileID, line: line)
  }

  /// A future is itself already. asyncio: `ensure_future`.
  public func ensureFuture<Awaited: Awaitable>(_ future: Awaited) -> Awaited { future }

  /// A future whose result somebody will set. asyncio: `create_future`.
  public func createFuture<Value>(
    of type: Value.Type = Value.self, fileID: StaticString = #fileID, line: UInt32 = #line
  ) -> Future<Value> {
    checkThread()
    numbers.future += 1
    let future = Future<Value>(loop: self, subject: .future(numbers.future))
    recordCreated(future.subject, name: "future", parent: currentSubject, at: CallSite(fileID, line))
    return future
  }

  /// The task whose step runs now, or `nil` in a callback and outside. asyncio: `current_task`.
  public func currentTask() -> AnyTask? {
    checkThread()
    return current
  }

  /// The tasks that are not done, in the order in which they were made. asyncio: `all_tasks`.
  public func allTasks() -> [AnyTask] {
    checkThread()
    return unfinished.sorted { $0.subject.number < $1.subject.number }
  }

  /// A task is done: it leaves the list of unfinished ones, in O(1).
  func forget(_ task: AnyTask) {
    guard let last = unfinished.popLast(), last !== task else { return }
    last.unfinishedIndex = task.unfinishedIndex
    unfinished[task.unfinishedIndex] = last
  }
}
