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

  /// Nanoseconds since 1970, which a clock that is set may take back.
  static var nanoseconds: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// The same of a time in UTC as a log's header has it, `2026-11-22T16:50:00.123Z`; nothing when it is of another form.
  static func nanoseconds(of text: String) -> Int64? {
    let numbers = text.split { !$0.isNumber }.map { Int64($0) }
    guard text.hasSuffix("Z"), numbers.count == 7, let fraction = text.split(separator: ".").last?.dropLast(),
      let part = Int64((fraction + "000000000").prefix(9))
    else { return nil }
    var parts = tm()
    let known = numbers.compactMap { $0.flatMap { Int32(exactly: $0) } }
    guard known.count == 7 else { return nil }
    (parts.tm_year, parts.tm_mon, parts.tm_mday) = (known[0] - 1900, known[1] - 1, known[2])
    (parts.tm_hour, parts.tm_min, parts.tm_sec) = (known[3], known[4], known[5])
    return Int64(timegm(&parts)) * 1_000_000_000 + part
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
