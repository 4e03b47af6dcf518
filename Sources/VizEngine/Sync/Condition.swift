/// A lock, with a place to wait for a change of what it guards. asyncio: `Condition`.
public final class Condition: Primitive, @unchecked Sendable {
  // `@unchecked`: for the reason that ``Primitive`` gives; a class must say it again.

  private var waiters = WaiterQueue()
  private let purpose: TraceEvent.Purpose
  private var ownLock: Lock?
  private let sharedLock: Lock?

  /// A condition of `loop`, with a lock of its own, or with one that several conditions share.
  public init(
    _ loop: EventLoop, lock: Lock? = nil, name: String = "Condition", fileID: StaticString = #fileID,
    line: UInt32 = #line
  ) {
    purpose = .condition
    sharedLock = lock
    super.init(loop, name: name, at: CallSite(fileID, line))
  }

  init(partOf whole: Primitive, for purpose: TraceEvent.Purpose) {
    self.purpose = purpose
    sharedLock = nil
    super.init(partOf: whole)
  }

  /// The lock that must be held to wait and to notify.
  public var lock: Lock {
    if let lock = sharedLock ?? ownLock { return lock }
    let lock = Lock(partOf: self, isTraced: purpose == .condition)
    ownLock = lock
    return lock
  }

  /// Whether somebody has its lock. asyncio: `locked`.
  public var isLocked: Bool { lock.isLocked }

  override var stateText: String { (isLocked ? "locked" : "unlocked") + waiters.text }

  /// Takes its lock. asyncio: `acquire`.
  /// - Throws: ``CancelledError`` when the task is cancelled meanwhile; it then does not have the lock.
  public func acquire(fileID: StaticString = #fileID, line: UInt32 = #line) async throws {
    try await lock.acquire(at: CallSite(fileID, line))
  }

  /// Gives its lock back. asyncio: `release`.
  /// - Throws: ``PrimitiveError/lockNotAcquired``.
  public func release() throws(PrimitiveError) {
    try lock.release()
  }

  /// Runs `body` while it has the lock. Python: `async with condition`.
  /// - Throws: what `body` throws, or ``CancelledError``.
  public func withLock<Result>(
    fileID: StaticString = #fileID, line: UInt32 = #line, _ body: () async throws -> Result
  ) async throws -> Result {
    try await lock.withLock(fileID: fileID, line: line, body)
  }

  /// Gives the lock back, waits until notified, and takes the lock again. asyncio: `wait`.
  ///
  /// What it waited for may have changed again before the lock was to be had: look, or use ``wait(until:)``.
  /// - Throws: ``PrimitiveError/waitWithoutLock``, or ``CancelledError``, and then too it has the lock again.
  public func wait(fileID: StaticString = #fileID, line: UInt32 = #line) async throws {
    loop.checkThread()
    guard isLocked else { throw PrimitiveError.waitWithoutLock }
    let site = CallSite(fileID, line)
    let waiter = makeWaiter(for: purpose)
    try release()
    waiters.append(waiter)
    var failure: (any Error)?
    do { try await waiter.value(at: site) } catch { failure = error }
    waiters.remove(waiter)
    if let error = try await acquireInAnyCase(at: site) { failure = error }
    guard let failure else { return }
    // This task may have been notified, and passes that on: one too many does no harm.
    wake(1)
    throw failure
  }

  /// As ``wait(fileID:line:)``, again and again until `isTrue`. asyncio: `wait_for`.
  /// - Throws: as ``wait(fileID:line:)``.
  public func wait(
    fileID: StaticString = #fileID, line: UInt32 = #line, until isTrue: () throws -> Bool
  ) async throws {
    while try !isTrue() { try await wait(fileID: fileID, line: line) }
  }

  /// Wakes at most `count` of those who wait, who go on when they have the lock. asyncio: `notify`.
  /// - Throws: ``PrimitiveError/notifyWithoutLock``.
  public func notify(_ count: Int = 1) throws(PrimitiveError) {
    loop.checkThread()
    guard isLocked else { throw .notifyWithoutLock }
    wake(count)
  }

  /// Wakes all who wait. asyncio: `notify_all`.
  /// - Throws: ``PrimitiveError/notifyWithoutLock``.
  public func notifyAll() throws(PrimitiveError) {
    try notify(waiters.count)
  }

  private func wake(_ count: Int) {
    var left = count
    for waiter in waiters.all where left > 0 && waiter.wake() { left -= 1 }
  }

  /// A task that leaves a wait has the lock, however often it is cancelled meanwhile.
  /// - Returns: the last cancellation.
  private func acquireInAnyCase(at site: CallSite) async throws -> CancelledError? {
    var cancellation: CancelledError?
    while true {
      do {
        try await lock.acquire(at: site)
        return cancellation
      } catch let error as CancelledError {
        cancellation = error
      }
    }
  }
}
