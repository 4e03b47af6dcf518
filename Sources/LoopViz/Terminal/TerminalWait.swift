import CNcurses

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Terminal {
  /// Waits for input, at most for so long, and returns all there is; nothing when the time passed without any.
  ///
  /// Without a limit it waits for as long as it takes. Zero looks and returns.
  func wait(atMost limit: Duration?) -> [Input] {
    if pendingInputs.isEmpty { collect(atMost: limit) }
    defer { pendingInputs = [] }
    return pendingInputs
  }

  private func collect(atMost limit: Duration?) {
    let waitable = Int16(POLLIN)
    var descriptors = [
      pollfd(fd: inputDescriptor, events: waitable, revents: 0),
      pollfd(fd: signals.readEnd, events: waitable, revents: 0),
      pollfd(fd: waker.readEnd, events: waitable, revents: 0),
    ]
    // A handler that interrupts the call has left its number in the pipe, so that the second call returns at once.
    while poll(&descriptors, nfds_t(descriptors.count), milliseconds(limit)) < 0 && errno == EINTR {}
    if descriptors[1].revents != 0 { collectSignals() }
    if descriptors[0].revents != 0 { collectKeys(descriptors[0].revents) }
    if descriptors[2].revents != 0 && waker.drain() { pendingInputs.append(.wake) }
  }

  private func collectSignals() {
    // What a signal means can itself add an input, such as a new size, which then comes first.
    for signal in signals.drain() {
      if let input = input(signal) { pendingInputs.append(input) }
    }
  }

  /// Rounded up: a limit that is not zero must not turn the caller's loop into a busy one.
  private func milliseconds(_ limit: Duration?) -> Int32 {
    guard let limit else { return -1 }
    let (seconds, attoseconds) = limit.components
    guard seconds >= 0, attoseconds >= 0 else { return 0 }
    let part = (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    return Int32(min(seconds, 1_000_000) * 1000 + part)
  }

  private func collectKeys(_ events: Int16) {
    var readings: [KeyDecoder.Reading] = []
    let decoder = KeyDecoder(codes: .ncurses)
    let before = pendingInputs.count
    var hasRead = false
    func flush() {
      for key in decoder.keys(readings) { pendingInputs.append(.key(key)) }
      readings = []
    }
    reading: while true {
      var value: UInt32 = 0
      switch shim_read(&value) {
      case shim_read_scalar: readings.append(.scalar(value))
      case shim_read_code where value == UInt32(KEY_MOUSE):
        flush()
        if let mouse = readMouse() { pendingInputs.append(.mouse(mouse)) }
      // The library's note about a size that was measured already.
      case shim_read_code where value == UInt32(KEY_RESIZE): break
      case shim_read_code: readings.append(.code(Int32(value)))
      default: break reading
      }
      hasRead = true
    }
    flush()
    noticeEnd(events, hasRead: hasRead || pendingInputs.count > before)
  }

  private func readMouse() -> Mouse? {
    var x: Int32 = 0
    var y: Int32 = 0
    let action: Mouse.Action
    switch shim_read_mouse(&x, &y) {
    case shim_mouse_press: action = .press
    case shim_mouse_release: action = .release
    case shim_mouse_up: action = .wheelUp
    case shim_mouse_down: action = .wheelDown
    default: return nil
    }
    return Mouse(action: action, position: Point(x: Int(x), y: Int(y)))
  }

  /// A terminal that went away is readable for ever and holds nothing: the same news as a hang-up signal.
  private func noticeEnd(_ events: Int16, hasRead: Bool) {
    let isGone = events & Int16(POLLHUP | POLLERR | POLLNVAL) != 0
    // Part of a key's sequence can be swallowed without a key coming of it; that does not go on for long.
    emptyReads = hasRead ? 0 : emptyReads + 1
    if isGone || emptyReads >= 8 { pendingInputs.append(.terminated(signal: SIGHUP)) }
  }

  /// What a signal means; nothing when it has been dealt with, or is answered by another input.
  func input(_ signal: Int32) -> Input? {
    switch signal {
    case SIGWINCH:
      matchSize()
      return nil
    case SIGCONT:
      takeBack()
      return .continued
    case SIGTSTP: return .suspendRequested
    case SIGTERM, SIGHUP, SIGINT: return .terminated(signal: signal)
    default: return nil
    }
  }
}
