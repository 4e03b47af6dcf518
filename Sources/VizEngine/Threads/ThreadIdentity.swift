#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Which thread this is; comparing costs a nanosecond.
struct ThreadIdentity: Equatable, Sendable {
  #if canImport(Glibc)
    private let handle = pthread_self()
  #else
    private let handle = UInt(bitPattern: pthread_self())
  #endif

  /// The calling thread.
  static var current: ThreadIdentity { ThreadIdentity() }

  /// The number by which `top -H` and debuggers know the calling thread; 0 when the system does not tell.
  static var currentNumber: UInt32 {
    #if canImport(Glibc)
      // glibc's gettid() stands behind a macro that Swift does not define; this link ends in the same number.
      var buffer = [CChar](repeating: 0, count: 64)
      let length = max(0, readlink("/proc/thread-self", &buffer, buffer.count))
      let path = String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      return path.split(separator: "/").last.flatMap { UInt32(String($0)) } ?? 0
    #else
      return pthread_mach_thread_np(pthread_self())
    #endif
  }
}
