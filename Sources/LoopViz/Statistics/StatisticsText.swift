import VizEngine

/// A report for people: what ran, what was found, and the table of the tasks.
struct StatisticsText {
  private static let headWidth = 11

  private let report: LogReport
  private let words = English()

  init(_ report: LogReport) {
    self.report = report
  }

  func write(to writer: inout PieceWriter) throws(FileError) {
    for (head, text) in lines { try writer.write(Self.line(head, text)) }
    try writeFindings(to: &writer)
    guard !report.statistics.tasks.isEmpty else { return }
    try writer.write("\n")
    try StatisticsTable(report).write(to: &writer)
  }

  private static func line(_ head: String, _ text: String) -> String {
    "\(TextWidth.padded(head, to: headWidth))\(PlainText.printable(text))\n"
  }

  private var lines: [(String, String)] {
    let header = report.log.header
    let written: [(String, String?)] = [
      ("program", header.program), ("source", header.source), ("clock", header.clock), ("started", header.started),
    ]
    return written.compactMap { head, text in text.map { (head, $0) } } + [
      ("duration", TimeText.plain(report.statistics.now - .zero)),
      ("ended", end),
      ("events", PlainText.count(report.statistics.events)),
      ("tasks", tasks),
      ("callbacks", PlainText.count(report.statistics.callbacks)),
      ("jobs", PlainText.count(report.statistics.jobs)),
      ("busy", busy),
      ("steps", steps),
    ] + longest + problems + warnings
  }

  private var end: String {
    switch report.statistics.end {
    case .closed: "the loop was closed"
    case .stopped: "the loop left its run and was not closed"
    case .running: "the log ends while the loop runs"
    case .notStarted: "the log does not say that the loop began"
    case .deadlock(let text): report.tables[text]
    }
  }

  private var tasks: String {
    let phases: [(Phase, String)] = [
      (.finished, "finished"), (.failed, "failed"), (.cancelled, "cancelled"), (.suspended, "left waiting"),
      (.pending, "left ready"), (.running, "left running"),
    ]
    let parts = phases.compactMap { phase, word in
      let count = report.statistics.count(in: phase)
      return count > 0 ? "\(PlainText.count(count)) \(word)" : nil
    }
    let total = PlainText.count(report.statistics.tasks.count)
    return parts.isEmpty ? total : "\(total): \(parts.joined(separator: ", "))"
  }

  private var busy: String {
    let (busy, all) = (report.statistics.steps.total, report.statistics.now - .zero)
    guard all > .zero else { return TimeText.plain(busy) }
    let tenths = Int((busy / all * 1000).rounded())
    return "\(TimeText.plain(busy)), \(tenths / 10).\(tenths % 10) % of the duration"
  }

  private var steps: String {
    let steps = report.statistics.steps
    guard let half = steps.percentile(50), let most = steps.percentile(95), let nearly = steps.percentile(99) else {
      return "0"
    }
    return "\(PlainText.count(steps.count)): half of them up to \(TimeText.plain(half)), 95 % up to "
      + "\(TimeText.plain(most)), 99 % up to \(TimeText.plain(nearly))"
  }

  private var longest: [(String, String)] {
    guard let task = report.longest, let step = task.longest, step.duration > .zero else { return [] }
    let identity = report.tables[task.identity]
    let coroutine = report.tables[identity.coroutine]
    let title = report.tables.name(of: identity) + (coroutine.isEmpty ? "" : " \(coroutine)")
    let place = report.tables[step.location].map { ", \($0)" } ?? ""
    return [("longest", "\(TimeText.plain(step.duration)) from \(TimeText.seconds(step.start)) s, \(title)\(place)")]
  }

  private var problems: [(String, String)] {
    let count = report.log.problemCount
    guard count > 0 else { return [] }
    let shown = report.log.problems.prefix(LogReport.shownProblems)
    let lines = shown.enumerated().map { ($0 == 0 ? "problems" : "", "! \($1)") }
    guard count > shown.count else { return lines }
    return lines + [("", "and \(PlainText.count(count - shown.count)) more")]
  }

  private var warnings: [(String, String)] {
    let counts = TraceEvent.Warning.allCases.compactMap { warning in
      let count = report.statistics.count(of: warning)
      return count > 0 ? "\(PlainText.count(count)) \(Concern(warning).rawValue)" : nil
    }
    return counts.isEmpty ? [] : [("warnings", counts.joined(separator: ", "))]
  }

  private func writeFindings(to writer: inout PieceWriter) throws(FileError) {
    let linter = report.statistics.linter
    for (index, finding) in linter.findings.enumerated() {
      let text = "! \(words.word(finding.lint)) \(words.told(finding))"
      try writer.write(Self.line(index == 0 ? "findings" : "", text))
    }
    if linter.omitted > 0 { try writer.write(Self.line("", words.moreFindings(linter.omitted))) }
  }
}
