import ArgumentParser

/// `loopviz replay LOG`: a recorded run on the screen, with everything that a live one has.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Show a recorded run: play it, or go anywhere in it.",
    discussion: """
      The log is one that loopviz wrote, or any other program (docs/LOG-FORMAT.md). A file plays in the time in which it \
      was recorded; what comes through a pipe is shown as it comes:

        program | loopviz replay -

      A stream keeps 256 MB of events, some six million (see --retain).

      Files that gzip or zstd packed are unpacked by these programs. What cannot be read is left out and reported with \
      its line: Enter on the screen lists it.
      """)

  /// How fast a log plays.
  enum Pace: ExpressibleByArgument {
    case times(Double)
    /// As fast as it can be read.
    case fastest

    init?(argument: String) {
      if argument == "max" {
        self = .fastest
      } else if let factor = Double(argument), factor > 0 {
        self = .times(factor)
      } else {
        return nil
      }
    }
  }

  @Argument(help: "The log's path; - is standard input.", completion: .file())
  var log: String

  @Option(
    help: ArgumentHelp(
      "How many seconds of the log pass in one, 0.25 to 8; max shows the end as soon as it is read.",
      valueName: "factor"))
  var speed: Pace?

  @Option(
    help: ArgumentHelp(
      "How much memory the events of a stream may take, as 500M or 2G; the oldest half is let go then, and counted.",
      valueName: "size"))
  var retain: MemorySize?

  /// What a stream keeps without a word: some six million events.
  static let retainedOfAStream = MemorySize(bytes: 256 << 20)

  @OptionGroup var screen: ScreenOptions

  func run() throws {
    let phrases = screen.speech.language.phrases
    let file: LogFile
    do throws(RecordedLogError) {
      file = try LogFile(opening: Environment.expandingHome(in: log))
    } catch {
      throw CommandFailure(phrases.sentence(error))
    }
    var options = App.Options()
    var plays = log != "-"
    switch speed {
    case .times(let factor):
      options.speed = factor
      plays = true
    case .fastest: plays = false
    case nil: break
    }
    let retained = retain ?? (file.length == nil ? Self.retainedOfAStream : nil)
    options.replay = App.ReplayRequest(file: file, plays: plays, retained: retained?.bytes)
    try ScreenSession.show(screen, options: options)
  }
}
