import VizEngine

/// What a whole run came to, so that it can be set beside another.
struct RunOutcome: Hashable, Sendable {
  /// What took the time.
  enum Use: Hashable, Sendable {
    /// Somebody had the loop for most of it.
    case busy
    /// Waits that passed at the same time.
    case overlapped
    /// Waits, and hardly two of them at the same time.
    case oneAfterAnother
    case single
    /// Hardly any time was used.
    case nothing
  }

  let name: String
  let ending: RunModel.Ending
  let summary: RunSummary
  let waiting: WaitingAccount

  init(_ run: RecordedRun, _ timeline: Timeline) {
    name = run.name
    ending = run.ending
    summary = RunSummary(timeline.newest, now: timeline.end)
    waiting = WaitingAccount(run.trace, end: timeline.end)
  }

  var use: Use {
    if summary.elapsed < .milliseconds(1) { return .nothing }
    if summary.busy * 2 >= summary.elapsed { return .busy }
    if waiting.count == 0 { return .nothing }
    if waiting.overlap >= 1.05 { return .overlapped }
    return waiting.count == 1 ? .single : .oneAfterAnother
  }
}

/// What differs between two runs.
enum Verdict: Hashable, Sendable {
  /// One of them has failed, or both: how long they took says little.
  case failed(RunOutcome, RunOutcome)
  /// They took as long as each other, to a twentieth.
  case alike(RunOutcome, RunOutcome)
  /// The first took less time; so many times less, in tenths, when the time of both can be measured.
  case faster(RunOutcome, than: RunOutcome, tenths: Int?)

  init(_ first: RunOutcome, _ second: RunOutcome) {
    let (one, other) = (first.summary.elapsed, second.summary.elapsed)
    let (shorter, longer) = one <= other ? (first, second) : (second, first)
    let (least, most) = (min(one, other), max(one, other))
    if first.ending != .succeeded || second.ending != .succeeded {
      self = .failed(first, second)
    } else if most < .milliseconds(1) || least / most > 1 / 1.05 {
      self = .alike(first, second)
    } else {
      let ratio = least >= .milliseconds(1) ? most / least : .infinity
      self = .faster(shorter, than: longer, tenths: ratio < 1000 ? Int((ratio * 10).rounded()) : nil)
    }
  }
}
