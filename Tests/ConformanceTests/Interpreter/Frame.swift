/// The variables of one call, and the error that an `except` clause is handling.
///
/// `@unchecked Sendable`: one call's alone, on the loop's thread or, of a job, on the pool's.
final class Frame: @unchecked Sendable {
  /// What runs: it decides which steps are allowed.
  enum Kind {
    case coroutine, callback, script
    /// On a thread of the pool.
    case job
  }

  let kind: Kind
  var locals: [String: Value] = [:]
  var handled: [any Error] = []

  init(_ kind: Kind) {
    self.kind = kind
  }

  /// A call's frame with its parameters set.
  convenience init(_ kind: Kind, of function: Scenario.Function, _ arguments: [Value]) throws {
    self.init(kind)
    guard function.parameters.count == arguments.count else {
      throw ScriptedError(.typeError, "\(function.name)() takes \(function.parameters.count) positional arguments")
    }
    for (name, value) in zip(function.parameters, arguments) { locals[name] = value }
  }
}

/// How a list of steps ended, unless by an error.
enum Flow {
  case next
  case leaveLoop
  case giveBack(Value)
}
