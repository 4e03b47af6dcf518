import VizEngine

/// An example with the words that present it.
struct CatalogEntry: Sendable {
  /// What the command line calls it.
  let name: String
  /// A few words for the list.
  let title: String
  /// What to look for, in two or three sentences.
  let introduction: String
  /// The file in the Examples folder.
  let file: String
  private let make: @Sendable (EventLoop) -> any Example

  init<Program: Example>(_ program: Program.Type, _ name: String, _ title: String, _ introduction: String) {
    self.name = name
    self.title = title
    self.introduction = introduction
    self.file = "\(program).swift"
    make = { Program(loop: $0) }
  }

  /// Its source, line by line.
  var source: [Substring] {
    (exampleSources[file] ?? "").split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// A line of the source as a reader sees it.
  struct Line: Hashable, Sendable {
    /// Its number in the file, from 1.
    let number: Int
    let text: Substring
  }

  /// What there is to learn from: the functions, without the import, the type around them, and its indentation.
  var lesson: [Line] {
    let source = source
    let first = source.firstIndex { $0.hasPrefix("  func ") } ?? 0
    let last = source.lastIndex { $0.hasPrefix("  }") } ?? source.count - 1
    return source.indices[first...max(first, last)].map { index in
      Line(number: index + 1, text: source[index].dropFirst(2))
    }
  }

  /// Runs it to its end on `loop`, whose thread this is.
  func run(on loop: EventLoop) throws {
    try make(loop).main()
  }
}

/// Examples that belong together, under a heading of the menu.
struct CatalogGroup: Sendable {
  let title: String
  let entries: [CatalogEntry]
}

/// All examples, in the order in which they build on each other.
enum Catalog {
  static let groups = [firstSteps, atOnce, earlyEnds, together, mishaps]

  static let entries = groups.flatMap(\.entries)

  private static let firstSteps = CatalogGroup(
    title: "first steps",
    entries: [
      CatalogEntry(
        CoroutineExample.self, "coroutine", "define one, run it",
        "Calling an async function runs nothing: it gives a coroutine. Only when the loop gets it does it run."),
      CatalogEntry(
        TaskExample.self, "task", "pending, then finished",
        "A task is a coroutine that the loop drives. Print it before and after, and see its state change."),
      CatalogEntry(
        CallbackExample.self, "callback", "when it is done",
        "A done callback is called with the finished task. What else it needs, its closure captures."),
      CatalogEntry(
        ResultExample.self, "result", "what a task returned",
        "A task is a future: when it has finished, result() gives what the coroutine returned."),
      CatalogEntry(
        AwaitExample.self, "await", "give the loop back",
        "At an await the coroutine is suspended and the loop is free. A timer wakes it one second later."),
    ])

  private static let atOnce = CatalogGroup(
    title: "many at once",
    entries: [
      CatalogEntry(
        WorkersExample.self, "workers", "four tasks at once",
        "Four coroutines sleep 1, 2, 3 and 4 seconds, and one loop runs them all. How long does it take: 10 seconds, or 4?"
      ),
      CatalogEntry(
        GatherExample.self, "gather", "the same, in one call",
        "gather makes the tasks, waits for all, and gives the results in the order of the arguments."),
      CatalogEntry(
        SequentialExample.self, "sequential", "one after another",
        "The same four, each awaited before the next begins. Nothing overlaps: 1 + 2 + 3 + 4 = 10 seconds."),
      CatalogEntry(
        BlockingExample.self, "blocking", "what not to do",
        "The same four tasks, but they block instead of awaiting. While one runs, the loop is frozen: 10 seconds again."
      ),
      CatalogEntry(
        ThreadExample.self, "thread", "blocking, elsewhere",
        "A call that blocks for three seconds is handed to a thread. The loop is free meanwhile, and its clock ticks on."
      ),
      CatalogEntry(
        ConcurrentExample.self, "concurrent", "one player, 4 boards",
        "One chess player against four. She moves, and while that opponent thinks she plays the others: one loop, no threads."
      ),
      CatalogEntry(
        ParallelExample.self, "parallel", "4 players, 4 boards",
        "Four games at four boards, each on a thread of its own. They run truly at the same time, and the loop awaits them."
      ),
      CatalogEntry(
        RequestsExample.self, "requests", "three pages at once",
        "A web server and its client on one loop, over real sockets. One after another the pages take 6 seconds. At once?"
      ),
    ])

  private static let earlyEnds = CatalogGroup(
    title: "ending early",
    entries: [
      CatalogEntry(
        CancelExample.self, "cancel", "ask a task to stop",
        "Cancelling only asks: the task gets the error at its await, and may tidy up first. It has ended when you have awaited it."
      ),
      CatalogEntry(
        TimeoutExample.self, "timeout", "two seconds, no more",
        "A timeout gives a piece of work its time. When that is over, the work is cancelled at its await, and a TimeoutError comes out."
      ),
      CatalogEntry(
        ShieldExample.self, "shield", "must not be cut short",
        "The one who waits gives up after a second. What stands behind the shield hears nothing of it, and goes on to its end."
      ),
      CatalogEntry(
        RaceExample.self, "race", "the first one wins",
        "Three servers are asked at once, and the first answer is enough. The others would go on: they are cancelled by hand."
      ),
      CatalogEntry(
        FailureExample.self, "failure", "one of three fails",
        "gather raises the first error at once, and the others go on unwatched. Asked to return exceptions, it waits for all."
      ),
      CatalogEntry(
        TaskGroupExample.self, "taskgroup", "all, or none",
        "A group's block ends when all its tasks have. When one fails, the others are cancelled, and its error comes out in a group."
      ),
    ])

  private static let together = CatalogGroup(
    title: "working together",
    entries: [
      CatalogEntry(
        QueueExample.self, "queue", "a baker, two sellers",
        "The baker waits while the shelf is full, the sellers while it is empty. Nobody polls, and join() waits for the last sale."
      ),
      CatalogEntry(
        LockExample.self, "lock", "one at a time",
        "Three customers, one till. Who has the lock pays, and the others queue for it in the order in which they came."
      ),
      CatalogEntry(
        SemaphoreExample.self, "semaphore", "two at a time",
        "Five cars, two places. Each permit given back lets the next one in, so never more than two are parked."),
      CatalogEntry(
        EventExample.self, "event", "one shot wakes all",
        "Three runners wait for one event. Setting it makes all of them ready at once, and they start in the order in which they came."
      ),
    ])

  private static let mishaps = CatalogGroup(
    title: "going wrong",
    entries: [
      CatalogEntry(
        DeadlockExample.self, "deadlock", "a circle of waiting",
        "Each of two diners holds what the other waits for. Nothing is left that could wake them: the loop names the circle, and gives up."
      ),
      CatalogEntry(
        ForgottenExample.self, "forgotten", "what nobody awaits",
        "A coroutine without an await never runs, and an error that nobody asks for is lost. The loop finds both: see the summary."
      ),
    ])

  /// The example of this name.
  static func entry(named name: String) -> CatalogEntry? {
    entries.first { $0.name == name }
  }
}
