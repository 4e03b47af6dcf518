import VizEngine

/// Takes a log in while it is shown: as much at a time as there is between two frames.
final class LogReading {
  /// How long one may read between two frames.
  private static let longest = Duration.milliseconds(25)

  private let stream: ByteStream
  /// Whether there is more to take, without any waiting.
  private(set) var hasMore = false
  private(set) var isOver = false

  init(_ file: LogFile, waker: Waker) throws(SystemError) {
    stream = try ByteStream(
      file, prepareThread: { AlternateSignalStack.installForThisThread() }, didRead: { waker.wake() })
  }

  /// Hands on what was read meanwhile, as much of it as there is time for.
  func handOn(_ handle: (Message) -> Void) {
    let end = ContinuousClock.now + Self.longest
    hasMore = !isOver
    while hasMore {
      switch stream.take() {
      case .bytes(let bytes, _): handle(.read(bytes))
      case .nothingYet: hasMore = false
      case .end(let trouble):
        handle(.readToEnd(trouble))
        isOver = true
        hasMore = false
      }
      if ContinuousClock.now > end { return }
    }
  }

  func abandon() { stream.abandon() }
}
