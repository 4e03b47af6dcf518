/// So many tasks at a time; those who wait get a permit in the order in which they came. asyncio: `Semaphore`.
///
/// Releasing gives the permit to the first who waits at once, so that nobody overtakes.
public class Semaphore: Primitive, @unchecked Sendable {
  // `@unchecked`: for the reason that ``Primitive`` gives; a class must say it again.

  /// How many permits are free.
  public private(set) var value: Int
  private var waiters = WaiterQueue()

  /// A semaphore of `loop` with `value` permits.
  /// - Throws: ``PrimitiveError/negativeValue``.
  public init(
    _ loop: EventLoop, value: Int = 1, name: String = "Semaphore", fileID: StaticString = #fileID,
    line: UInt32 = #line
  ) throws(PrimitiveError) {
    guard value >= 0 else { throw .negativeValue }
    self.value = value
    super.init(loop, name: name, at: CallSite(fileID, line))
  }

  /// Whether whoever comes now must wait. asyncio: `locked`.
  public var isLocked: Bool { value == 0 || waiters.hasUncancelled }

  override var stateText: String { (isLocked ? "locked" : "unlocked, value:\(value)") + waiters.text }

  /// Takes a permit, and waits until one is free. asyncio: `acquire`.
  /// - Throws: ``CancelledError`` when the task is cancelled meanwhile; it then has no permit.
  public func acquire(fileID: StaticString = #fileID, line: UInt32 = #line) async throws {
    try await acquire(at: CallSite(fileID, line))
  }

  func acquire(at site: CallSite) async throws {
    loop.checkThread()
    if isLocked { try await waitForPermit(at: site) } else { value -= 1 }
    loop.record(.acquired(subject), loop.currentSubject, at: site)
  }

  private func waitForPermit(at site: CallSite) async throws {
    let waiter = makeWaiter(for: .semaphore)
    waiters.append(waiter)
    // Those who came after had to queue behind this one, and may go on now.
    defer { while value > 0, wakeNext() {} }
    do {
      defer { waiters.remove(waiter) }
      try await waiter.value(at: site)
    } catch let error as CancelledError {
      // The permit was given already, and is given back.
      if waiter.isDone, !waiter.isCancelled { value += 1 }
      throw error
    }
  }

  /// Gives a permit back. asyncio: `release`.
  /// - Throws: ``PrimitiveError/releasedTooOften``, and only a ``BoundedSemaphore`` does.
  public func release() throws(PrimitiveError) {
    loop.checkThread()
    value += 1
    loop.record(.released(subject), loop.currentSubject)
    wakeNext()
  }

  /// Runs `body` while it has a permit. Python: `async with semaphore`.
  /// - Throws: what `body` throws, ``PrimitiveError/releasedTooOften``, or ``CancelledError``.
  public func withPermit<Result>(
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

  @discardableResult
  private func wakeNext() -> Bool {
    guard waiters.hasPending else { return false }
    value -= 1
    return waiters.wakeFirstPending()
  }
}

/// A semaphore that refuses to have more permits than it began with. asyncio: `BoundedSemaphore`.
public final class BoundedSemaphore: Semaphore, @unchecked Sendable {
  // `@unchecked`: for the reason that ``Primitive`` gives; a class must say it again.

  private let bound: Int

  /// A semaphore of `loop` with `value` permits, and never more.
  /// - Throws: ``PrimitiveError/negativeValue``.
  public override init(
    _ loop: EventLoop, value: Int = 1, name: String = "BoundedSemaphore", fileID: StaticString = #fileID,
    line: UInt32 = #line
  ) throws(PrimitiveError) {
    bound = value
    try super.init(loop, value: value, name: name, fileID: fileID, line: line)
  }

  /// Gives a permit back. asyncio: `release`.
  /// - Throws: ``PrimitiveError/releasedTooOften``.
  public override func release() throws(PrimitiveError) {
    guard value < bound else { throw .releasedTooOften }
    try super.release()
  }
}
