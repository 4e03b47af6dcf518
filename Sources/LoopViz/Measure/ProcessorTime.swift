#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The time for which the process had a processor: what a busy machine does beside it does not count.
enum ProcessorTime {
  static func measure(_ body: () -> Void) -> Duration {
    let start = now
    body()
    return now - start
  }

  private static var now: Duration {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}
