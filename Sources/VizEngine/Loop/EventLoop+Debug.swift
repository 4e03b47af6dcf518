extension EventLoop {
  /// Warns of a step or callback that had the loop for long. asyncio: debug mode's `Executing … took … seconds`.
  func reportIfSlow(_ item: ReadyItem, since start: Instant) {
    let duration = clock.now - start
    guard duration >= slowStepThreshold else { return }
    switch item {
    case .step(let task), .outside(_, let task?):
      warnSlow(task.subject, "\(task)", duration, at: task.site)
    case .handle(let handle):
      warnSlow(handle.subject, "\(handle)", duration, at: handle.site)
    case .reaction(let reaction):
      guard let shown = reaction.shown else { break }
      warnSlow(shown.handle, "\(shown.name)() at \(shown.site.location)", duration, at: shown.site)
    case .wake, .notify, .outside(_, nil):
      break
    }
  }

  private func warnSlow(_ subject: Subject, _ what: String, _ duration: Duration, at site: CallSite) {
    let milliseconds = (duration.wholeNanoseconds + 500_000) / 1_000_000
    let fraction = String(milliseconds % 1000)
    let seconds = "\(milliseconds / 1000).\(String(repeating: "0", count: 3 - fraction.count))\(fraction)"
    warn(.slowStep, subject, "Executing \(what) took \(seconds) seconds", at: site)
  }
}
