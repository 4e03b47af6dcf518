/// Something took longer than it was given. Python: `TimeoutError`.
public struct TimeoutError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Makes the error.
  public init() {}

  /// Nothing, as in Python: the error says it by its name.
  public var description: String { "" }
}

extension TimeoutError: PythonRepresentable {
  var pythonRepresentation: String { "TimeoutError()" }
}
