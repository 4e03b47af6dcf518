/// Who waits for whom, and what a run's time was spent on.
protocol ChainPhrases: Sendable {
  /// The tree's title.
  var awaitGraph: String { get }
  var nobodyWaits: String { get }
  /// Follows the name of who stands in the tree already.
  var seeAbove: String { get }
  /// Follows the name of who waits, over others, for itself.
  var roundAndRound: String { get }
  /// Follows the name of who asked the task above to cancel.
  var askedToCancel: String { get }
  /// Tasks for which there is no line.
  func moreTasks(_ count: Int) -> String

  /// Stands before the shares of the critical path.
  var criticalPath: String { get }
  /// `worker(4) waits 4.00 s (100 %)`.
  func share(_ name: String, _ activity: CriticalPath.Link.Activity, _ duration: String, percent: String) -> String
  /// No task has come to an end, or nothing took time.
  var noCriticalPath: String { get }
  /// Parts of the path for which there is no room.
  func moreShares(_ count: Int) -> String
}
