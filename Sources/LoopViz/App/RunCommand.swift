import ArgumentParser
import VizEngine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `loopviz run EXAMPLE`: one example, on the screen or as a text log.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run an example.",
    discussion: """
      Exit status: 0, or 1 when the example failed, or 2 when the command line is wrong. What lints find in a plain run \
      (a loop that is blocked, a coroutine never awaited …) is said on standard error after its end.
      """)

  enum ClockChoice: String, ExpressibleByArgument, CaseIterable {
    case real, virtual
  }

  @Argument(help: "The example's name (see: loopviz list).", completion: .list(Catalog.entries.map(\.name)))
  var example: String

  @Flag(help: "Write the text log to standard output instead of showing a screen.")
  var plain = false

  @Option(
    help: ArgumentHelp("Write the text log to a file, which must not exist.", valueName: "file"),
    completion: .file())
  var log: String?

  @Option(help: ArgumentHelp("How many seconds of the loop pass in one: 0.25 to 8 on the screen.", valueName: "factor"))
  var speed: Double?

  @Option(help: ArgumentHelp("Whose time it is: that of the wall, or one that jumps over all waiting."))
  var clock = ClockChoice.real

  @OptionGroup var screen: ScreenOptions

  func validate() throws {
    try Catalog.validate(example)
    if let speed, !(speed > 0 && speed <= 1000) {
      throw ValidationError("--speed wants a number above 0, at most 1000.")
    }
  }

  func run() throws {
    guard let entry = Catalog.entry(named: example) else { return }
    guard plain || isatty(STDOUT_FILENO) == 0 else {
      let options = App.Options(
        usesVirtualClock: clock == .virtual, speed: speed, logPath: log, example: example)
      try ScreenSession.show(screen, options: options)
      return
    }
    let phrases = screen.speech.language.phrases
    do {
      let outcome = try PlainRun.run(entry, clock: plainClock, logPath: log)
      // Standard output is the log and nothing else; what is to be said about the run goes beside it.
      for finding in outcome.findings { writeError("\(phrases.word(finding.lint)) \(phrases.told(finding))") }
      if case .failed(let reason) = outcome.ending { throw CommandFailure(phrases.failed(example, reason: reason)) }
    } catch let error as FileError {
      throw CommandFailure(phrases.sentence(error))
    }
  }

  private var plainClock: any LoopClock {
    switch (clock, speed) {
    case (.virtual, _): VirtualClock()
    case (.real, let speed?): PacedClock(speed: speed)
    case (.real, nil): RealClock()
    }
  }
}
