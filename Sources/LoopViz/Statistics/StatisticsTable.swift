import VizEngine

/// The tasks of a report as a table for people: columns as wide as what stands in them.
struct StatisticsTable {
  private struct Column {
    var head: String
    var isNumber = false
    var width = 0
  }

  /// A coroutine's arguments, a result or an error may be of any length.
  private static let greatestWidth = 40
  private static let gap = "  "

  private let report: LogReport
  private var columns = [
    Column(head: "task"), Column(head: "coroutine"), Column(head: "runs", isNumber: true),
    Column(head: "running", isNumber: true), Column(head: "ready", isNumber: true),
    Column(head: "waiting", isNumber: true), Column(head: "longest", isNumber: true), Column(head: "at"),
    Column(head: "ended"),
  ]

  init(_ report: LogReport) {
    self.report = report
    for index in columns.indices { columns[index].width = columns[index].head.utf8.count }
    for row in report.rows {
      for (index, cell) in cells(report.statistics.tasks[row]).enumerated() {
        columns[index].width = max(columns[index].width, TextWidth.columns(of: cell))
      }
    }
  }

  func write(to writer: inout PieceWriter) throws(FileError) {
    try writer.write(line(columns.map(\.head)))
    for row in report.rows { try writer.write(line(cells(report.statistics.tasks[row]))) }
    let rest = report.statistics.tasks.count - report.rows.count
    guard rest > 0 else { return }
    try writer.write("and \(PlainText.count(rest)) more; --top 0 shows all\n")
  }

  private func line(_ cells: [String]) -> String {
    var line = ""
    for (index, (column, cell)) in zip(columns, cells).enumerated() {
      if index == columns.count - 1 {
        line += cell
      } else {
        let padded =
          column.isNumber ? TextWidth.paddedLeft(cell, to: column.width) : TextWidth.padded(cell, to: column.width)
        line += padded + Self.gap
      }
    }
    while line.utf8.last == UInt8(ascii: " ") { line.removeLast() }
    return line + "\n"
  }

  private func cells(_ task: TaskStatistics) -> [String] {
    let tables = report.tables
    let identity = tables[task.identity]
    return [
      clipped(tables.name(of: identity)), clipped(tables[identity.coroutine]), "\(task.steps)",
      TimeText.plain(task.running), TimeText.plain(task.ready), TimeText.plain(task.waiting),
      task.longest.map { TimeText.plain($0.duration) } ?? "", place(task.longest?.location), ending(task),
    ]
  }

  private func place(_ location: LocationReference?) -> String {
    location.flatMap { report.tables[$0] }.map { clipped("\($0)") } ?? ""
  }

  private func ending(_ task: TaskStatistics) -> String {
    let text = task.end.map { report.tables[$0] } ?? ""
    return switch task.phase {
    case .finished: clipped("finished: \(text)")
    case .failed: clipped("failed: \(text)")
    case .cancelled: "cancelled"
    case .pending, .running, .suspended: "not ended: \(English().word(task.phase)) \(standing(task))"
    }
  }

  private func standing(_ task: TaskStatistics) -> String {
    report.tables[task.location].map { clipped("at \($0)") } ?? ""
  }

  private func clipped(_ text: String) -> String {
    TextWidth.clipped(PlainText.printable(text), to: Self.greatestWidth)
  }
}
