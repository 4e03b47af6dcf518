#if canImport(Glibc)
  import CEpoll
  import Glibc

  /// epoll. Python: `selectors.EpollSelector`.
  final class EpollSelector: Selector {
    private var epoll: Int32
    private var slots = [epoll_event](repeating: epoll_event(), count: 64)

    init() throws(SystemError) {
      epoll = epoll_create1(loopviz_epoll_cloexec())
      guard epoll >= 0 else {
        throw SystemError(action: "open an epoll", code: errno, advice: "close other files or raise ulimit -n")
      }
    }

    deinit {
      close()
    }

    func change(_ descriptor: Int32, from old: Interest, to new: Interest) throws(SystemRefusal) {
      guard old != new else { return }
      let action = old.isEmpty ? EPOLL_CTL_ADD : new.isEmpty ? EPOLL_CTL_DEL : EPOLL_CTL_MOD
      var event = epoll_event()
      if new.contains(.read) { event.events |= EPOLLIN.rawValue }
      if new.contains(.write) { event.events |= EPOLLOUT.rawValue }
      event.data.fd = descriptor
      guard epoll_ctl(epoll, action, descriptor, &event) == 0 else { throw SystemRefusal(code: errno) }
    }

    func wait(atMost timeout: Duration?, into events: inout [SelectorEvent]) {
      let nanoseconds = timeout.map { max(0, $0.wholeNanoseconds) } ?? -1
      let count = Int(loopviz_epoll_wait(epoll, &slots, Int32(slots.count), nanoseconds))
      guard count > 0 else { return }
      for slot in slots[..<count] {
        var readiness: Interest = []
        if slot.events & ~EPOLLOUT.rawValue != 0 { readiness.insert(.read) }
        if slot.events & ~EPOLLIN.rawValue != 0 { readiness.insert(.write) }
        events.append(SelectorEvent(descriptor: slot.data.fd, readiness: readiness))
      }
      // The rest, if there is one, is told at the next wait; from then on it fits.
      if count == slots.count { slots.append(contentsOf: slots) }
    }

    func close() {
      guard epoll >= 0 else { return }
      Glibc.close(epoll)
      epoll = -1
    }
  }
#endif
