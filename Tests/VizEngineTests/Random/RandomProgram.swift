import TestSupport

/// One thing that a coroutine of a random program does; what the numbers mean depends on the kind.
struct Operation {
  enum Kind: String, CaseIterable {
    case print, sleep, spawn, inline, awaitTask, awaitFuture, cancelTask, cancelFuture, cancelSelf, uncancel
    case setResult, setError, soon, later, cancelTimer, soonSet, laterSet, soonCancel, taskCallback, futureCallback
    case wait, gather, block, fail, look
  }

  var kind: Kind
  var first = 0
  var second = 0
  var third = 0
  /// Whether an error of it is caught and printed, so that the coroutine goes on.
  var isCaught = false
}

/// A program made from a seed: a few coroutines, of which each runs and awaits only later ones, so that no two wait
/// for each other.
struct RandomProgram {
  static let taskSlots = 6
  static let futureSlots = 3

  let seed: UInt64
  /// The operations of each coroutine; the first is `main`.
  private(set) var coroutines: [[Operation]] = []
  /// Which coroutine a task in a slot runs.
  private(set) var coroutineOfSlot: [Int] = []

  init(seed: UInt64) {
    self.seed = seed
    var source = SplitMix64(seed: seed)
    let count = Int.random(in: 3...6, using: &source)
    coroutineOfSlot = (0..<Self.taskSlots).map { _ in Int.random(in: 1..<count, using: &source) }
    for index in 0..<count {
      let length = Int.random(in: index == 0 ? 6...14 : 1...6, using: &source)
      coroutines.append((0..<length).compactMap { _ in operation(in: index, of: count, &source) })
    }
  }

  private func operation(in index: Int, of count: Int, _ source: inout SplitMix64) -> Operation? {
    let kind = Operation.Kind.allCases.randomElement(using: &source) ?? .print
    var operation = Operation(kind: kind, isCaught: Int.random(in: 0..<3, using: &source) > 0)
    let laterSlots = coroutineOfSlot.indices.filter { coroutineOfSlot[$0] > index }
    let task = laterSlots.randomElement(using: &source)
    let future = Int.random(in: 0..<Self.futureSlots, using: &source)
    let number = Int.random(in: 0..<1000, using: &source)
    let delay = Int.random(in: 0...4, using: &source)
    let mask = laterSlots.reduce(0) { Bool.random(using: &source) ? $0 | 1 << $1 : $0 }
    switch kind {
    case .print, .cancelSelf, .fail, .soon, .look, .uncancel:
      operation.first = number
      if kind == .fail, index == 0 { return nil }
    case .sleep, .block:
      operation.first = delay
    case .spawn, .awaitTask:
      guard let task else { return nil }
      operation.first = task
    case .cancelTask, .soonCancel, .taskCallback:
      operation.first = Int.random(in: 0..<Self.taskSlots, using: &source)
      operation.second = number
    case .inline:
      guard index + 1 < count else { return nil }
      operation.first = Int.random(in: index + 1..<count, using: &source)
    case .awaitFuture, .cancelFuture, .setResult, .setError, .soonSet, .futureCallback:
      operation.first = future
      operation.second = number
    case .later, .laterSet:
      operation.first = future
      operation.second = delay
    case .cancelTimer:
      operation.first = future
    case .wait:
      operation.first = mask | Int.random(in: 0..<1 << Self.futureSlots, using: &source) << Self.taskSlots
      operation.second = Int.random(in: 0...2, using: &source)
      operation.third = Int.random(in: -3...4, using: &source)
    case .gather:
      operation.first = mask
      operation.second = Int.random(in: 0...1, using: &source)
    }
    return operation
  }
}
