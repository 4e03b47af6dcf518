extension EventLoop {
  /// A future of all results, in the order given. asyncio: `gather`.
  ///
  /// The first error, or cancelled child, ends it at once with that error, and the others go on. Cancelling it cancels
  /// all children. The same future given twice counts once. An empty list gives a future that is done.
  public func gather<Child: Awaitable>(_ futures: [Child]) -> Future<[Child.Value]> {
    gather(futures.map { $0 as any Awaitable<Child.Value> })
  }

  /// As ``gather(_:)``, of tasks and futures mixed. asyncio: `gather`.
  public func gather<Value>(_ futures: [any Awaitable<Value>]) -> Future<[Value]> {
    gather(futures) { $0 }
  }

  /// As ``gather(_:)``, of which `transform` makes the result.
  func gather<Value, Whole>(
    _ futures: [any Awaitable<Value>], transform: @escaping ([Value]) -> Whole
  ) -> Future<Whole> {
    collect(futures) { futures in
      .success(transform(try futures.map { try $0.result() }))
    }
  }

  /// Makes a task of each coroutine, in order, and gathers them. asyncio: `gather`.
  /// - Throws: ``LoopError/closed``.
  public func gather<Value>(
    _ coroutines: [Coroutine<Value>], fileID: StaticString = #fileID, line: UInt32 = #line
  ) throws(LoopError) -> Future<[Value]> {
    gather(try makeTasks(coroutines, fileID: fileID, line: line))
  }

  /// As ``gather(_:)``, with each child's result or error in its place: it waits for all.
  /// asyncio: `gather(…, return_exceptions=True)`.
  public func gather<Child: Awaitable>(returningExceptions futures: [Child]) -> Future<[Result<Child.Value, any Error>]>
  {
    gather(returningExceptions: futures.map { $0 as any Awaitable<Child.Value> })
  }

  /// As ``gather(returningExceptions:)``, of tasks and futures mixed.
  public func gather<Value>(
    returningExceptions futures: [any Awaitable<Value>]
  ) -> Future<[Result<Value, any Error>]> {
    gather(returningExceptions: futures) { $0 }
  }

  /// As ``gather(returningExceptions:)``, of which `transform` makes the result.
  func gather<Value, Whole>(
    returningExceptions futures: [any Awaitable<Value>],
    transform: @escaping ([Result<Value, any Error>]) -> Whole
  ) -> Future<Whole> {
    collect(futures, waitsForAll: true) { futures in
      let outcomes: [Result<Value, any Error>] = futures.map { future in
        future.isCancelled ? .failure(CancelledError(future.cancelMessage ?? "")) : future.retrievedOutcome
      }
      return .success(transform(outcomes))
    }
  }

  /// Makes a task of each coroutine, in order, and gathers their results and errors.
  /// - Throws: ``LoopError/closed``.
  public func gather<Value>(
    returningExceptions coroutines: [Coroutine<Value>], fileID: StaticString = #fileID, line: UInt32 = #line
  ) throws(LoopError) -> Future<[Result<Value, any Error>]> {
    gather(returningExceptions: try makeTasks(coroutines, fileID: fileID, line: line))
  }

  private func makeTasks<Value>(
    _ coroutines: [Coroutine<Value>], fileID: StaticString, line: UInt32
  ) throws(LoopError) -> [LoopTask<Value>] {
    var tasks: [LoopTask<Value>] = []
    for coroutine in coroutines { tasks.append(try createTask(coroutine, fileID: fileID, line: line)) }
    return tasks
  }

  /// What all gathering has in common: `finish` makes the outcome once every child is done.
  private func collect<ChildValue, Value>(
    _ futures: [any Awaitable<ChildValue>], waitsForAll: Bool = false,
    finish: @escaping ([any Awaitable<ChildValue>]) throws -> Result<Value, any Error>
  ) -> Future<Value> {
    checkThread()
    let children = distinct(futures.map { $0 as AnyFuture })
    let outer = Future<Value>(loop: self, reason: children.isEmpty ? nil : .gather(AwaitedList(children, on: self)))
    var left = children.count
    var isCancelRequested = false

    outer.cancelHook = { message in
      // Not reduce: every child is to be asked.
      let answers = children.map { $0.cancel(message) }
      isCancelRequested = isCancelRequested || answers.contains(true)
      return answers.contains(true)
    }

    func note(_ child: AnyFuture) {
      left -= 1
      // One that waits for all looks at the errors when all are there.
      if outer.isDone || !waitsForAll { child.isErrorRetrieved = true }
      guard !outer.isDone else { return }
      let waker = TraceEvent.Waker.subject(child.subject)
      if !waitsForAll, let error = child.takeEndError() {
        outer.conclude(with: .failure(error), waker: waker)
      } else if left == 0 {
        for child in children { child.isErrorRetrieved = true }
        // The message is the last child's, whoever of them ended last, as in asyncio.
        let last: AnyFuture = futures.last ?? child
        let outcome =
          isCancelRequested ? .failure(last.makeCancelledError()) : Result(catching: { try finish(futures).get() })
        outer.conclude(with: outcome, waker: waker)
      }
    }

    let done = children.filter(\.isDone)
    for child in children where !child.isDone { _ = child.registerNotification(note) }
    for child in done { note(child) }
    if children.isEmpty { outer.conclude(with: Result(catching: { try finish([]).get() })) }
    return outer
  }
}

extension Awaitable {
  /// The outcome of a future that is done.
  fileprivate var retrievedOutcome: Result<Value, any Error> {
    isErrorRetrieved = true
    return outcome ?? .failure(InvalidStateError.resultNotSet)
  }
}
