@testable import VizEngine

/// An error that a scenario raises, or that Python raises where Swift's types rule the mistake out.
struct ScriptedError: Error {
  let errorClass: ErrorClass
  let arguments: [Value]

  init(_ errorClass: ErrorClass, _ arguments: [Value]) {
    self.errorClass = errorClass
    self.arguments = arguments
  }

  init(_ errorClass: ErrorClass, _ text: String) {
    self.init(errorClass, [.text(text)])
  }
}

extension ScriptedError: PythonRepresentable {
  var pythonRepresentation: String {
    "\(errorClass.rawValue)(\(arguments.map(\.representation).joined(separator: ", ")))"
  }
}

extension ScriptedError: CustomStringConvertible {
  /// Python: `str(error)`.
  var description: String {
    switch arguments.count {
    case 0: ""
    case 1: errorClass == .keyError ? arguments[0].representation : arguments[0].text
    default: Value.tuple(arguments).representation
    }
  }
}

/// Python: `str(error)`.
func errorText(_ error: any Error) -> String { "\(error)" }

/// The Python class of an error, the engine's own ones included: their `repr` begins with it.
func errorClass(of error: any Error) -> ErrorClass? {
  if let error = error as? ScriptedError { return error.errorClass }
  return ErrorClass(rawValue: String(pythonRepresentation(of: error).prefix { $0 != "(" }))
}

/// The error that `raise` throws: the engine's own where it has the class, so that it is treated as such.
/// - Throws: ``NotSupported`` for those that leave Python's loop at once: Swift has none such.
func makeError(_ errorClass: ErrorClass, _ arguments: [Value]) throws(NotSupported) -> any Error {
  switch errorClass {
  case .cancelledError: CancelledError(arguments.first?.text)
  case .keyboardInterrupt, .systemExit: throw NotSupported(need: errorClass.rawValue)
  default: ScriptedError(errorClass, arguments)
  }
}
