/// A comparison without a screen: what each of two runs comes to, and what differs.
enum PlainComparison {
  static func text(_ first: RecordedRun, _ second: RecordedRun, in phrases: any Phrases) -> String {
    let outcomes = [first, second].map { RunOutcome($0, Timeline($0.trace)) }
    let width = outcomes.map { TextWidth.columns(of: $0.name) }.max() ?? 0
    let lines = zip([first, second], outcomes).flatMap { run, outcome in
      let name = TextWidth.padded(outcome.name, to: width)
      let gap = TextWidth.padded("", to: width)
      var lines = ["\(name)  \(headline(outcome, phrases))", "\(gap)  \(phrases.totals(outcome))"]
      if case .log(_, let problems) = run.source, problems > 0 { lines.append("\(gap)  \(phrases.problems(problems))") }
      return lines
    }
    return (lines + ["", phrases.sentence(Verdict(outcomes[0], outcomes[1]))]).map { $0 + "\n" }.joined()
  }

  private static func headline(_ outcome: RunOutcome, _ phrases: any Phrases) -> String {
    switch outcome.ending {
    case .succeeded: outcome.summary.line(in: phrases)
    case .failed(let reason): phrases.exampleFailed(reason)
    }
  }
}
