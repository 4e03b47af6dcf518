@testable import VizEngine

extension Program {
  func evaluate(_ expression: Expression, in frame: Frame) throws -> Value {
    switch expression {
    case .none: return .none
    case .truth(let truth): return .truth(truth)
    case .whole(let number): return .whole(number)
    case .fraction(let number): return .fraction(number)
    case .text(let text): return .text(text)
    case .variable(let name): return try look(up: name, in: frame)
    case .list(let items): return .list(ValueList(try items.map { try evaluate($0, in: frame) }))
    case .sum(let left, let right):
      return try add(evaluate(left, in: frame), evaluate(right, in: frame))
    case .difference(let left, let right):
      return try subtract(evaluate(left, in: frame), evaluate(right, in: frame))
    case .length(let measured): return .whole(try length(of: evaluate(measured, in: frame)))
    case .error(let error): return .error(try evaluate(error, in: frame))
    }
  }

  func evaluate(_ expressions: [Expression], in frame: Frame) throws -> [Value] {
    try expressions.map { try evaluate($0, in: frame) }
  }

  func evaluate(_ expression: ErrorExpression, in frame: Frame) throws -> any Error {
    switch expression {
    case .make(let errorClass, let arguments): return try makeError(errorClass, try evaluate(arguments, in: frame))
    case .variable(let name):
      guard case .error(let error) = try look(up: name, in: frame) else {
        return ScriptedError(.typeError, "exceptions must derive from BaseException")
      }
      return error
    }
  }

  private func add(_ left: Value, _ right: Value) throws -> Value {
    switch (left, right) {
    case (.whole(let left), .whole(let right)): return .whole(left + right)
    case (.text(let left), .text(let right)): return .text(left + right)
    case (.list(let left), .list(let right)): return .list(ValueList(left.items + right.items))
    default:
      guard let left = left.number, let right = right.number else { throw unsupported("+") }
      return .fraction(left + right)
    }
  }

  private func subtract(_ left: Value, _ right: Value) throws -> Value {
    if case .whole(let left) = left, case .whole(let right) = right { return .whole(left - right) }
    guard let left = left.number, let right = right.number else { throw unsupported("-") }
    return .fraction(left - right)
  }

  private func unsupported(_ sign: String) -> ScriptedError {
    ScriptedError(.typeError, "unsupported operand type(s) for \(sign)")
  }

  private func length(of value: Value) throws -> Int {
    switch value {
    case .list(let list): return list.items.count
    case .tuple(let items): return items.count
    case .text(let text): return text.unicodeScalars.count
    default: throw ScriptedError(.typeError, "object has no len()")
    }
  }

  /// A number of seconds; Swift has no `None` here, so that a scenario without one is refused.
  func duration(_ value: Value) throws -> Duration {
    guard let seconds = value.number else { throw ScriptedError(.typeError, "a number of seconds was expected") }
    return .nanoseconds(Int64((seconds * 1e9).rounded()))
  }

  /// The instant that a number of seconds of the loop's clock is.
  func instant(_ value: Value) throws -> Instant { .zero + (try duration(value)) }

  func render(_ parts: [TemplatePart], in frame: Frame) throws -> String {
    var text = ""
    for part in parts {
      switch part {
      case .literal(let literal): text += literal
      case .text(let name): text += try look(up: name, in: frame).text
      case .representation(let name): text += try look(up: name, in: frame).representation
      case .rounded(let name, let decimals): text += try look(up: name, in: frame).rounded(decimals)
      }
    }
    return text
  }

  /// An argument as a callback's line has it: futures by name, else as `repr`.
  func argumentText(_ value: Value) -> String {
    if case .future(let future) = value { return future.name }
    return value.pythonRepresentation
  }

  func label(_ name: String, _ arguments: [Value]) -> String {
    "\(name)(\(arguments.map(argumentText).joined(separator: ", ")))"
  }
}
