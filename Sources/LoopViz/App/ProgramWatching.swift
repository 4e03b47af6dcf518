import VizEngine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program that runs while it is shown.
protocol Watching: AnyObject {
  /// Whether there is more to hand on, without any waiting.
  var hasMore: Bool { get }
  /// How it ended, once it has, and where that can be known.
  var ending: WatchedProgram.Ending? { get }
  /// Hands on what has come.
  /// - Throws: ``FileError`` when the log can no longer be written.
  func handOn(_ handle: (Message) -> Void) throws(FileError)
  /// Ctrl-C for the program.
  func interrupt()
  /// The screen is left.
  func end()
}

/// A program of ours that runs while it is shown: its log and what it prints are taken in, and its end is waited for.
final class ProgramWatching: Watching {
  private let program: WatchedProgram
  private let log: LogReading
  private var stream = ProbeStream()
  private let printed: ByteStream
  private var hasPrintedAll = false
  private var file: LogTee?
  /// How it ended, once it has.
  private(set) var ending: WatchedProgram.Ending?
  private var isTold = false

  init(
    _ command: WatchedCommand, overload: WatchedProgram.Overload, logPath: String?, waker: Waker
  ) throws {
    let file = try logPath.map { path throws(FileError) in LogTee(try OutputFile(creating: path)) }
    program = try WatchedProgram(command, output: .captured, overload: overload)
    self.file = file
    log = try LogReading(LogFile(reading: program.log, name: command.name), waker: waker)
    printed = try ByteStream(
      LogFile(reading: program.output, name: command.name),
      prepareThread: { AlternateSignalStack.installForThisThread() }, didRead: { waker.wake() })
  }

  var hasMore: Bool { log.hasMore }

  /// Hands on what has come, and the end once everything has.
  /// - Throws: ``FileError`` when the log can no longer be written.
  func handOn(_ handle: (Message) -> Void) throws(FileError) {
    if !log.isOver {
      var pieces: [[UInt8]] = []
      log.handOn { message in
        guard case .read(let bytes) = message else { return handle(message) }
        let text = stream.text(of: bytes)
        pieces.append(text)
        handle(.read(text))
      }
      for piece in pieces { try file?.write(piece) }
    }
    takePrinted(handle)
    if ending == nil, log.isOver || hasPrintedAll { ending = program.ending(waits: false) }
    guard let ending, !isTold, log.isOver, hasPrintedAll else { return }
    isTold = true
    handle(.programEnded(RunModel.Ending(ending)))
    try file?.finish()
  }

  private func takePrinted(_ handle: (Message) -> Void) {
    while !hasPrintedAll {
      switch printed.take() {
      case .bytes(let bytes): handle(.printed(bytes))
      case .nothingYet: return
      case .end: hasPrintedAll = true
      }
    }
  }

  func interrupt() { kill(program.process, SIGINT) }

  /// Ends the program, if it has not ended, and waits for that.
  func end() {
    log.abandon()
    printed.abandon()
    guard ending == nil else { return }
    kill(program.process, SIGTERM)
    for _ in 0..<20 where ending == nil {
      ending = program.ending(waits: false)
      if ending == nil { usleep(50_000) }
    }
    guard ending == nil else { return }
    kill(program.process, SIGKILL)
    ending = program.ending(waits: true)
  }
}

/// A program that is to be watched on the screen.
struct WatchRequest: Sendable {
  /// How loopviz comes to it.
  enum Entrance: Sendable {
    case started(WatchedCommand, WatchedProgram.Overload)
    case running(AttachedProgram)
  }

  let entrance: Entrance
  let logPath: String?
  let retained: Int?
}

/// The log's bytes, as they came, in a file.
private final class LogTee {
  private let file: OutputFile

  init(_ file: OutputFile) {
    self.file = file
  }

  func write(_ bytes: [UInt8]) throws(FileError) { try file.write(bytes) }
  func finish() throws(FileError) { try file.finish() }
}

extension RunModel.Ending {
  /// How a process ended.
  init(_ ending: WatchedProgram.Ending) {
    switch ending {
    case .status(0): self = .succeeded
    case .status(let status): self = .failed("exit status \(status)")
    case .signal(let signal): self = .failed("signal \(signal), \(String(cString: strsignal(signal)))")
    }
  }
}
