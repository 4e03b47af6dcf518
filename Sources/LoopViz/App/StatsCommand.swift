import ArgumentParser
import VizEngine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `loopviz stats LOG`: what a recorded run comes to, for people, for programs, and for checks that may fail.
struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Summarize a recorded run: times of each task, and what lints find.",
    discussion: """
      Exit status: 0; 1 when the log cannot be read or the summary cannot be written; 2 when the command line is wrong; \
      3 when the run has what --fail-on names. docs/STATS.md describes the JSON.
      """)

  @Argument(help: "The path of a text log, or - for standard input.", completion: .file())
  var log: String

  @Flag(help: "Write one JSON document, of all tasks unless --top says otherwise.")
  var json = false

  @Option(help: "The order of the tasks: as they were made, the greatest first, or by name.")
  var sort = TaskSorting.created

  @Option(
    help: ArgumentHelp(
      "How many tasks are shown, 0 for all (default: \(LogReport.usualTasks), and all in JSON).", valueName: "n"))
  var top: Int?

  @Option(
    help: ArgumentHelp(
      "End with status 3 when the run has this; several with commas, or the option again: "
        + Concern.allCases.map(\.rawValue).joined(separator: ", ") + ".",
      valueName: "name"),
    completion: .list(Concern.allCases.map(\.rawValue)), transform: Concern.list)
  var failOn: [[Concern]] = []

  @OptionGroup var lints: LintOptions

  func validate() throws {
    if let top, top < 0 { throw ValidationError("--top wants a number of tasks, or 0 for all.") }
  }

  func run() throws {
    let text: TextLog
    do throws(RecordedLogError) {
      text = try RecordedLog.readText(Environment.expandingHome(in: log))
    } catch {
      throw CommandFailure(sentence(error))
    }
    let statistics = RunStatistics(text.trace, thresholds: lints.thresholds, allowances: lints.allowances)
    let limit = top ?? (json ? 0 : LogReport.usualTasks)
    let report = LogReport(text, statistics, sorting: sort, limit: limit == 0 ? nil : limit)
    do throws(FileError) {
      try write(report)
    } catch {
      // Who reads no further, as `head` does, has had what was wanted.
      guard case .refused(_, EPIPE) = error else { throw CommandFailure(English().sentence(error)) }
    }
    let present = failOn.flatMap(\.self).filter { $0.count(in: statistics) > 0 }
    guard !present.isEmpty else { return }
    writeError("The run has: \(present.map { "\($0.rawValue) (\($0.count(in: statistics)))" }.joined(separator: ", "))")
    throw ExitCode(Concern.status)
  }

  private func write(_ report: LogReport) throws(FileError) {
    let output = OutputFile(standardOutput: ())
    var writer = PieceWriter { bytes throws(FileError) in try output.write(bytes) }
    if json { return try StatisticsJSON(report).write(to: writer) }
    try StatisticsText(report).write(to: &writer)
    try writer.flush()
  }

  private func sentence(_ error: RecordedLogError) -> String {
    guard case .nowhere(let path) = error else { return English().sentence(error) }
    return "There is no file '\(path)'. Give the path of a log, or - for standard input."
  }
}

extension TaskSorting: ExpressibleByArgument {}
