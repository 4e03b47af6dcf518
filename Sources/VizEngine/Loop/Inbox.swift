import Synchronization

/// What other threads send to the loop; the only door from outside.
final class Inbox: Sendable {
  enum Letter: Sendable {
    /// asyncio: `call_soon_threadsafe`.
    case callback(@Sendable (EventLoop) -> Void)
    /// The Swift runtime wants this job run here.
    case job(UnownedJob)
  }

  private let letters = Guarded<[Letter]>([])
  private let isFilled = Atomic(false)
  let wakeUp: WakeUp

  init() throws(SystemError) {
    wakeUp = try WakeUp()
  }

  /// Puts a letter in and wakes the loop. Any thread.
  func send(_ letter: Letter) {
    letters.withLock { $0.append(letter) }
    isFilled.store(true, ordering: .releasing)
    wakeUp.signal()
  }

  /// Takes all letters out, in the order in which they came. Costs one load when there is none.
  func takeAll() -> [Letter] {
    guard isFilled.exchange(false, ordering: .acquiringAndReleasing) else { return [] }
    return letters.withLock { letters in
      defer { letters = [] }
      return letters
    }
  }

  var isEmpty: Bool { !isFilled.load(ordering: .acquiring) }
}
