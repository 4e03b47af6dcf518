import VizEngine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

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
  private let name: String
  let folder: String
  /// What is printed, as lines, and the log with them in it.
  private var lines = PrintedText()
  private var joined = PrintedIntoLog()
  /// How the reading of the log ended, once it has: nothing at its end.
  private var endOfLog: String??
  private let terminal: ProgramTerminal
  private var size: Size
  /// What was typed and found no room yet.
  private var untyped: [UInt8] = []

  init(
    _ command: WatchedCommand, overload: WatchedProgram.Overload, logPath: String?, size: Size, waker: Waker
  ) throws {
    self.size = size
    name = command.name
    folder = command.folder
    terminal = try ProgramTerminal(size)
    let file = try logPath.map { path throws(FileError) in LogTee(try OutputFile(creating: path)) }
    program = try WatchedProgram(command, output: .captured(terminal), overload: overload)
    self.file = file
    log = try LogReading(LogFile(reading: program.log, name: command.name), waker: waker)
    printed = try ByteStream(
      LogFile(reading: terminal.descriptor, name: command.name),
      prepareThread: { AlternateSignalStack.installForThisThread() }, didRead: { waker.wake() })
  }

  var hasMore: Bool { log.hasMore }

  /// Hands on what has come, and the end once everything has.
  /// - Throws: ``FileError`` when the log can no longer be written.
  func handOn(_ handle: (Message) -> Void) throws(FileError) {
    // What is printed first: it is heard sooner than what the loop did before.
    takePrinted(handle)
    var pieces: [[UInt8]] = []
    if !log.isOver {
      log.handOn { message in
        switch message {
        case .read(let bytes): pieces.append(joined.take(stream.text(of: bytes)))
        case .readToEnd(let trouble): endOfLog = .some(trouble)
        default: handle(message)
        }
      }
    }
    pieces.append(joined.takeOverdue(now: WallClock.nanoseconds))
    try pass(pieces, handle)
    if !untyped.isEmpty { type([]) }
    if ending == nil, log.isOver || hasPrintedAll { ending = program.ending(waits: false) }
    guard let ending, !isTold, log.isOver, hasPrintedAll else { return }
    isTold = true
    if let line = lines.takeRest() { joined.hold(line, printedAt: WallClock.nanoseconds) }
    try pass([joined.finish(program: name)], handle)
    handle(.readToEnd(endOfLog ?? nil))
    handle(.programEnded(ProgramExit(ending)))
    try file?.finish()
  }

  private func pass(_ pieces: [[UInt8]], _ handle: (Message) -> Void) throws(FileError) {
    for piece in pieces where !piece.isEmpty {
      handle(.read(piece))
      try file?.write(piece)
    }
  }

  private func takePrinted(_ handle: (Message) -> Void) {
    while !hasPrintedAll {
      switch printed.take() {
      case .bytes(let bytes, let time):
        for line in lines.take(bytes) { joined.hold(line, printedAt: time) }
        handle(.printed(bytes))
      case .nothingYet: return
      case .end: hasPrintedAll = true
      }
    }
  }

  func interrupt() { program.signal(SIGINT) }

  /// Types into the program's terminal; what has no room there waits until it has.
  func type(_ bytes: [UInt8]) {
    untyped += bytes
    untyped.removeFirst(terminal.type(untyped))
  }

  /// Its terminal is as large as what shows it.
  func resize(to size: Size) {
    guard size != self.size else { return }
    self.size = size
    terminal.resize(to: size)
  }

  /// The program stands still while loopviz does.
  func stand() { program.signal(SIGSTOP) }
  func goOn() { program.signal(SIGCONT) }

  /// How long the program may take to end when it is asked to, and what it wrote to come in after that.
  private static let patience = (toEnd: Duration.seconds(1), toDrain: Duration.milliseconds(1500))

  /// Ends the program, if it has not ended, waits for that, and writes the rest of its log.
  /// - Throws: ``FileError`` when the log can no longer be written.
  func end() throws(FileError) {
    guard !isTold else { return }
    defer {
      log.abandon()
      printed.abandon()
    }
    let start = ContinuousClock.now
    if ending == nil { kill(program.process, SIGTERM) }
    while !isTold, ContinuousClock.now < start + Self.patience.toDrain {
      try handOn { _ in }
      if isTold { return }
      if ending == nil { ending = program.ending(waits: false) }
      if ending == nil, ContinuousClock.now > start + Self.patience.toEnd {
        kill(program.process, SIGKILL)
        ending = program.ending(waits: true)
      }
      // A process has no descriptor that a poll could wait for beside its pipes.
      usleep(10_000)
    }
    isTold = true
    try file?.write(joined.finish(program: name))
    try file?.finish()
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

extension ProgramExit {
  /// How a process ended.
  fileprivate init(_ ending: WatchedProgram.Ending) {
    switch ending {
    case .status(let status): self = .status(status)
    case .signal(let signal): self = .signal(signal, name: String(cString: strsignal(signal)))
    }
  }
}
