import ArgumentParser
import VizEngine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `loopviz compare A B`: two runs on one axis of time.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Compare two examples or logs on one axis of time.",
    discussion: """
      Each of the two is an example's name, or the path of a text log that loopviz wrote. Examples are recorded on the \
      virtual clock, which jumps over all waiting, and then played.
      """)

  @Argument(
    help: "An example's name (see: loopviz list), or a log's path.", completion: .list(Catalog.entries.map(\.name)))
  var first: String

  @Argument(help: "Another one.", completion: .list(Catalog.entries.map(\.name)))
  var second: String

  @Flag(help: "Print what both come to, and what differs, instead of showing a screen.")
  var plain = false

  @OptionGroup var screen: ScreenOptions

  func run() throws {
    let phrases = screen.speech.language.phrases
    let sources = try [first, second].map { try RunRecording.Source(named: $0, in: phrases) }
    guard plain || isatty(STDOUT_FILENO) == 0 else {
      try ScreenSession.show(screen, options: App.Options(study: .compare(sources[0], sources[1])))
      return
    }
    let runs = sources.map(\.recorded)
    print(PlainComparison.text(runs[0], runs[1], in: phrases), terminator: "")
  }
}
