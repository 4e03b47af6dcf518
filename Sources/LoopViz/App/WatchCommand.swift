import ArgumentParser
import VizEngine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `loopviz watch app.py`: a real asyncio program, and what its loop does.
struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Watch an asyncio program of Python, which needs no change for it.",
    usage: """
      loopviz watch [options] script.py [arguments]
      loopviz watch [options] -m module [arguments]
      loopviz watch [options] -- program [arguments]
      """,
    discussion: """
      CPython 3.8 and newer, with and without uvloop. The program runs as it would by itself, with its own input and \
      exit status; a small probe in it writes what its loop does as a text log, which the screen shows as it comes. \
      Ctrl-C is the program's, a second one ends loopviz.

      On the screen it has a terminal of its own: the key i gives it all keys, Ctrl-] takes them back, and what it \
      prints becomes part of its log.

      With --plain, or where there is no terminal, the log goes to standard output, and what the program prints to \
      standard error; with --log FILE too, the log goes into the file, and the program keeps its standard output. What \
      lints find, and what is not seen of the program, is said on standard error as it happens.

      Exit status: the program's own; 3 when --fail-on finds something in a program that ended with 0.
      """)

  @Flag(help: "Write the text log to standard output instead of showing a screen.")
  var plain = false

  @Option(
    help: ArgumentHelp("Write the text log to a file, which must not exist.", valueName: "file"),
    completion: .file())
  var log: String?

  @Option(help: "The Python that runs scripts and modules.")
  var python = "python3"

  @Option(
    help: ArgumentHelp(
      "What happens when events come faster than they are written: block the program for a moment, or drop and count."))
  var onOverload = WatchedProgram.Overload.block

  @Option(
    help: ArgumentHelp(
      "End with status 3 when the run has this; several with commas, or the option again: "
        + Concern.allCases.map(\.rawValue).joined(separator: ", ") + ".",
      valueName: "name"),
    completion: .list(Concern.allCases.map(\.rawValue)), transform: Concern.list)
  var failOn: [[Concern]] = []

  @OptionGroup var lints: LintOptions
  @OptionGroup var screen: ScreenOptions

  @Argument(parsing: .captureForPassthrough, help: "What to run.")
  var program: [String] = []

  func run() throws {
    try refuseOptions()
    guard let command = WatchedCommand(program, python: python) else {
      throw ValidationError("Name a program to watch, as in: loopviz watch app.py")
    }
    guard plain || isatty(STDOUT_FILENO) == 0 else { return try show(command) }
    var statistics = RunStatistics(thresholds: lints.thresholds, allowances: lints.allowances)
    let ending: WatchedProgram.Ending
    do {
      ending = try PlainWatch.run(command, log: log, overload: onOverload, into: &statistics, tell: writeError)
    } catch FileError.refused(_, EPIPE) {
      Terminal.endProcess(by: SIGPIPE)
    } catch let error as FileError {
      throw CommandFailure(English().sentence(error))
    }
    let present = failOn.flatMap(\.self).filter { $0.count(in: statistics) > 0 }
    try end(as: ending, present)
  }

  /// What begins with a dash in the program's place is not the program's, but came to nobody.
  private func refuseOptions() throws {
    guard let first = program.first, first.hasPrefix("-"), first != "-m", first != "--" else { return }
    if ["-h", "--help"].contains(first) { throw CleanExit.helpRequest(self) }
    if first == "--version" { throw CleanExit.message(LoopViz.configuration.version) }
    throw ValidationError(
      """
      Unknown option '\(first)'. Options of loopviz are those of loopviz watch --help; those of Python stand behind \
      two dashes: loopviz watch -- \(python) \(first) app.py
      """)
  }

  /// On the screen; the exit status is the program's own afterwards too.
  private func show(_ command: WatchedCommand) throws {
    var options = App.Options()
    options.watch = WatchRequest(
      entrance: .started(command, onOverload), logPath: log, retained: ReplayCommand.retainedOfAStream.bytes)
    if let ending = try ScreenSession.show(screen, options: options) { try end(as: ending, []) }
  }

  private func end(as ending: WatchedProgram.Ending, _ present: [Concern]) throws {
    switch ending {
    case .signal(let signal): Terminal.endProcess(by: signal)
    case .status(0) where !present.isEmpty: throw ExitCode(Concern.status)
    case .status(0): break
    case .status(let status): throw ExitCode(status)
    }
  }
}

extension WatchedProgram.Overload: ExpressibleByArgument {}
