import VizEngine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program that runs with the probe in it: its process, and the pipe through which its log comes.
final class WatchedProgram: Sendable {
  /// What becomes of events when they are not read as fast as they come.
  enum Overload: String, CaseIterable, Sendable {
    case block, drop
  }

  /// Where its standard output goes.
  enum Output: Sendable {
    /// Where that of loopviz goes.
    case inherited
    /// To standard error, because standard output is the log.
    case standardError
    /// To a terminal of its own, with standard error and standard input, because the real one is the screen's.
    case captured(ProgramTerminal)
  }

  /// How a process ended.
  enum Ending: Hashable, Sendable {
    case status(Int32)
    case signal(Int32)
  }

  /// The read end of the log's pipe.
  let log: Int32
  /// The terminal that it has of its own.
  let terminal: ProgramTerminal?
  let process: pid_t
  private let folder: ProbeFolder

  /// Starts it, with the same standard input and environment, to which the probe's orders are added.
  init(_ command: WatchedCommand, output: Output, overload: Overload) throws {
    folder = try ProbeFolder()
    let (log, logEnd) = try Self.makePipe()
    defer { close(logEnd) }
    self.log = log
    process = try Self.spawn(command, folder.path, writeEnd: logEnd, output, overload)
    guard case .captured(let terminal) = output else {
      terminal = nil
      return
    }
    self.terminal = terminal
    terminal.programHasStarted()
  }

  deinit { close(log) }

  private static func makePipe() throws(SystemError) -> (readEnd: Int32, writeEnd: Int32) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      throw SystemError(action: "make a pipe", code: errno, advice: "close other programs")
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  /// The number under which the program finds the pipe: beyond those that shells use.
  private static let probeDescriptor: Int32 = 63

  private static func spawn(
    _ command: WatchedCommand, _ folder: String, writeEnd: Int32, _ output: Output, _ overload: Overload
  ) throws(SystemError) -> pid_t {
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #else
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, writeEnd, probeDescriptor)
    var flags = Int32(POSIX_SPAWN_SETSIGDEF)
    switch output {
    case .inherited: break
    case .standardError: posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO)
    case .captured(let terminal):
      // The first terminal that a session's leader opens is its controlling one.
      flags |= sessionOfItsOwn
      posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, terminal.path, O_RDWR, 0)
      posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDOUT_FILENO)
      posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDERR_FILENO)
    }
    // loopviz handles these signals itself, which the program must not inherit.
    var handled = sigset_t()
    sigemptyset(&handled)
    for signal in [SIGINT, SIGPIPE] { sigaddset(&handled, signal) }
    posix_spawnattr_setsigdefault(&attributes, &handled)
    posix_spawnattr_setflags(&attributes, Int16(flags))
    var arguments: [UnsafeMutablePointer<CChar>?] = command.arguments.map { strdup($0) } + [nil]
    var environment: [UnsafeMutablePointer<CChar>?] =
      self.environment(folder, overload, output).map { strdup($0) } + [nil]
    defer { for text in arguments + environment { free(text) } }
    var process = pid_t()
    let code = posix_spawnp(&process, command.arguments[0], &actions, &attributes, &arguments, &environment)
    guard code == 0 else {
      throw SystemError(
        action: "start \(command.arguments[0])", code: code, advice: "give a program that PATH has, or its path")
    }
    return process
  }

  /// POSIX_SPAWN_SETSID, which Swift is not shown.
  #if canImport(Glibc)
    private static let sessionOfItsOwn: Int32 = 0x80
  #else
    private static let sessionOfItsOwn: Int32 = 0x0400
  #endif

  private static func environment(_ folder: String, _ overload: Overload, _ output: Output) -> [String] {
    var variables: [String] = []
    var hasOwnTerminal = false
    if case .captured = output { hasOwnTerminal = true }
    var path = folder
    var next = environ
    while let entry = next.pointee {
      let text = String(cString: entry)
      if text.hasPrefix("PYTHONPATH=") {
        path += ":" + text.dropFirst("PYTHONPATH=".count)
      } else if hasOwnTerminal, text.hasPrefix("TERM=") {
        // The pane shows lines: no colours, no moving about.
        variables.append("TERM=dumb")
      } else {
        variables.append(text)
      }
      next += 1
    }
    return variables + [
      "PYTHONPATH=\(path)", "LOOPVIZ_PROBE_FD=\(probeDescriptor)", "LOOPVIZ_ON_OVERLOAD=\(overload.rawValue)",
    ]
  }

  /// Sends a signal to all who would get what is typed: Ctrl-C is for a whole group of processes.
  func signal(_ signal: Int32) {
    if let group = terminal?.foreground, kill(-group, signal) == 0 { return }
    kill(process, signal)
  }

  /// Asks it to end, and ends it if it does not heed that.
  func end() {
    kill(process, SIGTERM)
    for _ in 0..<Self.looks {
      if ending(waits: false) != nil { return }
      // There is no `waitpid` that gives up after a while.
      usleep(Self.pause)
    }
    kill(process, SIGKILL)
    _ = ending(waits: true)
  }

  /// How often it is looked whether it heeds that, and how long each time, in microseconds.
  private static let (looks, pause) = (100, UInt32(10_000))

  /// Whether it has ended, and how; `waits` until it has.
  func ending(waits: Bool) -> Ending? {
    var status: Int32 = 0
    var result: pid_t
    repeat { result = waitpid(process, &status, waits ? 0 : WNOHANG) } while result < 0 && errno == EINTR
    guard result == process else { return nil }
    let signal = status & 0x7F
    return signal == 0 ? .status(status >> 8 & 0xFF) : .signal(signal)
  }
}
