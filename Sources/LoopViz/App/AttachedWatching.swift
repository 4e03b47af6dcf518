#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program that ran already while it is shown: its log is taken in, until it ends or the screen is left.
final class AttachedWatching: Watching {
  private let program: AttachedProgram
  private let log: LogReading
  private var file: OutputFile?
  let ending: WatchedProgram.Ending? = nil

  init(_ program: AttachedProgram, logPath: String?, waker: Waker) throws {
    self.program = program
    file = try logPath.map { path throws(FileError) in try OutputFile(creating: path) }
    log = try LogReading(LogFile(reading: program.log, name: program.process.name), waker: waker)
  }

  var hasMore: Bool { log.hasMore }

  func handOn(_ handle: (Message) -> Void) throws(FileError) {
    guard !log.isOver else { return }
    var pieces: [[UInt8]] = []
    log.handOn { message in
      if case .read(let bytes) = message { pieces.append(bytes) }
      handle(message)
    }
    for piece in pieces { try file?.write(piece) }
    if log.isOver { try file?.finish() }
  }

  /// Ctrl-C leaves the screen: the program is not loopviz's to interrupt.
  func interrupt() {}

  /// How often it is looked whether the program has said its last, and how long each time, in microseconds.
  private static let (looks, pause) = (100, UInt32(10_000))

  /// Takes the probe out of the program, and what it says meanwhile into the file.
  func end() {
    program.detach()
    for _ in 0..<Self.looks where !log.isOver {
      try? handOn { _ in }
      if !log.isOver { usleep(Self.pause) }
    }
    log.abandon()
  }
}
