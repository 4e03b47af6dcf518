/// A flag that tasks wait for: setting it wakes them all. asyncio: `Event`.
public final class Event: Primitive, @unchecked Sendable {
  // `@unchecked`: for the reason that ``Primitive`` gives; a class must say it again.

  /// Whether it is set. asyncio: `is_set`.
  public private(set) var isSet = false
  private var waiters = WaiterQueue()
  private let purpose: TraceEvent.Purpose

  /// An event of `loop` that is not set.
  public init(_ loop: EventLoop, name: String = "Event", fileID: StaticString = #fileID, line: UInt32 = #line) {
    purpose = .event
    super.init(loop, name: name, at: CallSite(fileID, line))
  }

  init(partOf whole: Primitive, for purpose: TraceEvent.Purpose) {
    self.purpose = purpose
    super.init(partOf: whole)
  }

  override var stateText: String { (isSet ? "set" : "unset") + waiters.text }

  /// Sets it: all who wait are woken, and nobody waits from now on. asyncio: `set`.
  public func set() {
    loop.checkThread()
    guard !isSet else { return }
    isSet = true
    for waiter in waiters.all { waiter.wake() }
  }

  /// Takes it back; those who were woken go on nevertheless. asyncio: `clear`.
  public func clear() {
    loop.checkThread()
    isSet = false
  }

  /// Waits until it is set. asyncio: `wait`.
  /// - Throws: ``CancelledError`` when the task is cancelled meanwhile.
  public func wait(fileID: StaticString = #fileID, line: UInt32 = #line) async throws {
    loop.checkThread()
    guard !isSet else { return }
    let waiter = makeWaiter(for: purpose)
    waiters.append(waiter)
    defer { waiters.remove(waiter) }
    try await waiter.value(fileID: fileID, line: line)
  }
}
