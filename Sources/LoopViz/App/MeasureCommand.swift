import ArgumentParser
import VizEngine

/// `loopviz measure`: how fast and how large the model of a great run is; for `make bench`.
struct MeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure", abstract: "Measure the model of a run of many tasks.", shouldDisplay: false)

  @Option(help: "How many tasks run.")
  var tasks = 100_000

  @Option(help: "How many events are recorded, at least.")
  var events = 5_000_000

  @Option(help: "Measure how this log is read instead.")
  var log: String?

  func validate() throws {
    if tasks < 1 || events < 1 { throw ValidationError("--tasks and --events want numbers above 0.") }
  }

  func run() throws {
    if let log { return try LogMeasurement(path: log).report() }
    try SwarmMeasurement().report()
    try GreatRunMeasurement(tasks: tasks, events: events).report()
  }
}
