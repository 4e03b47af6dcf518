import VizEngine

/// Two runs side by side.
extension English {
  func beside(_ upper: String, _ lower: String) -> String { "\(upper) beside \(lower)" }
  func recording(_ names: [String]) -> String { "Recording \(names.joined(separator: " and "))" }
  var recordingMayLast: String { "This takes a moment at most, unless an example waits for something from outside." }
  var time: String { "time" }
  var difference: String { "what differs" }
  func why(of name: String) -> String { "why, in \(name)" }
  func endedAt(seconds: String) -> String { "ended at \(seconds) s" }
  func failedAt(seconds: String) -> String { "failed at \(seconds) s" }
  func problems(_ count: Int) -> String { "! \(self.count(count, "line")) of the log not as written" }
  func rows(_ rows: Range<Int>, of total: Int) -> String {
    "rows \(rows.lowerBound + 1)-\(rows.upperBound) of \(total)"
  }

  func soFar(busy: Duration, waited: Duration, of elapsed: Duration) -> String {
    "so far the loop was busy \(TimeText.plain(busy)) of \(TimeText.plain(elapsed)); "
      + "its tasks waited \(TimeText.plain(waited)) in all"
  }

  func totals(_ outcome: RunOutcome) -> String {
    "the loop was busy \(share(outcome)); \(waits(outcome.waiting))"
  }

  private func share(_ outcome: RunOutcome) -> String {
    "\(TimeText.plain(outcome.summary.busy)) of \(TimeText.plain(outcome.summary.elapsed))"
  }

  private func waits(_ waiting: WaitingAccount) -> String {
    let sum = TimeText.plain(waiting.sum)
    switch waiting.count {
    case 0: return "nothing was waited for"
    case 1: return "one wait of \(sum)"
    case let count where waiting.overlap >= 1.05: return "\(count) waits, \(sum) in all, overlapped"
    case let count: return "\(count) waits, \(sum) in all, none overlapped"
    }
  }

  func sentence(_ verdict: Verdict) -> String {
    switch verdict {
    case .failed(let one, let other):
      let failed = [one, other].compactMap { outcome -> String? in
        guard case .failed(let reason) = outcome.ending else { return nil }
        return failure(outcome.name, at: outcome.summary.elapsed, reason: reason)
      }
      let whole = [one, other].filter { $0.ending == .succeeded }.map { "\(plainly($0))." }
      return (failed + ["So the times do not tell which is faster."] + whole).joined(separator: " ")
    case .alike(let one, let other) where one.use == .nothing && other.use == .nothing:
      return "Neither takes time: \(one.name) and \(other.name) wait for nothing, and their steps are short."
    case .alike(let one, let other):
      return "Both take \(TimeText.plain(one.summary.elapsed)): \(plainly(one)); \(plainly(other))."
    case .faster(let fast, let slow, let tenths):
      let (least, most) = (TimeText.plain(fast.summary.elapsed), TimeText.plain(slow.summary.elapsed))
      let head = tenths.map { "\(fast.name) is \(TimeText.tenths($0)) times faster: \(least), not \(most)" }
      return (head ?? "\(fast.name) takes \(least), \(slow.name) \(most)")
        + ". \(plainly(fast, as: "It")); \(plainly(slow))."
    }
  }

  /// How a run spent its time, with its name or what stands for it.
  private func plainly(_ outcome: RunOutcome, as subject: String? = nil) -> String {
    let (name, sum) = (subject ?? outcome.name, TimeText.plain(outcome.waiting.sum))
    switch outcome.use {
    case .busy:
      let rest = outcome.waiting.count == 0 ? ", so nothing can overlap" : ""
      return "\(name) keeps the loop busy for \(share(outcome))\(rest)"
    case .overlapped: return "\(name) has \(sum) of waits, which overlap in \(TimeText.plain(outcome.waiting.covered))"
    case .oneAfterAnother: return "\(name) waits \(sum), one after another"
    case .single: return "\(name) waits once, \(sum), and its loop is free meanwhile"
    case .nothing: return "\(name) hardly waits or works"
    }
  }

  func failure(_ name: String, at elapsed: Duration, reason: String) -> String {
    "\(name) fails after \(TimeText.plain(elapsed)): \(reason)."
  }

  func sentence(_ error: RecordedLogError) -> String {
    switch error {
    case .nowhere(let path):
      "There is no example '\(path)', and no file of that name: loopviz list names the examples, and a log is given by "
        + "its path."
    case .unreadable(let path, let reason): "Cannot read \(path): \(reason). Give the path of a log that you may read."
    case .nothingPiped:
      "Standard input is the keyboard. Pipe a log into it, as in: loopviz run EXAMPLE --plain | loopviz replay -"
    case .refused(let path, let reason): "\(path) is not read: \(reason)."
    case .noLog(let path):
      "\(path) is no log of loopviz: it does not begin as one, or has no event. Make one with: loopviz run EXAMPLE --log FILE"
    }
  }
}
