@testable import VizEngine

/// A scenario under way: its loop, its shared objects, and what the report at the end looks at.
///
/// `@unchecked Sendable`: for the reason that ``Value`` gives.
final class Program: @unchecked Sendable {
  let scenario: Scenario
  let clock = VirtualClock()
  let recorder = TraceRecorder()
  private(set) var loop: EventLoop
  var objects: [String: Value] = [:]
  /// All that may be reported as lost, in order of creation.
  var made: [Made] = []
  /// The coroutine objects that somebody holds, in order of creation.
  var coroutines: [ScriptCoroutine] = []
  /// Which registered callbacks `remove_done_callback` can take back: those of a function without arguments.
  var removable: [RemovableCallback] = []

  /// Where in the trace the closing passes of earlier loops begin.
  private(set) var lastPasses: [Int] = []
  /// What the interpreter or the engine cannot do, met under way: the log is then worth nothing.
  private(set) var refusal: (any Error)?

  /// A task or future.
  struct Made {
    var value: ScriptFuture
    /// The call that made it promises nobody a handle to it, so that asyncio does not complain of its loss.
    var isHidden = false
  }

  /// A function's registration with a future.
  struct RemovableCallback {
    var future: ObjectIdentifier
    var function: String
    var identifier: DoneCallbackID
  }

  /// The order of the sets that `wait` goes through.
  var waitOrder: WaitOrder

  /// - Throws: ``SystemError``, ``ScenarioError`` when an object cannot be made.
  init(_ scenario: Scenario, waitOrder: WaitOrder) throws {
    self.scenario = scenario
    self.waitOrder = waitOrder
    loop = try Self.makeLoop(scenario, clock, recorder)
    for object in scenario.objects { objects[object.name] = try make(object) }
  }

  private static func makeLoop(
    _ scenario: Scenario, _ clock: VirtualClock, _ recorder: TraceRecorder
  ) throws -> EventLoop {
    let loop = try EventLoop(
      clock: clock, recorder: recorder, ties: scenario.ties == .fifo ? .creationOrder : .heapq)
    loop.threadLimit = scenario.executorWorkers ?? 1000
    loop.onDeadlock = .throwError
    return loop
  }

  /// `asyncio.run` after the loop was closed: a new one. Task numbers go on, as CPython's are the process's, and two
  /// are left out, which there the coroutines of the first run's end have had.
  func renewLoop() throws {
    let old = loop
    if let place = old.lastPassesBegin { lastPasses.append(place) }
    loop = try Self.makeLoop(scenario, clock, recorder)
    loop.numbers.defaultName = old.numbers.defaultName + 2
  }

  private func make(_ object: Scenario.Object) throws -> Value {
    let name = object.name
    func size(_ expression: Expression?, default other: Int) throws -> Int {
      guard let expression else { return other }
      return try count(expression, in: Frame(.script))
    }
    switch object.kind {
    case .value(let expression): return try evaluate(expression, in: Frame(.script))
    case .future:
      let future = loop.createFuture(of: Value.self)
      return keep(ScriptFuture(future: future, label: "future:\(name)"))
    case .event: return .primitive(Event(loop, name: name))
    case .lock: return .primitive(Lock(loop, name: name))
    case .condition(let lock):
      guard let lock else { return .primitive(Condition(loop, name: name)) }
      guard case .primitive(let primitive) = objects[lock], let shared = primitive as? Lock else {
        throw ScenarioError(place: "objects.\(name)", sentence: "names no lock that stands before it")
      }
      return .primitive(Condition(loop, lock: shared, name: name))
    case .semaphore(let value):
      return .primitive(try Semaphore(loop, value: try size(value, default: 1), name: name))
    case .boundedSemaphore(let value):
      return .primitive(try BoundedSemaphore(loop, value: try size(value, default: 1), name: name))
    case .barrier(let parties):
      return .primitive(try Barrier(loop, parties: try size(parties, default: 1), name: name))
    case .queue(let value):
      return .primitive(Queue<Value>(loop, capacity: try size(value, default: 0), name: name))
    case .lifoQueue(let value):
      return .primitive(LifoQueue<Value>(loop, capacity: try size(value, default: 0), name: name))
    case .priorityQueue(let value):
      return .primitive(PriorityQueue<Value>(loop, capacity: try size(value, default: 0), name: name))
    }
  }

  /// Notes a task or future for the report, which is not about tasks made while asyncio.run's closing coroutines run.
  @discardableResult
  func keep(_ future: ScriptFuture, isHidden: Bool = false) -> Value {
    if !(future.future is AnyTask) || loop.lastPassesBegin == nil {
      made.append(Made(value: future, isHidden: isHidden))
    }
    return .future(future)
  }

  /// The value of a name.
  func look(up name: String, in frame: Frame) throws -> Value {
    switch name {
    case "loop": return .loop(loop)
    case "current":
      guard let task = loop.currentTask() as? LoopTask<Value> else {
        throw ScenarioError(place: name, sentence: "is known in a coroutine only")
      }
      return .future(ScriptFuture(future: task))
    default:
      guard let value = objects[name] ?? frame.locals[name] else {
        throw ScenarioError(place: name, sentence: "has no value")
      }
      return value
    }
  }

  /// Gives a name a value: a shared one if it is one of the objects, else the call's own.
  func assign(_ value: Value, to name: String?, in frame: Frame) {
    guard let name else { return }
    if objects[name] != nil { objects[name] = value } else { frame.locals[name] = value }
  }

  /// Keeps a refusal, which a task would otherwise end with as if it were an error of the scenario's.
  func noteRefusal(_ error: any Error) {
    if refusal == nil, error is NotSupported || error is ScenarioError { refusal = error }
  }

  func function(_ name: String) throws -> Scenario.Function {
    guard let function = scenario.functions[name] else {
      throw ScenarioError(place: name, sentence: "is no function")
    }
    return function
  }
}
