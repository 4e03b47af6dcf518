#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Starts a detached thread of the operating system that runs `body` once.
///
/// A loop wants a thread of its own: Swift's shared pool must not be blocked by a loop that sleeps.
/// - Throws: ``SystemError`` when the system gives no thread.
public func startThread(_ body: @escaping @Sendable () -> Void) throws(SystemError) {
  let start = Unmanaged.passRetained(ThreadBody(body))
  #if canImport(Glibc)
    var thread = pthread_t()
    let status = pthread_create(&thread, nil, { runThreadBody($0) }, start.toOpaque())
    if status == 0 { pthread_detach(thread) }
  #else
    var thread: pthread_t?
    let status = pthread_create(&thread, nil, { runThreadBody($0) }, start.toOpaque())
    if let thread { pthread_detach(thread) }
  #endif
  guard status == 0 else {
    start.release()
    throw SystemError(action: "start a thread", code: status, advice: "close other programs or raise ulimit -u")
  }
}

/// Carries a Swift closure through the C interface's one pointer.
private final class ThreadBody: Sendable {
  let run: @Sendable () -> Void

  init(_ run: @escaping @Sendable () -> Void) {
    self.run = run
  }
}

private func runThreadBody(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let pointer else { return nil }
  Unmanaged<ThreadBody>.fromOpaque(pointer).takeRetainedValue().run()
  return nil
}
