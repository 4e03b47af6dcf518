import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Time as it is: the machine's monotonic clock, zero when its loop was made.
public final class RealClock: LoopClock {
  private let origin = Atomic(monotonicNanoseconds())

  /// A clock that starts at zero when its loop is made.
  public init() {}

  /// Makes now the zero.
  public func start() { origin.store(monotonicNanoseconds(), ordering: .relaxed) }

  /// The word in a log's `# clock:` line.
  public var name: String { "real" }

  /// The present instant.
  public var now: Instant { Instant(nanoseconds: monotonicNanoseconds() - origin.load(ordering: .relaxed)) }

  /// Sleeps for so long.
  public func block(for duration: Duration) {
    let end = now + duration
    while true {
      let left = (end - now).wholeNanoseconds
      guard left > 0 else { return }
      var span = timespec(tv_sec: Int(left / 1_000_000_000), tv_nsec: Int(left % 1_000_000_000))
      nanosleep(&span, nil)
    }
  }

  /// Sleeps for so long.
  public func blockJob(for duration: Duration) {
    block(for: duration)
  }

  /// Sleeps until the deadline, or until woken.
  public func idle(until deadline: Instant?, wakeUp: WakeUp, descriptors: (any ReadinessSource)?) {
    let limit = deadline.map { $0 - now }
    if let descriptors { descriptors.wait(atMost: limit) } else { wakeUp.wait(atMost: limit) }
  }
}
