#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// State that one thread at a time can touch.
///
/// Not `Synchronization.Mutex`: on Linux that is a futex inside the standard library, where the thread sanitizer does
/// not see it and takes every use for a race.
///
/// `@unchecked`: `state` is touched only while the lock is held, and is itself sendable.
public final class Guarded<State: Sendable>: @unchecked Sendable {
  private var state: State
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

  /// Guards `state` from now on.
  public init(_ state: State) {
    self.state = state
    pthread_mutex_init(lock, nil)
  }

  deinit {
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }

  /// Looks at the state, or changes it, while nobody else does.
  public func withLock<Result, Failure>(
    _ body: (inout State) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return try body(&state)
  }
}
