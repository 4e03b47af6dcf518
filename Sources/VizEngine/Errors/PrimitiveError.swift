/// A primitive was used against its rules, in asyncio's words.
public enum PrimitiveError: Error, Hashable, Sendable {
  /// asyncio: `RuntimeError('Lock is not acquired.')`.
  case lockNotAcquired
  /// asyncio: `RuntimeError('cannot wait on un-acquired lock')`.
  case waitWithoutLock
  /// asyncio: `RuntimeError('cannot notify on un-acquired lock')`.
  case notifyWithoutLock
  /// asyncio: `ValueError('BoundedSemaphore released too many times')`.
  case releasedTooOften
  /// asyncio: `ValueError('Semaphore initial value must be >= 0')`.
  case negativeValue
  /// asyncio: `ValueError('parties must be > 0')`.
  case noParties
  /// asyncio: `ValueError('task_done() called too many times')`.
  case doneTooOften

  /// What the user can do about it.
  public var advice: String {
    switch self {
    case .lockNotAcquired: "Release a lock once for each time it was acquired; withLock does both."
    case .waitWithoutLock, .notifyWithoutLock: "Do this inside withLock of the condition."
    case .releasedTooOften: "Release a permit once for each time one was acquired; withPermit does both."
    case .negativeValue: "Begin with the number of tasks that may go on at one time."
    case .noParties: "Give the number of tasks that meet at the barrier."
    case .doneTooOften: "Call taskDone once for each item that was taken out."
    }
  }
}

extension PrimitiveError: CustomStringConvertible {
  /// asyncio's own words.
  public var description: String {
    switch self {
    case .lockNotAcquired: "Lock is not acquired."
    case .waitWithoutLock: "cannot wait on un-acquired lock"
    case .notifyWithoutLock: "cannot notify on un-acquired lock"
    case .releasedTooOften: "BoundedSemaphore released too many times"
    case .negativeValue: "Semaphore initial value must be >= 0"
    case .noParties: "parties must be > 0"
    case .doneTooOften: "task_done() called too many times"
    }
  }
}

extension PrimitiveError: PythonRepresentable {
  var pythonRepresentation: String {
    let kind =
      switch self {
      case .lockNotAcquired, .waitWithoutLock, .notifyWithoutLock: "RuntimeError"
      case .releasedTooOften, .negativeValue, .noParties, .doneTooOften: "ValueError"
      }
    return "\(kind)(\(quoted(description)))"
  }
}

/// A queue that cannot give or take an item at once. asyncio: `QueueEmpty`, `QueueFull`.
public enum QueueError: Error, Hashable, Sendable {
  case empty
  case full
}

extension QueueError: CustomStringConvertible, PythonRepresentable {
  /// What to do instead.
  public var description: String {
    switch self {
    case .empty: "the queue is empty: await get() to wait for an item"
    case .full: "the queue is full: await put(_:) to wait for room"
    }
  }

  var pythonRepresentation: String {
    switch self {
    case .empty: "QueueEmpty()"
    case .full: "QueueFull()"
    }
  }
}

/// A barrier was reset or aborted while tasks waited at it. asyncio: `BrokenBarrierError`.
public struct BrokenBarrierError: Error, Hashable, Sendable, CustomStringConvertible, PythonRepresentable {
  /// asyncio's own words.
  public let description: String

  var pythonRepresentation: String { "BrokenBarrierError(\(quoted(description)))" }
}
