import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ends another thread's wait for input. Any thread may call it, at any time, also after the terminal was closed.
///
/// Calls between two waits count as one, and all but the first cost an atomic exchange and no system call.
final class Waker: Sendable {
  let readEnd: Int32
  private let writeEnd: Int32
  private let isPending = Atomic(false)

  init() throws(TerminalError) {
    (readEnd, writeEnd) = try makePipe()
  }

  deinit {
    close(readEnd)
    close(writeEnd)
  }

  func wake() {
    guard !isPending.exchange(true, ordering: .acquiringAndReleasing) else { return }
    var byte: UInt8 = 0
    _ = write(writeEnd, &byte, 1)
  }

  /// Makes the next call wake again; says whether there was one since the last time.
  func drain() -> Bool {
    guard !drainPipe(readEnd).isEmpty else { return false }
    // After the read: a call in between sees the flag still set, and what it announces is looked at after this. The
    // exchange, unlike a plain store, makes that visible to this thread.
    return isPending.exchange(false, ordering: .acquiringAndReleasing)
  }
}

/// A pipe that never makes anyone wait and is not inherited by programs that this one starts.
func makePipe() throws(TerminalError) -> (readEnd: Int32, writeEnd: Int32) {
  var ends: [Int32] = [-1, -1]
  guard pipe(&ends) == 0 else { throw .systemRefused(call: "pipe", errorNumber: errno) }
  for end in ends {
    _ = fcntl(end, F_SETFL, O_NONBLOCK)
    _ = fcntl(end, F_SETFD, FD_CLOEXEC)
  }
  return (ends[0], ends[1])
}

/// Takes every byte that a pipe holds.
func drainPipe(_ readEnd: Int32) -> [UInt8] {
  var bytes: [UInt8] = []
  var chunk: [UInt8] = Array(repeating: 0, count: 256)
  while true {
    let count = read(readEnd, &chunk, chunk.count)
    if count <= 0 { return bytes }
    bytes += chunk.prefix(count)
  }
}
