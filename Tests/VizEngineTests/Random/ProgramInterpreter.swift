import VizEngine

/// What random programs throw.
struct Boom: Error, CustomStringConvertible {
  let number: Int
  var description: String { "\(number)" }
}

/// Runs a random program on a loop and writes down, with pass and time, what it sees.
///
/// `@unchecked Sendable`: everything here happens on the loop's thread.
final class ProgramInterpreter: @unchecked Sendable {
  private let program: RandomProgram
  private let loop: EventLoop
  private var tasks: [LoopTask<Int>?]
  private let futures: [Future<Int>]
  private var timers: [Int: Handle] = [:]
  private(set) var log: [String] = []

  init(_ program: RandomProgram, on loop: EventLoop) {
    self.program = program
    self.loop = loop
    tasks = Array(repeating: nil, count: RandomProgram.taskSlots)
    futures = (0..<RandomProgram.futureSlots).map { _ in loop.createFuture() }
  }

  /// Runs it to its end, or to the 1000th second, if it then waits for what nobody will do.
  func run() throws {
    let guardian = try loop.callLater(.seconds(1000), "guard") { [loop] in loop.stop() }
    do {
      note("main returned \(try loop.runUntilComplete(coroutine(0)))")
    } catch {
      note("main ended: \(words(for: error))")
    }
    guardian.cancel()
  }

  private func note(_ text: String) {
    let quarters = loop.time().nanoseconds / 250_000_000
    log.append("\(loop.iteration) \(quarters) \(text)")
  }

  private func coroutine(_ index: Int) -> Coroutine<Int> {
    Coroutine("f\(index)()") { [self] in try await body(index) }
  }

  private func body(_ index: Int) async throws -> Int {
    note("f\(index) begins")
    for (number, operation) in program.coroutines[index].enumerated() {
      let place = "f\(index).\(number) \(operation.kind)"
      do {
        let result = try await perform(operation, place)
        note("\(place) \(result)")
      } catch {
        note("\(place) threw \(words(for: error))")
        if !operation.isCaught { throw error }
      }
    }
    return index * 100
  }

  private func perform(_ operation: Operation, _ place: String) async throws -> String {
    let first = operation.first
    let second = operation.second
    switch operation.kind {
    case .print: return "\(first)"
    case .sleep: try await loop.sleep(quarters(first))
    case .spawn: tasks[first] = try loop.createTask(coroutine(program.coroutineOfSlot[first]))
    case .inline: return "\(try await coroutine(first).value())"
    case .awaitTask:
      guard let task = tasks[first] else { return "none" }
      return "\(try await task.value())"
    case .awaitFuture: return "\(try await futures[first].value())"
    case .cancelTask: return answer(tasks[first]?.cancel("\(second)"))
    case .cancelFuture: return answer(futures[first].cancel("\(second)"))
    case .cancelSelf: return answer(loop.currentTask()?.cancel("\(first)"))
    case .uncancel: return "\(loop.currentTask()?.uncancel() ?? -1)"
    case .setResult: try futures[first].setResult(second)
    case .setError: try futures[first].setException(Boom(number: second))
    case .fail: throw Boom(number: first)
    case .block: loop.block(quarters(first))
    case .wait: return try await wait(operation)
    case .gather: return try await gather(operation)
    case .look: return look()
    case .soon, .later, .cancelTimer, .soonSet, .laterSet, .soonCancel, .taskCallback, .futureCallback:
      try schedule(operation, place)
    }
    return "done"
  }

  private func schedule(_ operation: Operation, _ place: String) throws {
    let first = operation.first
    switch operation.kind {
    case .soon:
      try loop.callSoon { [self] in note("\(place) called") }
    case .later:
      timers[first] = try loop.callLater(quarters(operation.second)) { [self] in note("\(place) called") }
    case .cancelTimer:
      timers[first]?.cancel()
    case .soonSet:
      try loop.callSoon { [self] in set(first, place) }
    case .laterSet:
      try loop.callLater(quarters(operation.second)) { [self] in set(first, place) }
    case .soonCancel:
      try loop.callSoon { [self] in note("\(place) \(answer(tasks[first]?.cancel("\(operation.second)")))") }
    case .taskCallback:
      tasks[first]?.addDoneCallback { [self] task in note("\(place) called \(words(for: task))") }
    default:
      futures[first].addDoneCallback { [self] future in note("\(place) called \(words(for: future))") }
    }
  }

  private func set(_ future: Int, _ place: String) {
    note("\(place) called")
    do { try futures[future].setResult(7) } catch { note("\(place) threw \(words(for: error))") }
  }

  private func wait(_ operation: Operation) async throws -> String {
    var waited: [AnyFuture] = []
    for slot in 0..<RandomProgram.taskSlots + RandomProgram.futureSlots where operation.first >> slot & 1 == 1 {
      let task = slot < RandomProgram.taskSlots ? tasks[slot] : nil
      if let task { waited.append(task) }
      if slot >= RandomProgram.taskSlots { waited.append(futures[slot - RandomProgram.taskSlots]) }
    }
    let condition = [WaitCondition.allCompleted, .firstCompleted, .firstException][operation.second]
    let (done, pending) = try await loop.wait(
      waited, timeout: operation.third < 0 ? nil : quarters(operation.third), returnWhen: condition)
    return "\(done.count) done \(pending.count) pending"
  }

  private func gather(_ operation: Operation) async throws -> String {
    let children = (0..<RandomProgram.taskSlots).filter { operation.first >> $0 & 1 == 1 }.compactMap { tasks[$0] }
    if operation.second == 0 { return "\(try await loop.gather(children).value())" }
    let results = try await loop.gather(returningExceptions: children).value()
    return results.map { result in
      switch result {
      case .success(let value): "\(value)"
      case .failure(let error): words(for: error)
      }
    }.joined(separator: " ")
  }

  private func look() -> String {
    let states = tasks.map { task in
      guard let task else { return "-" }
      return task.isDone ? task.isCancelled ? "c" : "d" : task.cancelling > 0 ? "x" : "p"
    }
    return states.joined() + " \(loop.allTasks().count)"
  }

  private func quarters(_ count: Int) -> Duration { .milliseconds(250 * count) }

  private func answer(_ isAccepted: Bool?) -> String { isAccepted.map { $0 ? "yes" : "no" } ?? "none" }

  private func words(for future: some Awaitable<Int>) -> String {
    do { return "\(try future.result())" } catch { return words(for: error) }
  }

  private func words(for error: any Error) -> String {
    switch error {
    case let error as CancelledError: "cancelled \(error.message ?? "-")"
    case let error as Boom: "boom \(error.number)"
    default: "\(error)"
    }
  }
}
