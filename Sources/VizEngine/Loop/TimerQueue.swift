/// How timers with equal deadlines are ordered.
public enum TimerTies: Hashable, Sendable {
  /// In the order in which they were set: what CPython does on a real clock, which never gives one time twice.
  case creationOrder
  /// As they come out of CPython's heap, which compares deadlines alone.
  case heapq
}

/// What is due later, the earliest first.
struct TimerQueue {
  enum Action {
    case run(Handle)
    case wake(AnyTask, sleepNumber: UInt32)
  }

  private struct Entry: Comparable {
    let deadline: Instant
    /// What orders equal deadlines; the same for all where the heap is to decide.
    let tie: UInt64
    let action: Action

    var isCancelled: Bool {
      switch action {
      case .run(let handle): handle.isCancelled
      case .wake(let task, let sleepNumber): task.sleepNumber != sleepNumber
      }
    }

    static func == (left: Entry, right: Entry) -> Bool {
      left.deadline == right.deadline && left.tie == right.tie
    }

    static func < (left: Entry, right: Entry) -> Bool {
      left.deadline < right.deadline || left.deadline == right.deadline && left.tie < right.tie
    }
  }

  /// asyncio's bounds for cleaning up: more than this many timers, of which more than half are cancelled.
  private static let cleanUpFloor = 100

  private var heap = BinaryHeap<Entry>()
  private let ties: TimerTies
  private var lastNumber: UInt64 = 0
  private var cancelledCount = 0

  init(ties: TimerTies) {
    self.ties = ties
  }

  var isEmpty: Bool { heap.isEmpty }

  mutating func add(_ action: Action, at deadline: Instant) {
    lastNumber += 1
    heap.push(Entry(deadline: deadline, tie: ties == .creationOrder ? lastNumber : 0, action: action))
  }

  /// Counts a cancellation; the entry itself leaves later, as it would cost a search now.
  mutating func noteCancelled() {
    cancelledCount += 1
  }

  /// The earliest deadline that still counts.
  mutating func nextDeadline() -> Instant? {
    dropCancelled()
    return heap.first?.deadline
  }

  /// Takes out the earliest action if its deadline is not after `now`.
  mutating func popDue(at now: Instant) -> Action? {
    guard let first = heap.first, first.deadline <= now else { return nil }
    return heap.removeFirst().action
  }

  mutating func removeAll() {
    heap = BinaryHeap()
    cancelledCount = 0
  }

  private mutating func dropCancelled() {
    guard cancelledCount > 0 else { return }
    if heap.count > Self.cleanUpFloor, cancelledCount * 2 > heap.count {
      heap.removeAll(where: \.isCancelled)
      cancelledCount = 0
      return
    }
    while let first = heap.first, first.isCancelled {
      _ = heap.removeFirst()
      cancelledCount = max(0, cancelledCount - 1)
    }
  }
}
