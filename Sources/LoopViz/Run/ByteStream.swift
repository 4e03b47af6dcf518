import VizEngine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Bytes of a file or a pipe, read by a thread of its own into a queue of bounded length, for whoever must not wait.
///
/// Who writes into the pipe waits while the queue is full, so that nothing is lost and nothing piles up.
final class ByteStream: Sendable {
  /// What ``take()`` finds.
  enum Taking: Sendable {
    /// When on the wall they were read, in nanoseconds since 1970.
    case bytes([UInt8], readAt: Int64)
    /// Nothing yet; the waker will be called when there is more.
    case nothingYet
    /// All was taken; a reason when it could not be read to its end.
    case end(String?)
  }

  private struct State: Sendable {
    var pieces: [(bytes: [UInt8], time: Int64)] = []
    var end: End?
    var isAbandoned = false
  }

  private enum End: Sendable {
    case whole
    case broken(String)
  }

  private static let pieceLength = 1 << 18
  private static let mostPieces = 8

  private let state = Monitor(State())
  private let source: LogFile

  /// Starts to read.
  /// - Parameters:
  ///   - prepareThread: called first on the new thread.
  ///   - didRead: called on it when there is something to take, or the end.
  init(
    _ source: LogFile, prepareThread: @escaping @Sendable () -> Void = {}, didRead: @escaping @Sendable () -> Void
  ) throws(SystemError) {
    self.source = source
    try startThread { [state] in
      prepareThread()
      Self.read(source, into: state, didRead)
    }
  }

  private static func read(_ source: LogFile, into state: Monitor<State>, _ didRead: @Sendable () -> Void) {
    var end = End.whole
    reading: while true {
      let isWanted = state.wait { state -> Monitor<State>.Verdict<Bool> in
        if state.isAbandoned { return .done(false) }
        return state.pieces.count < mostPieces ? .done(true) : .wait(atMost: nil)
      }
      guard isWanted else { break }
      switch source.read(atMost: pieceLength) {
      case .success(let piece) where piece.isEmpty: break reading
      case .success(let piece): state.change { $0.pieces.append((piece, WallClock.nanoseconds)) }
      case .failure(let error):
        end = .broken(error.reason)
        break reading
      }
      didRead()
    }
    if let trouble = source.finish() { end = .broken(trouble) }
    state.change { $0.end = end }
    didRead()
  }

  /// The next bytes, if there are any; never waits.
  func take() -> Taking {
    state.change { state in
      if !state.pieces.isEmpty {
        let piece = state.pieces.removeFirst()
        return .bytes(piece.bytes, readAt: piece.time)
      }
      switch state.end {
      case .whole: return .end(nil)
      case .broken(let reason): return .end(reason)
      case nil: return .nothingYet
      }
    }
  }

  /// Nobody takes any more: the thread ends with the piece that it waits for.
  func abandon() { state.change { $0.isAbandoned = true } }
}
