#if canImport(Darwin)
  import Darwin

  /// kqueue. Python: `selectors.KqueueSelector`.
  final class KqueueSelector: Selector {
    private var queue: Int32
    private var slots = [kevent](repeating: kevent(), count: 64)

    init() throws(SystemError) {
      queue = kqueue()
      guard queue >= 0 else {
        throw SystemError(action: "open a kqueue", code: errno, advice: "close other files or raise ulimit -n")
      }
      _ = fcntl(queue, F_SETFD, FD_CLOEXEC)
    }

    deinit {
      close()
    }

    func change(_ descriptor: Int32, from old: Interest, to new: Interest) throws(SystemRefusal) {
      try change(descriptor, EVFILT_READ, was: old.contains(.read), is: new.contains(.read))
      do throws(SystemRefusal) {
        try change(descriptor, EVFILT_WRITE, was: old.contains(.write), is: new.contains(.write))
      } catch {
        try? change(descriptor, EVFILT_READ, was: new.contains(.read), is: old.contains(.read))
        throw error
      }
    }

    private func change(_ descriptor: Int32, _ filter: Int32, was old: Bool, is new: Bool) throws(SystemRefusal) {
      guard old != new else { return }
      var change = kevent()
      change.ident = UInt(descriptor)
      change.filter = Int16(filter)
      change.flags = UInt16(new ? EV_ADD : EV_DELETE)
      guard kevent(queue, &change, 1, nil, 0, nil) == 0 else { throw SystemRefusal(code: errno) }
    }

    func wait(atMost timeout: Duration?, into events: inout [SelectorEvent]) {
      let count: Int
      if let timeout {
        let nanoseconds = max(0, timeout.wholeNanoseconds)
        var span = timespec(tv_sec: Int(nanoseconds / 1_000_000_000), tv_nsec: Int(nanoseconds % 1_000_000_000))
        count = Int(kevent(queue, nil, 0, &slots, Int32(slots.count), &span))
      } else {
        count = Int(kevent(queue, nil, 0, &slots, Int32(slots.count), nil))
      }
      guard count > 0 else { return }
      for slot in slots[..<count] {
        let readiness: Interest = Int32(slot.filter) == EVFILT_WRITE ? .write : .read
        events.append(SelectorEvent(descriptor: Int32(slot.ident), readiness: readiness))
      }
      // The rest, if there is one, is told at the next wait; from then on it fits.
      if count == slots.count { slots.append(contentsOf: slots) }
    }

    func close() {
      guard queue >= 0 else { return }
      Darwin.close(queue)
      queue = -1
    }
  }
#endif
