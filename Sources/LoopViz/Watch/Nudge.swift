#if canImport(Glibc)
  import CPtrace
  import Glibc
#else
  import Darwin
#endif

/// Wakes a process that waits for events, so that its Python sees what it was asked to do.
///
/// asyncio waits in `epoll_wait`, which Linux ends when the process was stopped for a moment; Python then looks what there
/// is to do, and waits again. Other waits go on by themselves.
enum Nudge {
  static func give(to process: pid_t) {
    #if canImport(Glibc)
      _ = loopviz_nudge(process)
    #endif
  }
}
