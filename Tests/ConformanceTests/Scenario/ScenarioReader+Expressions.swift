extension ScenarioReader {
  func value(_ node: JSON, _ place: String) throws(ScenarioError) -> Expression {
    switch node {
    case .null: return .none
    case .truth(let truth): return .truth(truth)
    case .whole(let number): return .whole(number)
    case .fraction(let number): return .fraction(number)
    case .text(let text): return written(text)
    case .list(let items):
      var values: [Expression] = []
      for item in items { values.append(try value(item, place)) }
      return .list(values)
    case .mapping(let members):
      guard members.count == 1, let member = members.first else { throw bad(place, "\(node) is no value") }
      switch (member.key, member.value) {
      case ("add", .list(let pair)) where pair.count == 2:
        return .sum(try value(pair[0], place), try value(pair[1], place))
      case ("sub", .list(let pair)) where pair.count == 2:
        return .difference(try value(pair[0], place), try value(pair[1], place))
      case ("len", let measured):
        return .length(try value(measured, place))
      default: throw bad(place, "\(node) is no value")
      }
    }
  }

  func errorExpression(_ text: String, _ place: String) throws(ScenarioError) -> ErrorExpression {
    if text.hasPrefix("$") { return .variable(String(text.dropFirst())) }
    if let errorClass = ErrorClass(rawValue: text) { return .make(errorClass, []) }
    let call = try CallText(text, at: place)
    guard call.object == nil, let errorClass = ErrorClass(rawValue: call.name) else {
      throw bad(place, "'\(text)' is no exception")
    }
    return .make(errorClass, call.arguments)
  }

  func methodCall(_ call: CallText, _ place: String) throws(ScenarioError) -> MethodCall {
    guard let object = call.object else { throw bad(place, "expected object.method(…)") }
    guard let method = Method(rawValue: call.name) else { throw bad(place, "unknown method '\(call.name)'") }
    var arguments = call.arguments
    if method == .setException {
      switch arguments.first {
      case .text(let text): arguments = [.error(try errorExpression(text, place))]
      case .variable(let name): arguments = [.error(.variable(name))]
      default: throw bad(place, "set_exception takes one exception")
      }
    }
    return MethodCall(object: object, method: method, arguments: arguments)
  }

  func functionCall(_ node: JSON, _ place: String) throws(ScenarioError) -> FunctionCall {
    let call = try CallText(try text(node, place), at: place)
    guard call.object == nil, functions.contains(call.name) else { throw bad(place, "unknown function '\(node)'") }
    return FunctionCall(name: call.name, arguments: call.arguments)
  }

  func callback(_ node: JSON, _ place: String) throws(ScenarioError) -> CallbackCall {
    let call = try CallText(try text(node, place), at: place)
    return call.object == nil
      ? .function(try functionCall(node, place)) : .method(try methodCall(call, place))
  }

  func text(_ node: JSON?, _ place: String) throws(ScenarioError) -> String {
    guard case .text(let text) = node else { throw bad(place, "expected a text") }
    return text
  }

  func name(_ node: JSON?, _ place: String) throws(ScenarioError) -> String {
    let name = try text(node, place)
    guard isName(name), name != "loop", name != "current" else { throw bad(place, "'\(name)' is no name to assign") }
    return name
  }

  func awaitable(_ node: JSON, _ place: String) throws(ScenarioError) -> AwaitableForm {
    switch node {
    case .text(let text): return try awaitable(text, place)
    case .mapping(let members):
      guard let key = members.first(where: { AwaitableKey(rawValue: $0.key) != nil })?.key,
        let kind = AwaitableKey(rawValue: key)
      else { throw bad(place, "\(node) is nothing to await") }
      return try form(kind, node, place)
    default: throw bad(place, "\(node) is nothing to await")
    }
  }

  private func awaitable(_ text: String, _ place: String) throws(ScenarioError) -> AwaitableForm {
    if isName(text) { return .variable(text) }
    let call = try CallText(text, at: place)
    guard call.object == nil else {
      let call = try methodCall(call, place)
      guard call.method.isAwaited else { throw bad(place, "'\(text)' cannot be awaited") }
      return .method(call)
    }
    guard coroutines.contains(call.name) else { throw bad(place, "unknown coroutine '\(call.name)'") }
    return .coroutine(call.name, call.arguments)
  }

  func form(_ kind: AwaitableKey, _ node: JSON, _ place: String) throws(ScenarioError) -> AwaitableForm {
    guard let main = node[kind.rawValue] else { throw bad(place, "has no \(kind.rawValue)") }
    let timeout = try optionalValue(node["timeout"], place)
    switch kind {
    case .coro: return try awaitable(main, place)
    case .sleep:
      var result: Expression?
      if let node = node["result"] { result = try value(node, place) }
      return .sleep(try value(main, place), result: result)
    case .gather:
      return .gather(try awaitables(main, place), returnExceptions: node["return_exceptions"] == .truth(true))
    case .wait:
      let mode = try optionalValue(node["return_when"], place)
      return .wait(try awaitables(main, place), timeout: timeout, returnWhen: mode)
    case .waitFor: return .waitFor(try awaitable(main, place), timeout: timeout)
    case .shield: return .shield(try awaitable(main, place))
    case .runInExecutor: return .runInExecutor(try functionCall(main, place))
    }
  }

  func optionalValue(_ node: JSON?, _ place: String) throws(ScenarioError) -> Expression? {
    guard let node, node != .null else { return nil }
    return try value(node, place)
  }

  func awaitables(_ node: JSON, _ place: String) throws(ScenarioError) -> AwaitableList {
    switch node {
    case .text(let name): return .variable(name)
    case .list(let items):
      var forms: [AwaitableForm] = []
      for (index, item) in items.enumerated() { forms.append(try awaitable(item, "\(place)[\(index)]")) }
      return .items(forms)
    default: throw bad(place, "expected a list of awaitables, or the name of one")
    }
  }
}

/// The forms that make an awaitable.
enum AwaitableKey: String, CaseIterable {
  case coro, sleep, gather, wait, shield
  case waitFor = "wait_for"
  case runInExecutor = "run_in_executor"
}
