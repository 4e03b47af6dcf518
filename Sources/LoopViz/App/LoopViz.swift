import ArgumentParser

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The system's `exit`, which the library's hides.
private func exitProcess(_ status: Int32) -> Never { exit(status) }

/// A line on standard error.
func writeError(_ text: String) {
  let message = Array("\(text)\n".utf8)
  _ = message.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
}

/// The command line.
@main
struct LoopViz: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "loopviz",
    abstract: "See an event loop think.",
    discussion: "Without a subcommand it shows the menu of examples.",
    version: "loopviz \(Version.current)",
    subcommands: [
      MenuCommand.self, RunCommand.self, ReplayCommand.self, CompareCommand.self, PredictCommand.self, ListCommand.self,
      StoryCommand.self, WatchCommand.self, AttachCommand.self, StatsCommand.self, ExportCommand.self,
      MeasureCommand.self,
    ],
    defaultSubcommand: MenuCommand.self)

  /// As the shell's own programs do, a wrong command line ends with 2; the library's own status for it is 64.
  private static let usageStatus: Int32 = 2

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      writeError(fullMessage(for: error))
      exitProcess(usageStatus)
    }
  }
}
