/// Coroutines that give the results of some futures in the order in which those end. asyncio: `as_completed`.
///
/// Made by ``EventLoop/asCompleted(_:timeout:fileID:line:)``; each of its coroutines is to be awaited once.
public struct AsCompleted<Value: Sendable>: Sequence, IteratorProtocol {
  private let completions: Completions<Value>
  private let site: CallSite
  private var left: Int

  fileprivate init(_ completions: Completions<Value>, count: Int, at site: CallSite) {
    self.completions = completions
    self.site = site
    left = count
  }

  /// A coroutine for the next result; `nil` when there is one for each future already.
  public mutating func next() -> Coroutine<Value>? {
    guard left > 0 else { return nil }
    left -= 1
    return Coroutine("next", fileID: site.fileID, line: site.line) { [completions, site] in
      try await completions.next(at: site)
    }
  }
}

/// Takes note of what has ended, for those who ask.
///
/// `@unchecked Sendable`: it is used on its loop's thread only, as the futures that it knows.
private final class Completions<Value: Sendable>: @unchecked Sendable {
  private let loop: EventLoop
  private let awaited: AwaitedList
  /// `nil` for one that was given up when the time was over.
  private var ended: [(any Awaitable<Value>)?] = []
  private var taken = 0
  private var waiters = WaiterQueue()
  /// What is registered with the futures that have not ended, in their order; `nil` for those that have.
  private var identifiers: [DoneCallbackID?] = []
  private var left: Int
  private var timer: Handle?

  init(_ futures: [any Awaitable<Value>], on loop: EventLoop, timeout: Duration?, at site: CallSite) throws {
    self.loop = loop
    awaited = AwaitedList(futures, on: loop)
    left = futures.count
    for (place, future) in futures.enumerated() {
      identifiers.append(future.registerNotification { [self] _ in note(future, at: place) })
    }
    guard let timeout, !futures.isEmpty else { return }
    timer = try loop.callLater(timeout, "timeout", fileID: site.fileID, line: site.line) { [self] in giveUp() }
  }

  private func note(_ future: any Awaitable<Value>, at place: Int) {
    guard identifiers[place] != nil else { return }
    identifiers[place] = nil
    left -= 1
    add(future)
    if left == 0 { timer?.cancel() }
  }

  private func giveUp() {
    for (future, identifier) in zip(awaited.futures, identifiers) {
      guard let identifier else { continue }
      future.removeDoneCallback(identifier)
      add(nil)
    }
    identifiers = identifiers.map { _ in nil }
    left = 0
  }

  private func add(_ future: (any Awaitable<Value>)?) {
    ended.append(future)
    while let waiter = waiters.popFirst() {
      guard !waiter.isDone else { continue }
      waiter.conclude(with: .success(()), waker: future.map { .subject($0.subject) } ?? .timer)
      return
    }
  }

  func next(at site: CallSite) async throws -> Value {
    while taken == ended.count {
      let waiter = Waiter(loop: loop, reason: .first(awaited))
      waiters.append(waiter)
      do { try await waiter.value(at: site) } catch {
        waiter.cancel()
        waiters.remove(waiter)
        if taken < ended.count, !waiter.isCancelled { waiters.wakeFirstPending() }
        throw error
      }
    }
    taken += 1
    guard let future = ended[taken - 1] else { throw TimeoutError() }
    return try future.result()
  }
}

extension EventLoop {
  /// The results of `futures` in the order in which they end: a coroutine for each. asyncio: `as_completed`.
  ///
  /// When `timeout` has passed, the coroutines that are left throw ``TimeoutError``; the futures go on.
  /// - Throws: ``LoopError/closed``.
  public func asCompleted<Value>(
    _ futures: [any Awaitable<Value>], timeout: Duration? = nil, fileID: StaticString = #fileID, line: UInt32 = #line
  ) throws -> AsCompleted<Value> {
    checkThread()
    let site = CallSite(fileID, line)
    var seen: Set<ObjectIdentifier> = []
    let futures = futures.filter { seen.insert(ObjectIdentifier($0)).inserted }
    let completions = try Completions(futures, on: self, timeout: timeout, at: site)
    return AsCompleted(completions, count: futures.count, at: site)
  }

  /// As ``asCompleted(_:timeout:fileID:line:)``, of futures of one kind. asyncio: `as_completed`.
  /// - Throws: ``LoopError/closed``.
  public func asCompleted<Child: Awaitable>(
    _ futures: [Child], timeout: Duration? = nil, fileID: StaticString = #fileID, line: UInt32 = #line
  ) throws -> AsCompleted<Child.Value> {
    try asCompleted(futures.map { $0 as any Awaitable<Child.Value> }, timeout: timeout, fileID: fileID, line: line)
  }

  /// Makes a task of each coroutine, in order, and gives their results in the order in which they end.
  /// asyncio: `as_completed`.
  /// - Throws: ``LoopError/closed``.
  public func asCompleted<Value>(
    _ coroutines: [Coroutine<Value>], timeout: Duration? = nil, fileID: StaticString = #fileID, line: UInt32 = #line
  ) throws -> AsCompleted<Value> {
    var tasks: [any Awaitable<Value>] = []
    for coroutine in coroutines { tasks.append(try createTask(coroutine, fileID: fileID, line: line)) }
    return try asCompleted(tasks, timeout: timeout, fileID: fileID, line: line)
  }
}
