import VizEngine

/// The menu.
extension English {
  var slogan: String { "see an event loop think" }
  var examples: String { "Examples" }
  func more(_ count: Int?) -> String { count.map { "\($0) more" } ?? "more" }
  func tooSmall(_ size: Size, least: Size) -> String {
    "\(size.width)x\(size.height) is too small: loopviz needs \(least.width)x\(least.height)"
  }
}

/// The run.
extension English {
  func reading(_ hundredths: Int?) -> String { hundredths.map { "reading \($0) %" } ?? "reading" }
  func log(_ file: String, problems: Int) -> String {
    problems == 0 ? file : "\(file), \(count(problems, "problem"))"
  }
  func letGo(_ count: String) -> String { "\(count) events let go" }
  var places: String { "where tasks stand" }
  var problemsInLog: String { "in the log" }
  func moreProblems(_ count: Int) -> String { "and \(count) more" }
  func brokenOff(_ reason: String) -> String { "not read to its end: \(reason)" }
  var paused: String { "paused" }
  var ended: String { "ended" }
  var failed: String { "failed" }
  func header(seconds: String, turn: Int, tasks: Int) -> String {
    "\(seconds) s   turn \(turn)   \(count(tasks, "task"))"
  }

  func past(seconds: String, of all: String) -> String { "\(seconds) s of \(all) s" }
  func event(_ number: Int, of count: Int) -> String { "event \(number) of \(count)" }
  func tasks(_ count: Int) -> String { self.count(count, "task") }

  func hidden(_ count: Int, in lane: Lane) -> String { "\(count) \(lane == .finished ? "earlier" : "more")" }
  var thread: String { "thread" }
  var outside: String { "outside" }
  func word(_ readiness: TraceEvent.Readiness) -> String {
    switch readiness {
    case .read: "read"
    case .write: "write"
    }
  }
  func short(_ purpose: TraceEvent.Purpose, _ name: String) -> String {
    switch purpose {
    case .lock, .event, .semaphore, .condition, .barrier: name
    case .get: "get \(name)"
    case .put: "put \(name)"
    case .join: "join \(name)"
    }
  }

  func timeline(
    _ axis: TimelineAxisKind, _ order: SortOrder, only filter: String, rows: Range<Int>?, of total: Int
  ) -> String {
    let name = axis == .time ? "timeline" : "turns"
    let sorted = order == .creation ? "" : " by \(word(order))"
    let only = filter.isEmpty ? "" : " &\(filter)"
    return "\(name)\(sorted)\(only)\(rows.map { " \($0.lowerBound + 1)-\($0.upperBound) of \(total)" } ?? "")"
  }
  func foldedTimeline(_ axis: TimelineAxisKind, each count: Int) -> String {
    "\(axis == .time ? "timeline" : "turns"), \(count) to a line"
  }
  func holders(_ count: Int) -> String { "\(count) holders" }
  func log(last: Int?, of count: Int) -> String { last.map { "log \($0) of \(count)" } ?? "log" }
  var why: String { "why" }
  var nothingYet: String { "Nothing has happened yet." }
}

/// What has the loop, and its inside.
extension English {
  var running: String { "running" }
  func programFailed(_ reason: String) -> String { "the program failed: \(reason)" }
  func exampleFailed(_ reason: String) -> String { "the example failed: \(reason)" }
  func isBlocked(_ duration: String) -> String { ": the loop is blocked for \(duration)" }
  func sleeps(_ countdown: String) -> String { "nothing: the loop sleeps, next timer in \(countdown)" }
  func waitsForThreads(_ count: Int) -> String { "nothing: the loop waits for \(self.count(count, "thread"))" }
  var waitsForDescriptors: String { "nothing: the loop waits for something to read or write" }
  var waitsForOutside: String { "nothing: the loop waits to be woken from outside" }
  var loopIsClosed: String { "nothing: the loop is closed" }
  var loopDoesNotRun: String { "nothing: the loop does not run" }
  func isNext(_ name: String) -> String { "nothing yet: \(name) is next" }
  var looksForDue: String { "nothing yet: the loop looks for what is due" }

  func loop(pass: UInt32) -> String { "loop, pass \(pass)" }
  func head(_ line: LoopLine) -> String {
    switch line {
    case .phase: "phase"
    case .hasIt: "has it"
    case .ready: "ready"
    case .timers: "timers"
    case .threads: "threads"
    case .watched: "watched"
    case .shared: "shared"
    }
  }
  func word(_ phase: PassPhase) -> String {
    switch phase {
    case .poll: "poll"
    case .timers: "timers"
    case .turns: "turns"
    }
  }
  func hasLeftTheQueue(_ name: String) -> String { "\(name), just out of the queue" }
  var nothing: String { "nothing" }
  var none: String { "none" }
  func callback(_ name: String) -> String { "\(name): callback" }
  func firstStep(_ name: String) -> String { "\(name): first step" }
  func nextStep(_ name: String) -> String { "\(name): next step" }
  func pair(_ name: String, _ rest: String) -> String { "\(name): \(rest)" }
  func reads(_ name: String) -> String { "\(name) reads" }
  func writes(_ name: String) -> String { "\(name) writes" }
  func waited(_ name: String, by count: Int) -> String { "\(name) (\(count) wait\(count == 1 ? "s" : ""))" }
  var output: String { "output" }
}
