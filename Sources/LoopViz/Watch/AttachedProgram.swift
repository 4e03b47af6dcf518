import VizEngine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program that ran already when loopviz came, with the probe in it until loopviz goes.
final class AttachedProgram: Sendable {
  /// What it may be waited for.
  enum Waiting: Sendable {
    /// Its main thread runs no Python code: it waits for the system, or a library computes.
    case code
    /// No event loop runs in it.
    case loop
    /// Its loop is busy with one step.
    case turn
  }

  /// The socket through which its log comes.
  let log: Int32
  let process: RunningProcess
  private let folder: AttachFolder

  /// Asks the process to let us in, and waits until its log begins.
  /// - Parameters:
  ///   - python: which Python asks; without it the one that the process runs.
  ///   - tell: called when it takes longer than a second, and when that changes.
  /// - Throws: ``AttachError``, ``FileError`` or ``SystemError``.
  init(
    _ identifier: pid_t, python: String?, overload: WatchedProgram.Overload, tell: (Waiting) -> Void
  ) throws {
    process = try RunningProcess(identifier)
    guard let python = python ?? process.interpreter else {
      throw AttachError.notPython(identifier, process.executable)
    }
    if geteuid() == 0, process.owner != 0, python == process.interpreter, !process.isSafeForRoot {
      throw AttachError.unsafe(identifier, process.executable)
    }
    folder = try AttachFolder(for: process, overload: overload)
    let request = AttachRequest(process: process, python: python)
    let interrupts = AttachInterrupts()
    defer { interrupts.finish() }
    try request.run(folder.script)
    let line: Int32
    do throws(AttachError) {
      line = try Self.accept(folder.listener, process, tell)
    } catch {
      request.withdraw()
      throw error
    }
    do throws(AttachError) {
      try Self.awaitBeginning(on: line, process, tell)
    } catch {
      close(line)
      throw error
    }
    log = line
  }

  deinit { close(log) }

  /// Tells the probe to put everything back and go; what it has still to say comes before the end of ``log``.
  func detach() { shutdown(log, Int32(SHUT_WR)) }

  // In milliseconds.
  private static let patience: Int32 = 1000
  private static let shortPatience: Int32 = 100

  /// Waits until the script has connected.
  private static func accept(
    _ listener: Int32, _ process: RunningProcess, _ tell: (Waiting) -> Void
  ) throws(AttachError) -> Int32 {
    var told = false
    if try !isReadable(listener, process, within: shortPatience) { Nudge.give(to: process.identifier) }
    while true {
      if try isReadable(listener, process) {
        let line = systemAccept(listener)
        if line >= 0 {
          _ = fcntl(line, F_SETFD, FD_CLOEXEC)
          return line
        }
      } else if !told {
        told = true
        tell(.code)
      }
    }
  }

  /// Reads what the probe says before its log: that it waits, why it cannot, or that it begins.
  private static func awaitBeginning(
    on line: Int32, _ process: RunningProcess, _ tell: (Waiting) -> Void
  ) throws(AttachError) {
    var told: Waiting?
    while true {
      guard try isReadable(line, process) else {
        if told == nil {
          told = .turn
          tell(.turn)
        }
        continue
      }
      var word: UInt8 = 0
      guard read(line, &word, 1) == 1 else { throw .ended(process.identifier) }
      switch word {
      case UInt8(ascii: "A"): return
      case UInt8(ascii: "B"): throw .busy(process.identifier)
      case UInt8(ascii: "W"):
        told = .loop
        tell(.loop)
      default: throw .failed(process.identifier, rest(of: line))
      }
    }
  }

  private static func rest(of line: Int32) -> String {
    var piece = [UInt8](repeating: 0, count: 4096)
    let length = max(0, read(line, &piece, piece.count))
    return String(decoding: piece[..<length], as: UTF8.self)
  }

  /// Whether something comes, within a second if not said otherwise.
  private static func isReadable(
    _ descriptor: Int32, _ process: RunningProcess, within patience: Int32 = patience
  ) throws(AttachError) -> Bool {
    var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    if AttachInterrupts.haveCome { throw .interrupted }
    let count = poll(&watched, 1, patience)
    if AttachInterrupts.haveCome { throw .interrupted }
    if count == 0, !process.isAlive { throw .ended(process.identifier) }
    return count > 0
  }
}

private func systemAccept(_ listener: Int32) -> Int32 { accept(listener, nil, nil) }
