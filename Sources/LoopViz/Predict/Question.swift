import VizEngine

/// What is asked at an instant of a recorded run; whatever it shows and offers is known at that instant.
struct Question: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// The loop is free: who gets it?
    case next
    /// This task has the loop, and its turn is about to end: where does it go?
    case lane(Subject)
  }

  enum Choice: Hashable, Sendable {
    case runs(Subject)
    /// Nobody: the loop sleeps until something wakes it.
    case nobody
    case goes(Lane)
  }

  let kind: Kind
  /// How many events have happened when it is asked.
  let asked: Int
  /// How many have happened when the answer is known.
  let known: Int
  /// At most six, in an order that says nothing.
  let choices: [Choice]
  /// The place of the right one.
  let answer: Int
  /// The numbers of the events that led to it.
  let reasons: [Int]
  /// How many turns before it were not asked about, because only one could come.
  let skipped: Int

  /// Whether the choice at a place is the right one.
  func isRight(_ place: Int) -> Bool { place == answer }
}
