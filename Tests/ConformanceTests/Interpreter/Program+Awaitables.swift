@testable import VizEngine

extension Program {
  /// Makes what Python makes of an awaitable's expression; nothing is awaited yet.
  /// - Parameter isHeld: somebody could forget to await the coroutine: the report looks at it.
  func evaluate(_ form: AwaitableForm, isHeld: Bool = true, in frame: Frame) throws -> Value {
    switch form {
    case .variable(let name): return try look(up: name, in: frame)
    case .coroutine(let name, let arguments):
      return hold(try makeCoroutine(name, try evaluate(arguments, in: frame)), isHeld)
    case .method(let call): return hold(try makeCoroutine(call, in: frame), isHeld)
    case .sleep(let delay, let result):
      return hold(try makeSleep(try evaluate(delay, in: frame), try result.map { try evaluate($0, in: frame) }), isHeld)
    case .gather(let list, let returnExceptions):
      return try gather(try evaluate(list, in: frame), returnExceptions: returnExceptions)
    case .wait(let list, let timeout, let mode):
      let futures = try evaluate(list, in: frame)
      return hold(
        try makeWait(
          futures, timeout: try timeout.map { try evaluate($0, in: frame) },
          mode: try mode.map { try evaluate($0, in: frame) }), isHeld)
    case .waitFor(let awaited, let timeout):
      let awaited = try evaluate(awaited, in: frame)
      return hold(try makeWaitFor(awaited, timeout: try timeout.map { try evaluate($0, in: frame) } ?? .none), isHeld)
    case .shield(let shielded): return try shield(try evaluate(shielded, in: frame))
    case .runInExecutor(let call): return try runInExecutor(call, try evaluate(call.arguments, in: frame))
    }
  }

  func evaluate(_ list: AwaitableList, in frame: Frame) throws -> [Value] {
    switch list {
    case .items(let forms): return try forms.map { try evaluate($0, in: frame) }
    case .variable(let name):
      switch try look(up: name, in: frame) {
      case .list(let list): return list.items
      case .tuple(let items): return items
      default: throw ScriptedError(.typeError, "a list was expected")
      }
    }
  }

  private func hold(_ coroutine: ScriptCoroutine, _ isHeld: Bool) -> Value {
    if isHeld { coroutines.append(coroutine) }
    return .coroutine(coroutine)
  }

  private func makeCoroutine(_ name: String, _ arguments: [Value]) throws -> ScriptCoroutine {
    guard let function = scenario.coroutines[name] else {
      throw ScenarioError(place: name, sentence: "is no coroutine")
    }
    let frame = try Frame(.coroutine, of: function, arguments)
    // What the trace calls it holds the arguments; a task in it is named, as everywhere.
    return ScriptCoroutine(name, label: label(name, arguments)) { [self] in
      do {
        guard case .giveBack(let value) = try await run(function.body, in: frame) else { return .none }
        return value
      } catch {
        noteRefusal(error)
        throw error
      }
    }
  }

  private func makeCoroutine(_ call: MethodCall, in frame: Frame) throws -> ScriptCoroutine {
    guard case .primitive(let primitive) = try look(up: call.object, in: frame),
      let awaited = primitive.awaited(call.method, try evaluate(call.arguments, in: frame))
    else { throw ScenarioError(place: call.object, sentence: "has no \(call.method.rawValue)() to await") }
    return ScriptCoroutine(awaited.name, label: "\(awaited.name)()", awaited.body)
  }

  private func makeSleep(_ delay: Value, _ result: Value?) throws -> ScriptCoroutine {
    let duration = try duration(delay)
    return ScriptCoroutine("sleep", label: "sleep(\(delay.representation))") { [loop] in
      try await loop.sleep(duration)
      return result ?? .none
    }
  }

