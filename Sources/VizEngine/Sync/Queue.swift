import DequeModule

/// Items handed from tasks to tasks, first in, first out; a full one makes those who put wait. asyncio: `Queue`.
public class Queue<Element: Sendable>: Primitive, @unchecked Sendable {
  // `@unchecked`: for the reason that ``Primitive`` gives; a class must say it again.

  /// The most items that it holds; 0 for no bound. asyncio: `maxsize`.
  public let capacity: Int
  private var getters = WaiterQueue()
  private var putters = WaiterQueue()
  private var unfinished = 0
  private lazy var finished = Event(partOf: self, for: .join)
  private var items = Deque<Element>()

  /// An empty queue of `loop`; a capacity of 0 or less means no bound.
  public init(
    _ loop: EventLoop, capacity: Int = 0, name: String = "Queue", fileID: StaticString = #fileID,
    line: UInt32 = #line
  ) {
    self.capacity = max(0, capacity)
    super.init(loop, name: name, at: CallSite(fileID, line))
  }

  /// The items as they stand. asyncio: `_queue`.
  var contents: [Element] { Array(items) }

  /// Adds an item. asyncio: `_put`.
  func store(_ item: Element) { items.append(item) }

  /// Takes the next item out; there is one. asyncio: `_get`.
  func takeNext() -> Element { items.removeFirst() }

  /// How many items it holds. asyncio: `qsize`.
  public var count: Int { items.count }

  /// Whether there is nothing to get. asyncio: `empty`.
  public var isEmpty: Bool { count == 0 }

  /// Whether there is no room. asyncio: `full`.
  public var isFull: Bool { capacity > 0 && count >= capacity }

  override var stateText: String {
    var parts = ["maxsize=\(capacity)"]
    if !isEmpty { parts.append("_queue=\(pythonRepresentation(of: contents))") }
    if !getters.isEmpty { parts.append("_getters[\(getters.count)]") }
    if !putters.isEmpty { parts.append("_putters[\(putters.count)]") }
    if unfinished > 0 { parts.append("tasks=\(unfinished)") }
    return parts.joined(separator: " ")
  }

  /// Puts an item in, and waits until there is room. asyncio: `put`.
  /// - Throws: ``CancelledError`` when the task is cancelled meanwhile; the item is then not in.
  public func put(_ item: Element, fileID: StaticString = #fileID, line: UInt32 = #line) async throws {
    loop.checkThread()
    while isFull {
      let putter = makeWaiter(for: .put)
      putters.append(putter)
      do { try await putter.value(fileID: fileID, line: line) } catch {
        putter.cancel()
        putters.remove(putter)
        if !isFull, !putter.isCancelled { wakeNext(of: &putters) }
        throw error
      }
    }
    try putNowait(item)
  }

  /// Puts an item in, at once. asyncio: `put_nowait`.
  /// - Throws: ``QueueError/full``.
  public func putNowait(_ item: Element) throws(QueueError) {
    loop.checkThread()
    guard !isFull else { throw .full }
    store(item)
    unfinished += 1
    finished.clear()
    wakeNext(of: &getters)
  }

  /// Takes the next item out, and waits until there is one. asyncio: `get`.
  /// - Throws: ``CancelledError`` when the task is cancelled meanwhile; no item is then taken.
  public func get(fileID: StaticString = #fileID, line: UInt32 = #line) async throws -> Element {
    loop.checkThread()
    while isEmpty {
      let getter = makeWaiter(for: .get)
      getters.append(getter)
      do { try await getter.value(fileID: fileID, line: line) } catch {
        getter.cancel()
        getters.remove(getter)
        if !isEmpty, !getter.isCancelled { wakeNext(of: &getters) }
        throw error
      }
    }
    return try getNowait()
  }

  /// Takes the next item out, at once. asyncio: `get_nowait`.
  /// - Throws: ``QueueError/empty``.
  public func getNowait() throws(QueueError) -> Element {
    loop.checkThread()
    guard !isEmpty else { throw .empty }
    let item = takeNext()
    wakeNext(of: &putters)
    return item
  }

  /// Says that the work on one item is done. asyncio: `task_done`.
  /// - Throws: ``PrimitiveError/doneTooOften``.
  public func taskDone() throws(PrimitiveError) {
    loop.checkThread()
    guard unfinished > 0 else { throw .doneTooOften }
    unfinished -= 1
    if unfinished == 0 { finished.set() }
  }

  /// Waits until ``taskDone()`` was called for every item that was put in. asyncio: `join`.
  /// - Throws: ``CancelledError``.
  public func join(fileID: StaticString = #fileID, line: UInt32 = #line) async throws {
    loop.checkThread()
    guard unfinished > 0 else { return }
    try await finished.wait(fileID: fileID, line: line)
  }

  /// Wakes the first who waits and is still to be woken; it looks again when it goes on.
  private func wakeNext(of waiters: inout WaiterQueue) {
    while let waiter = waiters.popFirst() {
      if waiter.wake() { return }
    }
  }
}

/// A queue that gives the item first that was put in last. asyncio: `LifoQueue`.
public final class LifoQueue<Element: Sendable>: Queue<Element>, @unchecked Sendable {
  // `@unchecked`: for the reason that ``Primitive`` gives; a class must say it again.

  private var items: [Element] = []

  override var contents: [Element] { items }
  override func store(_ item: Element) { items.append(item) }
  override func takeNext() -> Element { items.removeLast() }

  /// How many items it holds. asyncio: `qsize`.
  public override var count: Int { items.count }
}

/// A queue that gives the least item first. asyncio: `PriorityQueue`.
public final class PriorityQueue<Element: Comparable & Sendable>: Queue<Element>, @unchecked Sendable {
  // `@unchecked`: for the reason that ``Primitive`` gives; a class must say it again.

  private var items = BinaryHeap<Element>()

  override var contents: [Element] { items.entries }
  override func store(_ item: Element) { items.push(item) }

  override func takeNext() -> Element { items.removeFirst() }

  /// How many items it holds. asyncio: `qsize`.
  public override var count: Int { items.count }
}
