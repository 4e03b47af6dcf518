#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The time outside of any loop: for frames, for file names, for a log's header.
enum WallClock {
  /// Milliseconds since some fixed moment; never goes back.
  static var now: WallTime {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return WallTime(milliseconds: time.tv_sec * 1000 + time.tv_nsec / 1_000_000)
  }

  /// What a run that starts now is to remember.
  static func runStart(clockName: String) -> RunStart {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    let milliseconds = String(time.tv_nsec / 1_000_000 + 1000).dropFirst()
    return RunStart(
      stamp: format("%Y%m%d-%H%M%S", broken(time, localtime_r)),
      startedAt: "\(format("%Y-%m-%dT%H:%M:%S", broken(time, gmtime_r))).\(milliseconds)Z",
      clockName: clockName)
  }

  private typealias Breaker = (UnsafePointer<time_t>, UnsafeMutablePointer<tm>) -> UnsafeMutablePointer<tm>?

  private static func broken(_ time: timespec, _ breaker: Breaker) -> tm {
    var seconds = time.tv_sec
    var parts = tm()
    _ = breaker(&seconds, &parts)
    return parts
  }

  private static func format(_ pattern: String, _ parts: tm) -> String {
    var parts = parts
    var buffer = [CChar](repeating: 0, count: 64)
    let length = strftime(&buffer, buffer.count, pattern, &parts)
    return String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