  private func makeWait(_ values: [Value], timeout: Value?, mode: Value?) throws -> ScriptCoroutine {
    let timeout = try timeout.map { try duration($0) }
    return ScriptCoroutine("wait", label: "wait()") { [self] in
      let condition: WaitCondition =
        switch mode?.text {
        case nil, "ALL_COMPLETED": .allCompleted
        case "FIRST_COMPLETED": .firstCompleted
        case "FIRST_EXCEPTION": .firstException
        case .some(let word): throw ScriptedError(.valueError, "Invalid return_when value: \(word)")
        }
      let futures = try values.map { value -> ScriptFuture in
        guard case .future(let future) = value else {
          throw ScriptedError(.typeError, "Passing coroutines is forbidden, use tasks explicitly.")
        }
        return future
      }
      let (done, _) = try await loop.wait(
        waitOrder.arrange(futures).map { $0.future as AnyFuture }, timeout: timeout, returnWhen: condition)
      let isDone = Set(done.map(ObjectIdentifier.init))
      var seen: Set<ObjectIdentifier> = []
      let distinct = futures.filter { seen.insert(ObjectIdentifier($0.future)).inserted }
      return .tuple([
        .list(ValueList(distinct.filter { isDone.contains(ObjectIdentifier($0.future)) }.map { .future($0) })),
        .list(ValueList(distinct.filter { !isDone.contains(ObjectIdentifier($0.future)) }.map { .future($0) })),
      ])
    }
  }

  private func makeWaitFor(_ awaited: Value, timeout: Value) throws -> ScriptCoroutine {
    let limit: Duration? = if case .none = timeout { nil } else { try duration(timeout) }
    return ScriptCoroutine("wait_for", label: "wait_for()") { [self] in
      switch awaited {
      case .future(let future): return try await waitFor(future.future, timeout: limit)
      case .coroutine(let coroutine):
        return try await loop.waitFor(coroutine.coroutine, timeout: limit)
      default: throw ScriptedError(.typeError, "An asyncio.Future, a coroutine or an awaitable is required")
      }
    }
  }

  private func waitFor(_ future: some Awaitable<Value>, timeout: Duration?) async throws -> Value {
    try await loop.waitFor(future, timeout: timeout)
  }

  private func shield(_ value: Value) throws -> Value {
    let inner = try ensureFuture(value)
    let outer = shield(inner.future)
    if outer === inner.future { return .future(inner) }
    return keep(ScriptFuture(future: outer))
  }

  private func shield(_ future: some Awaitable<Value>) -> any Awaitable<Value> { loop.shield(future) }

  private func gather(_ values: [Value], returnExceptions: Bool) throws -> Value {
    let children = try distinctFutures(values)
    let outer: Future<Value> =
      returnExceptions
      ? loop.gather(returningExceptions: children) { Value.list(ValueList($0.map { Value($0) })) }
      : loop.gather(children) { Value.list(ValueList($0)) }
    // Of nothing, asyncio makes a plain future.
    return keep(ScriptFuture(future: outer, label: children.isEmpty ? "future" : "gather"))
  }

  /// A future for each value; the same coroutine given twice is one task. What is made here, nobody is warned of.
  private func distinctFutures(_ values: [Value]) throws -> [any Awaitable<Value>] {
    var made: [ObjectIdentifier: any Awaitable<Value>] = [:]
    return try values.map { value in
      guard case .coroutine(let coroutine) = value else { return try ensureFuture(value).future }
      let identity = ObjectIdentifier(coroutine)
      let future = try made[identity] ?? ensureFuture(value, isHidden: true).future
      made[identity] = future
      return future
    }
  }

  private func runInExecutor(_ call: FunctionCall, _ arguments: [Value]) throws -> Value {
    let function = try function(call.name)
    let frame = try Frame(.job, of: function, arguments)
    let future = try loop.runInExecutor(label(call.name, arguments)) { [self] () throws -> Value in
      guard case .giveBack(let value) = try runNow(function.body, in: frame) else { return .none }
      return value
    }
    return keep(ScriptFuture(future: future))
  }

  /// A task of a coroutine, or the future itself. asyncio: `ensure_future`.
  func ensureFuture(_ value: Value, isHidden: Bool = false) throws -> ScriptFuture {
    switch value {
    case .future(let future): return future
    case .coroutine(let coroutine):
      let future = ScriptFuture(future: try loop.ensureFuture(coroutine.coroutine))
      keep(future, isHidden: isHidden)
      return future
    default: throw ScriptedError(.typeError, "An asyncio.Future, a coroutine or an awaitable is required")
    }
  }

  /// Python: `await value`.
  func outcome(of value: Value) async throws -> Value {
    switch value {
    case .future(let future): return try await future.future.value()
    case .coroutine(let coroutine):
      return try await coroutine.coroutine.value()
    default: throw ScriptedError(.typeError, "object can't be used in 'await' expression")
    }
  }
}
