import DequeModule

/// Those who wait for a primitive, in the order in which they came.
struct WaiterQueue {
  private var waiters = Deque<Waiter>()

  var isEmpty: Bool { waiters.isEmpty }
  var count: Int { waiters.count }
  var first: Waiter? { waiters.first }
  var all: some Sequence<Waiter> { waiters }

  /// Whether somebody waits who was not cancelled meanwhile. O(n), but stops at the first such.
  var hasUncancelled: Bool { waiters.contains { !$0.isCancelled } }

  /// Whether somebody waits who was neither woken nor cancelled.
  var hasPending: Bool { waiters.contains { !$0.isDone } }

  mutating func append(_ waiter: Waiter) {
    waiters.append(waiter)
  }

  mutating func popFirst() -> Waiter? {
    waiters.popFirst()
  }

  /// Takes a waiter out, wherever it stands. O(1) for the first, which it mostly is.
  mutating func remove(_ waiter: Waiter) {
    if waiters.first === waiter {
      waiters.removeFirst()
    } else {
      waiters.removeAll { $0 === waiter }
    }
  }

  /// Asks as asyncio does: the first that is still pending is woken.
  /// - Returns: whether there was one.
  @discardableResult
  func wakeFirstPending() -> Bool {
    for waiter in waiters where waiter.wake() { return true }
    return false
  }

  /// `, waiters:2`, or nothing.
  var text: String { isEmpty ? "" : ", waiters:\(count)" }
}
