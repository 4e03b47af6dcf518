/// Several errors that came together. Python: `ExceptionGroup`.
public struct ExceptionGroup: Error, CustomStringConvertible {
  /// What they have in common.
  public let message: String
  /// The errors, in the order in which they came.
  public let errors: [any Error]

  /// Makes a group of one error or more.
  public init(_ message: String, _ errors: [any Error]) {
    self.message = message
    self.errors = errors
  }

  /// As Python's `str`: `unhandled errors in a TaskGroup (2 sub-exceptions)`.
  public var description: String { "\(message) (\(errors.count) sub-exception\(errors.count == 1 ? "" : "s"))" }
}

extension ExceptionGroup: PythonRepresentable {
  var pythonRepresentation: String {
    "ExceptionGroup(\(quoted(message)), \(VizEngine.pythonRepresentation(of: errors)))"
  }
}
