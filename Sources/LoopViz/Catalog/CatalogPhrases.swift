/// The words that present an example.
struct ExampleWords: Hashable, Sendable {
  /// A few words for the list, at most 22 columns.
  let title: String
  /// What to look for, in two or three sentences.
  let introduction: String

  init(_ title: String, _ introduction: String) {
    self.title = title
    self.introduction = introduction
  }
}

/// The words for all examples and the groups that they stand in.
protocol CatalogPhrases: Sendable {
  var firstSteps: String { get }
  var coroutine: ExampleWords { get }
  var task: ExampleWords { get }
  var callback: ExampleWords { get }
  var result: ExampleWords { get }
  var await: ExampleWords { get }

  var atOnce: String { get }
  var workers: ExampleWords { get }
  var gather: ExampleWords { get }
  var sequential: ExampleWords { get }
  var blocking: ExampleWords { get }
  var thread: ExampleWords { get }
  var concurrent: ExampleWords { get }
  var parallel: ExampleWords { get }
  var requests: ExampleWords { get }
  var swarm: ExampleWords { get }

  var earlyEnds: String { get }
  var cancel: ExampleWords { get }
  var timeout: ExampleWords { get }
  var shield: ExampleWords { get }
  var race: ExampleWords { get }
  var failure: ExampleWords { get }
  var taskGroup: ExampleWords { get }

  var together: String { get }
  var queue: ExampleWords { get }
  var lock: ExampleWords { get }
  var semaphore: ExampleWords { get }
  var event: ExampleWords { get }

  var mishaps: String { get }
  var deadlock: ExampleWords { get }
  var forgotten: ExampleWords { get }
}
