/// Who waits for whom.
extension English {
  var awaitGraph: String { "who waits for whom" }
  var nobodyWaits: String { "Every task has ended: nobody waits for anybody." }
  var seeAbove: String { "see above" }
  var roundAndRound: String { "a circle: it waits for itself" }
  var askedToCancel: String { "asked it to cancel" }

  func moreTasks(_ count: Int) -> String { "and \(self.count(count, "more task"))" }

  var criticalPath: String { "critical path" }

  func share(
    _ name: String, _ activity: CriticalPath.Link.Activity, _ duration: String, percent: String
  ) -> String {
    let verb =
      switch activity {
      case .running: "runs"
      case .pending: "stands in line"
      case .waiting: "waits"
      }
    return "\(name) \(verb) \(duration) (\(percent))"
  }

  var noCriticalPath: String { "there is none yet: nothing took time" }

  func moreShares(_ count: Int) -> String { "\(count) more" }
}
