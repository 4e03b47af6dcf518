import VizEngine

/// A report for programs: one JSON document, whose keys docs/STATS.md promises to keep.
struct StatisticsJSON {
  /// It goes up when a key is taken away or means something else; new keys are no new version.
  private static let version = 1

  private let report: LogReport

  init(_ report: LogReport) {
    self.report = report
  }

  func write(to writer: PieceWriter) throws(FileError) {
    var json = JSONText(writer)
    try json.object { json throws(FileError) in
      try json.put("version", Self.version)
      try writeHeader(to: &json)
      try writeTotals(to: &json)
      try writeProblems(to: &json)
      try writeWarnings(to: &json)
      try writeFindings(to: &json)
      try json.list("tasks") { json throws(FileError) in
        for row in report.rows { try write(report.statistics.tasks[row], to: &json) }
      }
    }
    try json.finish()
  }

  private func writeHeader(to json: inout JSONText) throws(FileError) {
    let header = report.log.header
    try json.put("source", header.source)
    try json.put("program", header.program)
    try json.put("clock", header.clock)
    try json.put("started", header.started)
  }

  private func writeTotals(to json: inout JSONText) throws(FileError) {
    let statistics = report.statistics
    try json.put("duration_ns", statistics.now.nanoseconds)
    switch statistics.end {
    case .closed: try json.put("ended", "closed")
    case .stopped: try json.put("ended", "stopped")
    case .running: try json.put("ended", "running")
    case .notStarted: try json.put("ended", "not-started")
    case .deadlock: try json.put("ended", "deadlock")
    }
    try json.put("event_count", statistics.events)
    try json.put("task_count", statistics.tasks.count)
    try json.put("callback_count", statistics.callbacks)
    try json.put("job_count", statistics.jobs)
    try json.object("steps") { json throws(FileError) in
      try json.put("count", statistics.steps.count)
      try json.put("total_ns", statistics.steps.total.wholeNanoseconds)
      for hundredths in [50, 90, 95, 99] {
        try put("p\(hundredths)_ns", statistics.steps.percentile(hundredths), to: &json)
      }
      try put("longest_ns", statistics.steps.longest, to: &json)
    }
  }

  private func writeProblems(to json: inout JSONText) throws(FileError) {
    try json.put("problem_count", report.log.problemCount)
    try json.list("problems") { json throws(FileError) in
      for problem in report.log.problems {
        try json.object { json throws(FileError) in
          try json.put("line", problem.line)
          try json.put("text", "\(problem)")
        }
      }
    }
  }

  private func writeWarnings(to json: inout JSONText) throws(FileError) {
    try json.object("warnings") { json throws(FileError) in
      for warning in TraceEvent.Warning.allCases {
        try json.put(Concern(warning).rawValue, report.statistics.count(of: warning))
      }
    }
  }

  private func writeFindings(to json: inout JSONText) throws(FileError) {
    let linter = report.statistics.linter
    try json.object("finding_counts") { json throws(FileError) in
      for lint in LintKind.allCases { try json.put(lint.spelling, linter.count(of: lint)) }
    }
    try json.list("findings") { json throws(FileError) in
      for finding in linter.findings { try write(finding, to: &json) }
    }
  }

  private func write(_ finding: Finding, to json: inout JSONText) throws(FileError) {
    try json.object { json throws(FileError) in
      try json.put("lint", finding.lint.spelling)
      try json.put("subject", "\(finding.subject)")
      try json.put("name", finding.name)
      try json.put("coroutine", finding.coroutine.isEmpty ? nil : finding.coroutine)
      try json.put("time_ns", finding.instant.nanoseconds)
      try put("at", finding.location, to: &json)
      try json.put("times", finding.times)
      try json.put("text", finding.sentence)
    }
  }

  private func write(_ task: TaskStatistics, to json: inout JSONText) throws(FileError) {
    let identity = report.tables[task.identity]
    let coroutine = report.tables[identity.coroutine]
    try json.object { json throws(FileError) in
      try json.put("subject", "\(task.subject)")
      try json.put("name", report.tables.name(of: identity))
      try json.put("coroutine", coroutine.isEmpty ? nil : coroutine)
      try json.put("parent", "\(task.parent)")
      try json.put("created_ns", task.birth.nanoseconds)
      try put("created_at", report.tables[task.birthplace], to: &json)
      try json.put("runs", task.steps)
      try json.put("running_ns", task.running.wholeNanoseconds)
      try json.put("ready_ns", task.ready.wholeNanoseconds)
      try json.put("waiting_ns", task.waiting.wholeNanoseconds)
      try put("longest_ns", task.longest?.duration, to: &json)
      try put("longest_at", task.longest.flatMap { report.tables[$0.location] }, to: &json)
      try json.put("state", English().word(task.phase))
      try json.put("since_ns", task.since.nanoseconds)
      try json.put("result", task.phase == .finished ? task.end.map { report.tables[$0] } : nil)
      try json.put("error", task.phase == .failed ? task.end.map { report.tables[$0] } : nil)
    }
  }

  private func put(_ key: String, _ duration: Duration?, to json: inout JSONText) throws(FileError) {
    guard let duration else { return try json.putNull(key) }
    try json.put(key, duration.wholeNanoseconds)
  }

  private func put(_ key: String, _ location: SourceLocation?, to json: inout JSONText) throws(FileError) {
    try json.put(key, location.map { "\($0)" })
  }
}
