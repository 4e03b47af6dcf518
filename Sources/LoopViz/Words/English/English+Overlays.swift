import VizEngine

/// All about a task or a thing.
extension English {
  var summary: String { "summary" }
  var soFar: String { "so far" }
  func head(_ line: DetailsLine) -> String {
    switch line {
    case .state: "state"
    case .why: "why"
    case .place: "stands at"
    case .holds: "holds"
    case .error: "error"
    case .result: "result"
    case .made: "made"
    case .turns: "turns"
    case .ran: "ran"
    case .waited: "waited"
    case .ready: "in the ready queue"
    case .taken: "taken"
    case .failed: "failed"
    case .runs: "single runs"
    case .waits: "single waits"
    case .description: "as asyncio says"
    case .history: "history"
    }
  }
  func made(at seconds: String, by name: String) -> String { "at \(seconds) s by \(name)" }
  func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }
  func percentiles(count: Int, half: String, most: String, longest: String) -> String {
    "\(count): half of them up to \(half), 95 % up to \(most), the longest \(longest)"
  }
  func earlierEvents(_ count: Int) -> String { "\(self.count(count, "earlier event")) not shown" }
  var free: String { "free" }
  var held: String { "held" }
}

/// The form in which the run is saved.
extension English {
  var exportTitle: String { "export the run" }
  var file: String { "file" }
  var format: String { "format" }
  func meaning(_ format: ExportFormat) -> String {
    switch format {
    case .text: "One line for each event, to be read, compared and replayed."
    case .jsonl: "JSON Lines: an object for each event, for jq and the like."
    case .chrome: "For ui.perfetto.dev and chrome://tracing: Trace Event Format."
    case .svg: "SVG: the timeline as a picture, for a page or a slide."
    case .html: "HTML: timeline, log and whys on a page that loads nothing."
    }
  }
  var fileExists: String { "This file exists. Enter again overwrites it; or change the name." }
  func written(_ events: Int, to path: String) -> String { "Written: \(events) events in \(path)" }
}

/// What a run comes to.
extension English {
  func line(_ gain: RunSummary.Gain) -> (text: String, comparison: String) {
    switch gain {
    case .nothingToCompare(let total): return ("\(total) in all", "")
    case .nothingOverlapped(let total, let work): return ("\(total) for \(words(work)): nothing overlapped", "")
    case .faster(let total, let work, let times):
      return ("\(total) for \(words(work)): \(times) times faster", " than one after another")
    }
  }

  private func words(_ work: RunSummary.Work) -> String {
    switch work {
    case .waiting(let duration): "\(duration) of waiting"
    case .working(let duration): "\(duration) of work"
    }
  }

  func head(_ line: SummaryLine) -> String {
    switch line {
    case .elapsed: "elapsed"
    case .waited: "waited, all tasks"
    case .oneAfterAnother: "one after another"
    case .busy: "the loop was busy"
    case .tasksAndTurns: "tasks, turns"
    case .longestStep: "longest step"
    }
  }
}
