/// The operating system's way to wait for many descriptors at once. Python: `selectors.BaseSelector`.
///
/// Level-triggered: what is ready and not dealt with is told again by the next ``wait(atMost:into:)``. The loop's
/// thread only.
protocol Selector: AnyObject {
  /// - Throws: ``SystemError`` when the process has no file descriptor left.
  init() throws(SystemError)

  /// Watches `descriptor` for `new` instead of `old`; an empty set stands for not at all.
  /// - Throws: the system's number of what is wrong with the descriptor.
  func change(_ descriptor: Int32, from old: Interest, to new: Interest) throws(SystemRefusal)

  /// Waits until something is ready, at most `timeout` (zero: only looks; `nil`: for ever), and adds it to `events` in
  /// the system's order.
  func wait(atMost timeout: Duration?, into events: inout [SelectorEvent])

  /// Gives the selector's own descriptor back.
  func close()
}

/// What is to be known of a descriptor. Python: `EVENT_READ`, `EVENT_WRITE`.
struct Interest: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  static let read = Interest(rawValue: 1)
  static let write = Interest(rawValue: 2)
}

/// A descriptor with what it is ready for; an error or a hang-up counts as both.
struct SelectorEvent {
  var descriptor: Int32
  var readiness: Interest
}

/// A system call's `errno`.
struct SystemRefusal: Error {
  var code: Int32
}

#if canImport(Glibc)
  typealias SystemSelector = EpollSelector
#else
  typealias SystemSelector = KqueueSelector
#endif
