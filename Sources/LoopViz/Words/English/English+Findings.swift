import VizEngine

/// What lints found.
extension English {
  func findings(_ number: String, isOne: Bool) -> String { "\(number) finding\(isOne ? "" : "s")" }
  func moreFindings(_ count: Int) -> String { "and \(count) more findings" }
  func enterForFindings(_ count: Int) -> String { "; Enter: \(self.count(count, "finding"))" }
  func told(_ finding: Finding) -> String { "at \(TimeText.seconds(finding.instant)) s: \(finding.told)" }

  func brief(_ finding: Finding, isShort: Bool) -> String {
    let place = finding.location.map { " at \($0)" } ?? ""
    let again = finding.times > 1 ? ", \(finding.times) times" : ""
    return words(finding.facts, isShort ? finding.name : nil, place) + again
  }

  private func words(_ facts: Finding.Facts, _ name: String?, _ place: String) -> String {
    switch facts {
    case .heldLoop(let who, let span, .before):
      "\(name ?? who) held the loop for \(TimeText.short(span)) before it awaited\(place)"
    case .heldLoop(let who, let span, _): "\(name ?? who) held the loop for \(TimeText.short(span))\(place)"
    case .holdsLoop(let who, let span, _):
      "\(name ?? who) has held the loop for \(TimeText.short(span)) already\(place)"
    case .longPass(let pass, let span, let steps, _, _):
      "pass \(pass) of the loop took \(TimeText.short(span)) for \(steps) steps"
    case .neverYields(let who, let share, let span, _):
      "\(name ?? who) had the loop for \(share) % of \(TimeText.short(span)) while others stood ready"
    case .neverAwaited(let coroutine, _): "\(coroutine ?? "a coroutine")\(place) was never awaited"
    case .neverRetrieved(let who, _): "\(name ?? who) failed, and nobody ever asked how it ended"
    case .destroyedPending(let who, _): "\(name ?? who) was dropped before its end\(place)"
    case .callbackFailed(let name, _, let error): "the callback \(name)\(place) raised \(error ?? "an error")"
    case .lockHeld(let who, let lock, let span, _, _):
      "\(name ?? who) held \(lock) over a wait of \(TimeText.short(span))\(place)"
    case .deadlock(let waits): "deadlock: \(waits)"
    case .told(let sentence): sentence
    }
  }
}
