#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The key under which each thread keeps its loop; one for the process, made on first use.
private let threadKey: pthread_key_t = {
  var key = pthread_key_t()
  pthread_key_create(&key) { value in
    if let value { Unmanaged<WeakLoop>.fromOpaque(value).release() }
  }
  return key
}()

private final class WeakLoop {
  weak var loop: EventLoop?

  init(_ loop: EventLoop?) {
    self.loop = loop
  }
}

extension EventLoop {
  /// The loop that the calling thread runs, or else the one that it made last, while it lives. asyncio: `get_event_loop`.
  public internal(set) static var ofThisThread: EventLoop? {
    get {
      pthread_getspecific(threadKey).flatMap { Unmanaged<WeakLoop>.fromOpaque($0).takeUnretainedValue().loop }
    }
    set {
      if let old = pthread_getspecific(threadKey) { Unmanaged<WeakLoop>.fromOpaque(old).release() }
      pthread_setspecific(threadKey, Unmanaged.passRetained(WeakLoop(newValue)).toOpaque())
    }
  }
}
