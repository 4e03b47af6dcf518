extension EventLoop {
  /// A future that ends as `inner` does, and that can be cancelled without cancelling `inner`. asyncio: `shield`.
  ///
  /// One that is done needs no shield, and is given back as it is.
  public func shield<Value>(_ inner: some Awaitable<Value>) -> any Awaitable<Value> {
    checkThread()
    guard !inner.isDone else { return inner }
    let outer = Future<Value>(loop: self, reason: .shield(inner))
    let identifier = inner.registerNotification { _ in
      guard !outer.isCancelled else {
        inner.noteSeen()
        return
      }
      guard !outer.isDone else { return }
      switch inner.outcome {
      case .some where inner.isCancelled: outer.concludeAsCancelled(nil, waker: .subject(inner.subject))
      case .some(let outcome):
        inner.isErrorRetrieved = true
        outer.conclude(with: outcome, waker: .subject(inner.subject))
      case .none: break
      }
    }
    _ = outer.registerNotification { _ in
      if !inner.isDone { inner.removeDoneCallback(identifier) }
    }
    return outer
  }

  /// Makes a task of `coroutine`, and shields it. asyncio: `shield`.
  /// - Throws: ``LoopError/closed``.
  public func shield<Value>(
    _ coroutine: Coroutine<Value>, fileID: StaticString = #fileID, line: UInt32 = #line
  ) throws(LoopError) -> any Awaitable<Value> {
    shield(try createTask(coroutine, fileID: fileID, line: line))
  }
}

extension AnyFuture {
  /// An error that nobody else will look at counts as seen. asyncio: `fut.exception()`, unless cancelled.
  fileprivate func noteSeen() {
    if !isCancelled { isErrorRetrieved = true }
  }
}
