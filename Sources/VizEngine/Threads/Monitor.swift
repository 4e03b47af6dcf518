#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// State under a lock that threads can wait on until it changes (Hoare, 1974); `Mutex` alone cannot wait.
///
/// `@unchecked`: `state` is touched only while the lock is held, and `State` is itself sendable.
public final class Monitor<State: Sendable>: @unchecked Sendable {
  private var state: State
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  /// Guards `state` from now on.
  public init(_ state: State) {
    self.state = state
    pthread_mutex_init(lock, nil)
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    #if canImport(Glibc)
      pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    #endif
    pthread_cond_init(changed, &attributes)
    pthread_condattr_destroy(&attributes)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(lock)
    changed.deallocate()
    lock.deallocate()
  }

  /// Reads the state.
  public func read<Result>(_ body: (State) -> Result) -> Result {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return body(state)
  }

  /// Changes the state and lets everybody who waits look again.
  @discardableResult
  public func change<Result>(_ body: (inout State) -> Result) -> Result {
    pthread_mutex_lock(lock)
    defer {
      pthread_cond_broadcast(changed)
      pthread_mutex_unlock(lock)
    }
    return body(&state)
  }

  /// What a waiting thread does after a look at the state.
  public enum Verdict<Result> {
    case done(Result)
    /// Look again when the state has changed or this long has passed.
    case wait(atMost: Duration?)
    /// The state was changed: let the others look, and look again when they have changed it.
    case announce
  }

  /// Looks at the state, which `body` may change, again and again until the verdict is `done`.
  public func wait<Result>(_ body: (inout State) -> Verdict<Result>) -> Result {
    pthread_mutex_lock(lock)
    defer {
      pthread_cond_broadcast(changed)
      pthread_mutex_unlock(lock)
    }
    while true {
      switch body(&state) {
      case .done(let result): return result
      case .wait(nil): pthread_cond_wait(changed, lock)
      case .wait(let limit?): wait(atMost: limit)
      case .announce:
        pthread_cond_broadcast(changed)
        pthread_cond_wait(changed, lock)
      }
    }
  }

  private func wait(atMost limit: Duration) {
    let nanoseconds = min(max(0, limit.wholeNanoseconds), 1_000_000_000_000)
    #if canImport(Glibc)
      let end = monotonicNanoseconds() + nanoseconds
      var deadline = timespec(tv_sec: Int(end / 1_000_000_000), tv_nsec: Int(end % 1_000_000_000))
      pthread_cond_timedwait(changed, lock, &deadline)
    #else
      var span = timespec(tv_sec: Int(nanoseconds / 1_000_000_000), tv_nsec: Int(nanoseconds % 1_000_000_000))
      pthread_cond_timedwait_relative_np(changed, lock, &span)
    #endif
  }
}
