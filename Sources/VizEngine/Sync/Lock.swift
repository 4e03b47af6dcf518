/// One task at a time; those who wait get it in the order in which they came. asyncio: `Lock`.
///
/// Releasing leaves it unlocked and wakes the first who waits, who takes it at its turn; whoever comes in between
/// queues behind.
public final class Lock: Primitive, @unchecked Sendable {
  // `@unchecked`: for the reason that ``Primitive`` gives; a class must say it again.

  /// Whether somebody has it. asyncio: `locked`.
  public private(set) var isLocked = false
  private var waiters = WaiterQueue()
  private var currentHolder = Subject.loop
  /// Whether taking and giving back is shown; not for the inside of another primitive.
  private let isTraced: Bool

  /// A free lock of `loop`.
  public init(_ loop: EventLoop, name: String = "Lock", fileID: StaticString = #fileID, line: UInt32 = #line) {
    isTraced = true
    super.init(loop, name: name, at: CallSite(fileID, line))
  }

  init(partOf whole: Primitive, isTraced: Bool) {
    self.isTraced = isTraced
    super.init(partOf: whole)
  }

  override var holder: Subject { currentHolder }
  override var stateText: String { (isLocked ? "locked" : "unlocked") + waiters.text }

  /// Takes the lock, and waits until it is free. asyncio: `acquire`.
  /// - Throws: ``CancelledError`` when the task is cancelled meanwhile; it then does not have the lock.
  public func acquire(fileID: StaticString = #fileID, line: UInt32 = #line) async throws {
    try await acquire(at: CallSite(fileID, line))
  }

  func acquire(at site: CallSite) async throws {
    loop.checkThread()
    if isLocked || waiters.hasUncancelled { try await waitForTurn(at: site) }
    isLocked = true
    currentHolder = loop.currentSubject
    if isTraced { loop.record(.acquired(subject), currentHolder, at: site) }
  }

  private func waitForTurn(at site: CallSite) async throws {
    let waiter = makeWaiter(for: .lock)
    waiters.append(waiter)
    do {
      defer { waiters.remove(waiter) }
      try await waiter.value(at: site)
    } catch let error as CancelledError {
      // Woken and cancelled at once: the lock is free, and the next is to have it.
      if !isLocked { wakeFirst() }
      throw error
    }
  }

  /// Gives the lock back, and wakes the first who waits. asyncio: `release`.
  /// - Throws: ``PrimitiveError/lockNotAcquired``.
  public func release() throws(PrimitiveError) {
    loop.checkThread()
    guard isLocked else { throw .lockNotAcquired }
    isLocked = false
    if isTraced { loop.record(.released(subject), currentHolder) }
    currentHolder = .loop
    wakeFirst()
  }

  /// Runs `body` while it has the lock. Python: `async with lock`.
  /// - Throws: what `body` throws, or ``CancelledError``.
  public func withLock<Result>(
    fileID: StaticString = #fileID, line: UInt32 = #line, _ body: () async throws -> Result
  ) async throws -> Result {
    try await acquire(at: CallSite(fileID, line))
    let result: Result
    do { result = try await body() } catch {
      try release()
      throw error
    }
    try release()
    return result
  }

  /// One who was woken already is left to go on.
  private func wakeFirst() {
    waiters.first?.wake()
  }
}
