import VizEngine

/// The chain of waits that made a run take as long as it did: from its beginning to its end, who held it up.
///
/// The walk goes backwards. A wait for a timer, a thread or the outside is the time that it took; a wait for another
/// task is whatever that task did meanwhile, so the walk goes on there; before a subject was made, its maker counts.
/// Yang and Miller, "Critical Path Analysis for the Execution of Parallel and Distributed Programs", 1988.
struct CriticalPath: Hashable, Sendable {
  /// A stretch of the chain in which one subject, and what it did, is what the run waited for.
  struct Link: Hashable, Sendable {
    enum Activity: Hashable, Sendable {
      /// It had the loop, or a thread of the pool.
      case running
      /// It was ready, and others had the loop.
      case pending
      /// It waited for something that no task of this loop does.
      case waiting
    }

    var subject: Subject
    var activity: Activity
    /// The number of the event with which it begins.
    var event: Int
    var start: Instant
    var end: Instant

    var duration: Duration { end - start }
  }

  /// Oldest first: each begins where the one before it ends; those that took no time are left out.
  let links: [Link]

  /// The chain behind the last end of a task, or, while the run goes on, behind what a task did last.
  /// O(links · log of a subject's events).
  init(_ timeline: Timeline, isOver: Bool) {
    var walk = CriticalWalk(timeline)
    links = walk.links(isOver: isOver)
  }

  /// What all links together took.
  var total: Duration { links.reduce(.zero) { $0 + $1.duration } }

  /// The links of one subject, oldest first.
  func links(of subject: Subject) -> [Link] { links.filter { $0.subject == subject } }

  /// Whose activity took how much of the total, the greatest share first; equals stand as they came.
  var shares: [Share] {
    var shares: [Share] = []
    var places: [Share.Key: Int] = [:]
    for link in links {
      let key = Share.Key(subject: link.subject, activity: link.activity)
      if let place = places[key] {
        shares[place].duration += link.duration
      } else {
        places[key] = shares.count
        shares.append(Share(key: key, event: link.event, duration: link.duration))
      }
    }
    return shares.enumerated()
      .sorted { ($1.element.duration, $0.offset) < ($0.element.duration, $1.offset) }
      .map(\.element)
  }

  /// A part of the total.
  struct Share: Hashable, Sendable {
    struct Key: Hashable, Sendable {
      var subject: Subject
      var activity: Link.Activity
    }

    var key: Key
    /// The event with which the first of its links begins.
    var event: Int
    var duration: Duration
  }
}
