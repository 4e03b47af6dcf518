extension ScenarioReader {
  func steps(_ node: JSON?, _ place: String) throws(ScenarioError) -> [Step] {
    switch node {
    case nil, .null: return []
    case .list(let items):
      var steps: [Step] = []
      for (index, item) in items.enumerated() { steps.append(try step(item, "\(place)[\(index)]")) }
      return steps
    default: throw bad(place, "expected a list of steps")
    }
  }

  private func step(_ node: JSON, _ place: String) throws(ScenarioError) -> Step {
    switch node {
    case .text("break"): return .leaveLoop
    case .text("raise"): return .raiseAgain
    case .mapping(let members): return try step(try key(of: members, place), node, place)
    default: throw bad(place, "unknown step \(node)")
    }
  }

  /// Which of the keys is the step's own: some are options of others.
  private func key(of members: [JSON.Member], _ place: String) throws(ScenarioError) -> StepKey {
    let keys = members.compactMap { StepKey(rawValue: $0.key) }
    let own = keys.filter { key in !keys.contains { $0 != key && $0.options.contains(key.rawValue) } }
    guard let key = own.first, own.count == 1 else {
      throw bad(place, "cannot tell the step from \(members.map(\.key))")
    }
    if let unknown = members.first(where: { $0.key != key.rawValue && !key.options.contains($0.key) }) {
      throw bad(place, "\(key.rawValue) has no option '\(unknown.key)'")
    }
    return key
  }

  private func step(_ key: StepKey, _ node: JSON, _ place: String) throws(ScenarioError) -> Step {
    let main = node[key.rawValue] ?? .null
    switch key {
    case .print: return .print(try TemplateReader.read(main, place))
    case .let: return .assign(try source(main, place), to: try name(node["as"], place))
    case .call:
      return .call(
        try methodCall(try CallText(try text(main, place), at: place), place), result: try result(node, place))
    case .createTask:
      let taskName: String? = if let name = node["name"] { try text(name, place) } else { nil }
      let group: String? = if let group = node["group"] { try text(group, place) } else { nil }
      return .createTask(try awaitable(main, place), name: taskName, group: group, result: try result(node, place))
    case .ensureFuture: return .ensureFuture(try awaitable(main, place), result: try result(node, place))
    case .addDoneCallback: return .addDoneCallback(try functionCall(main, place), to: try text(node["to"], place))
    case .removeDoneCallback:
      let function = try text(main, place)
      guard functions.contains(function) else { throw bad(place, "unknown function '\(function)'") }
      return .removeDoneCallback(function, from: try text(node["from"], place), result: try result(node, place))
    case .callSoon: return .schedule(try callback(main, place), .soon, result: try result(node, place))
    case .callLater:
      let delay = try required("delay", node, place)
      return .schedule(try callback(main, place), .later(delay), result: try result(node, place))
    case .callAt:
      let when = try required("when", node, place)
      return .schedule(try callback(main, place), .at(when), result: try result(node, place))
    case .block: return .block(try value(main, place))
    case .return: return .giveBack(try value(main, place))
    case .raise: return .raise(try errorExpression(try text(main, place), place))
    case .try: return .attempt(try attempt(node, place))
    case .if:
      let equals: Expression? = if let other = node["equals"] { try value(other, place) } else { nil }
      return .choose(
        try value(main, place), equals: equals, then: try steps(node["do"], "\(place).do"),
        otherwise: try steps(node["else"], "\(place).else"))
    case .repeat:
      let times: Expression? = main == .text("forever") ? nil : try value(main, place)
      return .repeated(times, try steps(node["do"], "\(place).do"))
    case .for:
      return .each(
        try name(main, place), try iterated(node["in"], place), try steps(node["do"], "\(place).do"))
    case .run: return .run(try awaitable(main, place), result: try result(node, place))
    case .runUntilComplete: return .runUntilComplete(try awaitable(main, place), result: try result(node, place))
    case .runForever: return .runForever
    case .await: return .await(try awaitable(main, place), try target(node["as"], place))
    case .sleep: return .await(try form(.sleep, node, place), try target(node["as"], place))
    case .gather: return .await(try form(.gather, node, place), try target(node["as"], place))
    case .wait: return .await(try form(.wait, node, place), try target(node["as"], place))
    case .waitFor: return .await(try form(.waitFor, node, place), try target(node["as"], place))
    case .shield: return .await(try form(.shield, node, place), try target(node["as"], place))
    case .runInExecutor: return .await(try form(.runInExecutor, node, place), try target(node["as"], place))
    case .coro: return .await(try form(.coro, node, place), try target(node["as"], place))
    case .with: return .with(try text(main, place), try steps(node["do"], "\(place).do"))
    case .timeout:
      return .timeout(try value(main, place), scope: try result(node, place), try steps(node["do"], "\(place).do"))
    case .taskGroup: return .taskGroup(try name(main, place), try steps(node["do"], "\(place).do"))
    }
  }

  private func result(_ node: JSON, _ place: String) throws(ScenarioError) -> String? {
    guard let target = node["as"] else { return nil }
    return try name(target, place)
  }

  private func target(_ node: JSON?, _ place: String) throws(ScenarioError) -> Step.Target {
    switch node {
    case nil: return .nowhere
    case .list(let pair) where pair.count == 2: return .pair(try name(pair[0], place), try name(pair[1], place))
    default: return .name(try name(node, place))
    }
  }

  private func source(_ node: JSON, _ place: String) throws(ScenarioError) -> Step.Source {
    if case .mapping(let members) = node, members.contains(where: { AwaitableKey(rawValue: $0.key) != nil }) {
      return .form(try awaitable(node, place))
    }
    return .value(try value(node, place))
  }

  private func required(_ key: String, _ node: JSON, _ place: String) throws(ScenarioError) -> Expression {
    guard let written = node[key] else { throw bad(place, "needs '\(key)'") }
    return try value(written, place)
  }

  private func iterated(_ node: JSON?, _ place: String) throws(ScenarioError) -> Step.Iterated {
    guard let node else { throw bad(place, "needs 'in'") }
    guard let list = node["as_completed"] else { return .value(try value(node, place)) }
    return .completed(try awaitables(list, place), timeout: try optionalValue(node["timeout"], place))
  }

  private func attempt(_ node: JSON, _ place: String) throws(ScenarioError) -> Step.Attempt {
    var handlers: [Step.Handler] = []
    if case .list(let items) = node["except"] {
      for (index, item) in items.enumerated() { handlers.append(try handler(item, "\(place).except[\(index)]")) }
    }
    guard !handlers.isEmpty || node["finally"] != nil else { throw bad(place, "try needs except or finally") }
    return Step.Attempt(
      body: try steps(node["try"], "\(place).try"), handlers: handlers,
      otherwise: try steps(node["else"], "\(place).else"), finally: try steps(node["finally"], "\(place).finally"))
  }

  private func handler(_ node: JSON, _ place: String) throws(ScenarioError) -> Step.Handler {
    let names: [JSON] = if case .list(let names) = node["catch"] { names } else { [node["catch"] ?? .null] }
    var classes: [ErrorClass] = []
    for name in names {
      guard let errorClass = ErrorClass(rawValue: try text(name, place)) else {
        throw bad(place, "\(name) is no exception class")
      }
      classes.append(errorClass)
    }
    return Step.Handler(
      classes: classes, name: try result(node, place), body: try steps(node["do"], "\(place).do"))
  }
}
