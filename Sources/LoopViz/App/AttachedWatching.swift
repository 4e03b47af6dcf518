#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program that ran already while it is shown: its log is taken in, until it ends or the screen is left.
/// Ctrl-C leaves the screen: the program is not loopviz's to interrupt.
final class AttachedWatching: Watching {
  private let program: AttachedProgram
  private let log: LogReading
  private var stream = ProbeStream()
  private var file: OutputFile?
  let ending: WatchedProgram.Ending? = nil
  let folder: String

  init(_ program: AttachedProgram, logPath: String?, waker: Waker) throws {
    self.program = program
    folder = program.process.script.map { String($0[..<($0.lastIndex(of: "/") ?? $0.startIndex)]) } ?? "."
    file = try logPath.map { path throws(FileError) in try OutputFile(creating: path) }
    log = try LogReading(LogFile(reading: program.log, name: program.process.name), waker: waker)
  }

  var hasMore: Bool { log.hasMore }

  func handOn(_ handle: (Message) -> Void) throws(FileError) {
    guard !log.isOver else { return }
    var pieces: [[UInt8]] = []
    log.handOn { message in
      guard case .read(let bytes) = message else { return handle(message) }
      let text = stream.text(of: bytes)
      pieces.append(text)
      handle(.read(text))
    }
    for piece in pieces { try file?.write(piece) }
    if log.isOver { try file?.finish() }
  }

  /// How often it is looked whether the program has said its last, and how long each time, in microseconds.
  private static let (looks, pause) = (100, UInt32(10_000))

  /// Takes the probe out of the program, and what it says meanwhile into the file.
  func end() throws(FileError) {
    program.detach()
    for _ in 0..<Self.looks where !log.isOver {
      try handOn { _ in }
      // Another thread reads it, and wakes only the screen.
      if !log.isOver { usleep(Self.pause) }
    }
    log.abandon()
  }
}
