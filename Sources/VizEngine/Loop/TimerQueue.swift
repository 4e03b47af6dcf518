import HeapModule

/// What is due later, the earliest first; equal deadlines in the order in which they were set.
struct TimerQueue {
  enum Action {
    case run(Handle)
    case wake(AnyTask, sleepNumber: UInt32)
  }

  private struct Entry: Comparable {
    var deadline: Instant
    var number: UInt64
    var action: Action

    var isCancelled: Bool {
      switch action {
      case .run(let handle): handle.isCancelled
      case .wake(let task, let sleepNumber): task.sleepNumber != sleepNumber
      }
    }

    static func < (left: Entry, right: Entry) -> Bool {
      (left.deadline, left.number) < (right.deadline, right.number)
    }

    static func == (left: Entry, right: Entry) -> Bool {
      left.number == right.number
    }
  }

  /// asyncio's bounds for cleaning up: more than this many timers, of which more than half are cancelled.
  private static let cleanUpFloor = 100

  private var heap = Heap<Entry>()
  private var lastNumber: UInt64 = 0
  private var cancelledCount = 0

  var isEmpty: Bool { heap.isEmpty }

  mutating func add(_ action: Action, at deadline: Instant) {
    lastNumber += 1
    heap.insert(Entry(deadline: deadline, number: lastNumber, action: action))
  }

  /// Counts a cancellation; the entry itself leaves later, as it would cost a search now.
  mutating func noteCancelled() {
    cancelledCount += 1
  }

  /// The earliest deadline that still counts.
  mutating func nextDeadline() -> Instant? {
    dropCancelled()
    return heap.min?.deadline
  }

  /// Takes out the earliest action if its deadline is not after `now`.
  mutating func popDue(at now: Instant) -> Action? {
    guard let first = heap.min, first.deadline <= now else { return nil }
    return heap.removeMin().action
  }

  mutating func removeAll() {
    heap = Heap()
    cancelledCount = 0
  }

  private mutating func dropCancelled() {
    guard cancelledCount > 0 else { return }
    if heap.count > Self.cleanUpFloor, cancelledCount * 2 > heap.count {
      heap = Heap(heap.unordered.filter { !$0.isCancelled })
      cancelledCount = 0
    }
    while let first = heap.min, first.isCancelled {
      heap.removeMin()
      cancelledCount = max(0, cancelledCount - 1)
    }
  }
}
