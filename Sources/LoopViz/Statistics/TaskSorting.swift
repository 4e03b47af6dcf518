import VizEngine

/// In which order the tasks stand in the table.
enum TaskSorting: String, CaseIterable, Sendable {
  case created, running, ready, waiting, longest, runs, name

  /// The rows of the tasks in this order: the greatest first, names by their letters, equals as they were made.
  func rows(of statistics: RunStatistics, _ tables: TraceTables) -> [Int] {
    let tasks = statistics.tasks
    return switch self {
    case .created: Array(tasks.indices)
    case .running: greatestFirst(tasks) { $0.running.wholeNanoseconds }
    case .ready: greatestFirst(tasks) { $0.ready.wholeNanoseconds }
    case .waiting: greatestFirst(tasks) { $0.waiting.wholeNanoseconds }
    case .longest: greatestFirst(tasks) { $0.longest?.duration.wholeNanoseconds ?? -1 }
    case .runs: greatestFirst(tasks) { Int64($0.steps) }
    case .name: tasks.enumerated().map { (tables.name(of: tables[$1.identity]), $0) }.sorted { $0 < $1 }.map(\.1)
    }
  }

  private func greatestFirst(_ tasks: [TaskStatistics], _ key: (TaskStatistics) -> Int64) -> [Int] {
    tasks.enumerated().map { (key($1), $0) }.sorted { ($1.0, $0.1) < ($0.0, $1.1) }.map(\.1)
  }
}
