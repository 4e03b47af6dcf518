/// A program of the scenario language, read and checked; SCENARIO.md's terms, in docs/SEMANTICS.md.
struct Scenario: Sendable {
  /// Equal deadlines: in order of creation, or as CPython's heap happens to give them out.
  enum Ties: String, Sendable {
    case fifo, heapq
  }

  /// An `async def` or a `def`.
  struct Function: Sendable {
    var name: String
    var parameters: [String]
    var body: [Step]
  }

  /// A shared variable and what it begins as.
  struct Object: Sendable {
    var name: String
    var kind: Kind

    enum Kind: Sendable {
      case event, lock, future
      case condition(lock: String?)
      case semaphore(Expression?)
      case boundedSemaphore(Expression?)
      case queue(Expression?)
      case lifoQueue(Expression?)
      case priorityQueue(Expression?)
      case barrier(Expression?)
      case value(Expression)
    }
  }

  var ties = Ties.fifo
  var executorWorkers: Int?
  var objects: [Object] = []
  var functions: [String: Function] = [:]
  var coroutines: [String: Function] = [:]
  /// What runs outside any loop; a scenario with a `main` is a script of one step.
  var script: [Step] = []
}
