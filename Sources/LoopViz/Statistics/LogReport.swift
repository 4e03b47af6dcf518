import VizEngine

/// A log and what it comes to: all that a report of it is made of, for people or for programs.
struct LogReport: Sendable {
  /// How many tasks people are shown unless they ask for another number.
  static let usualTasks = 100
  /// How many problems of the log people are shown.
  static let shownProblems = 5

  let log: TextLog
  let statistics: RunStatistics
  /// The rows of the tasks that are reported, in order.
  let rows: ArraySlice<Int>

  /// The first `limit` tasks in an order, or all of them.
  init(_ log: TextLog, _ statistics: RunStatistics, sorting: TaskSorting = .created, limit: Int? = nil) {
    self.log = log
    self.statistics = statistics
    let all = sorting.rows(of: statistics, log.trace.tables)
    rows = limit.map { all.prefix($0) } ?? all[...]
  }

  var tables: TraceTables { log.trace.tables }

  /// The task that had the loop for longest in one step.
  var longest: TaskStatistics? {
    var longest: TaskStatistics?
    for task in statistics.tasks {
      guard let step = task.longest, step.duration > longest?.longest?.duration ?? .nanoseconds(-1) else { continue }
      longest = task
    }
    return longest
  }
}
