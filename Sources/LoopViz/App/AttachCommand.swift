import ArgumentParser
import VizEngine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `loopviz attach PID`: an asyncio program that runs already, and what its loop does from now on.
struct AttachCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attach", abstract: "Watch an asyncio program of Python that runs already.",
    discussion: """
      CPython 3.14 and newer. The program's own Python is asked to let loopviz's probe in, as soon as the program's main \
      thread runs Python code; the log begins with the tasks that are there. Leaving (q, or Ctrl-C) takes the probe out \
      again, and the program goes on as before. What it prints stays its own.

      With --plain, or where there is no terminal, the log goes to standard output; with --log FILE too, into the file. \
      What lints find is said on standard error at the end.

      Exit status: 0; 3 when --fail-on finds something; 1 when the process cannot be attached to.
      """)

  @Flag(help: "Write the text log to standard output instead of showing a screen.")
  var plain = false

  @Option(
    help: ArgumentHelp("Write the text log to a file, which must not exist.", valueName: "file"),
    completion: .file())
  var log: String?

  @Option(
    help: "The Python that asks the program to let loopviz in; of its version. Without it, the one that it runs.")
  var python: String?

  @Option(
    help: ArgumentHelp(
      "What happens when events come faster than they are written: block the program for a moment, or drop and count."))
  var onOverload = WatchedProgram.Overload.drop

  @Option(
    help: ArgumentHelp(
      "End with status 3 when the run has this; several with commas, or the option again: "
        + Concern.allCases.map(\.rawValue).joined(separator: ", ") + ".",
      valueName: "name"),
    completion: .list(Concern.allCases.map(\.rawValue)), transform: Concern.list)
  var failOn: [[Concern]] = []

  @OptionGroup var lints: LintOptions
  @OptionGroup var screen: ScreenOptions

  @Argument(help: ArgumentHelp("The number of the process.", valueName: "pid"))
  var process: Int32

  func validate() throws {
    guard process > 0 else { throw ValidationError("Name a process by its number, as in: loopviz attach 4711") }
  }

  func run() throws {
    let program: AttachedProgram
    do {
      program = try AttachedProgram(process, python: python, overload: onOverload) { writeError(sentence($0)) }
    } catch let error as FileError {
      throw CommandFailure(English().sentence(error))
    } catch AttachError.interrupted {
      writeError("\(AttachError.interrupted)")
      throw ExitCode(128 + SIGINT)
    } catch let error as AttachError {
      throw CommandFailure("\(error)")
    }
    guard plain || isatty(STDOUT_FILENO) == 0 else {
      var options = App.Options()
      options.watch = WatchRequest(
        entrance: .running(program), logPath: log, retained: ReplayCommand.retainedOfAStream.bytes)
      try ScreenSession.show(screen, options: options)
      return
    }
    try follow(program)
  }

  private func follow(_ program: AttachedProgram) throws {
    var statistics = RunStatistics(thresholds: lints.thresholds, allowances: lints.allowances)
    do {
      try PlainAttach.run(program, log: log, into: &statistics)
    } catch let error as FileError {
      throw CommandFailure(English().sentence(error))
    }
    for finding in statistics.linter.findings {
      writeError("\(English().word(finding.lint)) \(English().told(finding))")
    }
    if failOn.flatMap(\.self).contains(where: { $0.count(in: statistics) > 0 }) { throw ExitCode(Concern.status) }
  }

  private func sentence(_ waiting: AttachedProgram.Waiting) -> String {
    switch waiting {
    case .code:
      "Waiting for process \(process) to run Python code: it lets nobody in while its main thread waits. Ctrl-C ends this."
    case .loop: "Waiting for process \(process) to run an event loop. Ctrl-C ends this."
    case .turn: "Waiting for the loop of process \(process), which one step holds. Ctrl-C ends this."
    }
  }
}
