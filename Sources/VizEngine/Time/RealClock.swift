#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The machine's monotonic clock, in nanoseconds since some fixed moment.
func monotonicNanoseconds() -> Int64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
}

/// Time as it is: the machine's monotonic clock, zero when the clock was made.
public final class RealClock: LoopClock {
  private let origin = monotonicNanoseconds()

  /// A clock that starts at zero now.
  public init() {}

  public var name: String { "real" }

  public var now: Instant { Instant(nanoseconds: monotonicNanoseconds() - origin) }

  public func block(for duration: Duration) {
    let end = now + duration
    while true {
      let left = (end - now).wholeNanoseconds
      guard left > 0 else { return }
      var span = timespec(tv_sec: Int(left / 1_000_000_000), tv_nsec: Int(left % 1_000_000_000))
      nanosleep(&span, nil)
    }
  }

  public func blockJob(for duration: Duration) {
    block(for: duration)
  }

  public func idle(until deadline: Instant?, wakeUp: WakeUp) {
    wakeUp.wait(atMost: deadline.map { $0 - now })
  }
}
