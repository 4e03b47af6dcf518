import VizEngine

@testable import LoopViz

extension LogReport {
  /// The report of an example of the catalog, as its log would be read.
  static func example(
    _ name: String, sorting: TaskSorting = .created, limit: Int? = nil, thresholds: LintThresholds = LintThresholds(),
    allowances: [LintAllowance] = []
  ) throws -> LogReport {
    let run = try RecordedRun.example(name)
    let header = TextLogHeader(
      source: "VizEngine 0.1.0", program: name, clock: "virtual", started: "2026-11-22T16:50:00.000Z")
    let log = TextLog(reading: TextLogEncoder.encode(run.trace, header: header))
    return LogReport(
      log, RunStatistics(log.trace, thresholds: thresholds, allowances: allowances), sorting: sorting, limit: limit)
  }

  /// The report of a log.
  init(_ text: String, sorting: TaskSorting = .created, limit: Int? = nil) {
    let log = TextLog(reading: text)
    self.init(log, RunStatistics(log.trace), sorting: sorting, limit: limit)
  }

  /// What people are shown.
  var text: String {
    get throws {
      let collected = Collected()
      var writer = PieceWriter { collected.bytes += $0 }
      try StatisticsText(self).write(to: &writer)
      try writer.flush()
      return collected.text
    }
  }

  /// What programs are given.
  var json: String {
    get throws {
      let collected = Collected()
      try StatisticsJSON(self).write(to: PieceWriter { collected.bytes += $0 })
      return collected.text
    }
  }

  /// The names of the tasks in their order.
  var names: [String] { rows.map { tables.name(of: tables[statistics.tasks[$0].identity]) } }
}

private final class Collected {
  var bytes: [UInt8] = []
  var text: String { String(decoding: bytes, as: UTF8.self) }
}
