import VizEngine

/// An example, and where the words that present it are found.
struct CatalogEntry: Sendable {
  /// What the command line calls it.
  let name: String
  /// The words that present it, in a language.
  let words: @Sendable (any CatalogPhrases) -> ExampleWords
  /// The file in the Examples folder.
  let file: String
  private let make: @Sendable (EventLoop) -> any Example

  init<Program: Example>(
    _ program: Program.Type, _ name: String, words: @escaping @Sendable (any CatalogPhrases) -> ExampleWords
  ) {
    self.name = name
    self.words = words
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
  let title: @Sendable (any CatalogPhrases) -> String
  let entries: [CatalogEntry]
}

/// All examples, in the order in which they build on each other.
enum Catalog {
  static let groups = [firstSteps, atOnce, earlyEnds, together, mishaps]

  static let entries = groups.flatMap(\.entries)

  private static let firstSteps = CatalogGroup(
    title: { $0.firstSteps },
    entries: [
      CatalogEntry(CoroutineExample.self, "coroutine") { $0.coroutine },
      CatalogEntry(TaskExample.self, "task") { $0.task },
      CatalogEntry(CallbackExample.self, "callback") { $0.callback },
      CatalogEntry(ResultExample.self, "result") { $0.result },
      CatalogEntry(AwaitExample.self, "await") { $0.await },
    ])

  private static let atOnce = CatalogGroup(
    title: { $0.atOnce },
    entries: [
      CatalogEntry(WorkersExample.self, "workers") { $0.workers },
      CatalogEntry(GatherExample.self, "gather") { $0.gather },
      CatalogEntry(SequentialExample.self, "sequential") { $0.sequential },
      CatalogEntry(BlockingExample.self, "blocking") { $0.blocking },
      CatalogEntry(ThreadExample.self, "thread") { $0.thread },
      CatalogEntry(ConcurrentExample.self, "concurrent") { $0.concurrent },
      CatalogEntry(ParallelExample.self, "parallel") { $0.parallel },
      CatalogEntry(RequestsExample.self, "requests") { $0.requests },
      CatalogEntry(SwarmExample.self, "swarm") { $0.swarm },
    ])

  private static let earlyEnds = CatalogGroup(
    title: { $0.earlyEnds },
    entries: [
      CatalogEntry(CancelExample.self, "cancel") { $0.cancel },
      CatalogEntry(TimeoutExample.self, "timeout") { $0.timeout },
      CatalogEntry(ShieldExample.self, "shield") { $0.shield },
      CatalogEntry(RaceExample.self, "race") { $0.race },
      CatalogEntry(FailureExample.self, "failure") { $0.failure },
      CatalogEntry(TaskGroupExample.self, "taskgroup") { $0.taskGroup },
    ])

  private static let together = CatalogGroup(
    title: { $0.together },
    entries: [
      CatalogEntry(QueueExample.self, "queue") { $0.queue },
      CatalogEntry(LockExample.self, "lock") { $0.lock },
      CatalogEntry(SemaphoreExample.self, "semaphore") { $0.semaphore },
      CatalogEntry(EventExample.self, "event") { $0.event },
    ])

  private static let mishaps = CatalogGroup(
    title: { $0.mishaps },
    entries: [
      CatalogEntry(DeadlockExample.self, "deadlock") { $0.deadlock },
      CatalogEntry(ForgottenExample.self, "forgotten") { $0.forgotten },
    ])

  /// The example of this name.
  static func entry(named name: String) -> CatalogEntry? {
    entries.first { $0.name == name }
  }
}
