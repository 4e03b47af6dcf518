/// When ``EventLoop/wait(_:timeout:returnWhen:fileID:line:)`` is content. asyncio: `return_when`.
public enum WaitCondition: Hashable, Sendable {
  case allCompleted
  case firstCompleted
  /// At the first error, or when all are done; a cancellation is no error.
  case firstException
}

extension EventLoop {
  /// Suspends the current task until all, or the first, of `futures` are done, or `timeout` has passed.
  /// asyncio: `wait`.
  ///
  /// It cancels nothing and throws no error of theirs: look at each.
  /// - Returns: those done and those not, each in the order given and without repetitions.
  /// - Throws: ``LoopError/nothingToWaitFor`` for an empty list, ``CancelledError`` when the waiting task is cancelled.
  public func wait<Waited: AnyFuture>(
    _ futures: [Waited], timeout: Duration? = nil, returnWhen condition: WaitCondition = .allCompleted,
    fileID: StaticString = #fileID, line: UInt32 = #line
  ) async throws -> (done: [Waited], pending: [Waited]) {
    _ = try currentTaskOrThrow()
    let futures = distinct(futures)
    guard !futures.isEmpty else { throw LoopError.nothingToWaitFor }
    try await waitForChange(of: futures, timeout: timeout, condition, at: CallSite(fileID, line))
    return (futures.filter(\.isDone), futures.filter { !$0.isDone })
  }

  private func waitForChange(
    of futures: [AnyFuture], timeout: Duration?, _ condition: WaitCondition, at site: CallSite
  ) async throws {
    let waiter = Waiter(loop: self, reason: .wait(AwaitedList(futures, on: self)))
    let timer = try timeout.map { timeout in
      try callLater(timeout, "timeout", fileID: site.fileID, line: site.line) {
        if !waiter.isDone { waiter.conclude(with: .success(()), waker: .timer) }
      }
    }
    var left = futures.count
    let identifiers = futures.map { future in
      future.registerNotification { future in
        left -= 1
        let isEnough =
          switch condition {
          case .allCompleted: left == 0
          case .firstCompleted: true
          case .firstException: left == 0 || future.hasUncancelledError
          }
        guard isEnough else { return }
        timer?.cancel()
        if !waiter.isDone { waiter.conclude(with: .success(()), waker: .subject(future.subject)) }
      }
    }
    defer {
      timer?.cancel()
      for (future, identifier) in zip(futures, identifiers) { future.removeDoneCallback(identifier) }
    }
    try await waiter.value(at: site)
  }
}

extension AnyFuture {
  /// Whether it ended with an error that is no cancellation; having looked counts as having retrieved it.
  fileprivate var hasUncancelledError: Bool {
    guard state == .failed else { return false }
    isErrorRetrieved = true
    return true
  }
}

/// The futures without repetitions, each at its first place.
func distinct<Waited: AnyFuture>(_ futures: [Waited]) -> [Waited] {
  var seen: Set<ObjectIdentifier> = []
  return futures.filter { seen.insert(ObjectIdentifier($0)).inserted }
}
