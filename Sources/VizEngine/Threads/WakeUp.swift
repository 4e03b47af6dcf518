import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Lets any thread end the loop's wait: a pipe that the loop polls. asyncio: the loop's self-pipe.
public final class WakeUp: Sendable {
  private struct Ends {
    var read: Int32
    var write: Int32
  }

  /// `nil` once closed; under a lock, so that no thread signals into a file that has got the pipe's number since.
  private let pipeEnds: Guarded<Ends?>
  private let signalled = Atomic(false)

  /// Opens the pipe.
  /// - Throws: ``SystemError`` when the process has no file descriptor left.
  init() throws(SystemError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      throw SystemError(action: "open a pipe", code: errno, advice: "close other files or raise ulimit -n")
    }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    pipeEnds = Guarded(Ends(read: ends[0], write: ends[1]))
  }

  deinit {
    shut()
  }

  /// Closes the pipe: signals go nowhere from now on. The loop's thread only.
  func shut() {
    pipeEnds.withLock { ends in
      guard let open = ends else { return }
      close(open.read)
      close(open.write)
      ends = nil
    }
  }

  /// Ends the present wait, or the next one. Any thread; many signals before a wait are one.
  public func signal() {
    guard !signalled.exchange(true, ordering: .acquiringAndReleasing) else { return }
    pipeEnds.withLock { ends in
      var byte: UInt8 = 1
      if let ends { _ = write(ends.write, &byte, 1) }
    }
  }

  /// What a selector watches in the place of ``wait(atMost:)``; `nil` once closed.
  var readEnd: Int32? { pipeEnds.withLock { $0?.read } }

  /// Makes ready for the next signal, after the selector has told of one.
  func drain() {
    if let readEnd { drain(readEnd) }
  }

  /// Waits for a signal, at most `timeout`; without one, for ever. The loop's thread only.
  public func wait(atMost timeout: Duration?) {
    guard let readEnd else { return }
    var watched = pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0)
    guard let timeout else {
      _ = poll(&watched, 1, -1)
      return drain(readEnd)
    }
    // poll counts milliseconds: it waits for the whole ones, and what is left of the last is slept.
    let end = monotonicNanoseconds() + max(0, timeout.wholeNanoseconds)
    let isSignalled = poll(&watched, 1, Int32(clamping: max(0, timeout.wholeNanoseconds) / 1_000_000)) > 0
    if isSignalled { return drain(readEnd) }
    var rest = timespec(tv_sec: 0, tv_nsec: Int(min(max(0, end - monotonicNanoseconds()), 999_999)))
    nanosleep(&rest, nil)
  }

  private func drain(_ readEnd: Int32) {
    // The flag falls after the pipe is emptied: the other way round, a signal in between would lose its byte and leave
    // the flag up, and no signal would ever be written again. One that still saw the flag up is seen here in turn, by
    // the exchange, together with the letter that was put in before it.
    withUnsafeTemporaryAllocation(byteCount: 64, alignment: 1) { buffer in
      while read(readEnd, buffer.baseAddress, buffer.count) > 0 {}
    }
    _ = signalled.exchange(false, ordering: .acquiringAndReleasing)
  }
}
