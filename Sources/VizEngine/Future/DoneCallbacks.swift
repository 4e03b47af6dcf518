/// What happens when a future is done, by way of the ready queue.
enum DoneCallback {
  /// The task that awaits the future goes on. asyncio: `Task.__wakeup`.
  case wakeUp(AnyTask)
  /// A part of the engine (`gather`, `wait`) takes note; not shown as a callback of the user's.
  case notify(DoneCallbackID, (AnyFuture) -> Void)
  /// A callback of the user's.
  case call(DoneCallbackID, Callback)

  func matches(_ identifier: DoneCallbackID) -> Bool {
    switch self {
    case .wakeUp: false
    case .notify(let own, _), .call(let own, _): own == identifier
    }
  }
}

/// Names a registered callback, so that it can be taken back: Swift's closures cannot be compared.
public struct DoneCallbackID: Hashable, Sendable {
  let number: UInt64
}

/// A function of the user's with the words that tell it from others.
struct Callback {
  var name: String
  var site: CallSite
  var body: () throws -> Void
}

/// Done callbacks in order of registration; most futures have one, which costs no array.
enum DoneCallbacks {
  case none
  case one(DoneCallback)
  case many([DoneCallback])

  mutating func append(_ callback: DoneCallback) {
    switch self {
    case .none:
      self = .one(callback)
    case .one(let first):
      self = .many([first, callback])
    case .many(var list):
      self = .none
      list.append(callback)
      self = .many(list)
    }
  }

  /// Takes out all that match and says how many.
  mutating func remove(where isMatch: (DoneCallback) -> Bool) -> Int {
    let before = all
    let kept = before.filter { !isMatch($0) }
    if kept.count < before.count { self = kept.isEmpty ? .none : .many(kept) }
    return before.count - kept.count
  }

  var all: [DoneCallback] {
    switch self {
    case .none: []
    case .one(let callback): [callback]
    case .many(let list): list
    }
  }
}
