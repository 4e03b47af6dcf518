/// A future was asked for what it does not have, or given what it has already. asyncio: `InvalidStateError`.
public enum InvalidStateError: Error, Hashable, Sendable {
  case resultNotSet
  case exceptionNotSet
  case alreadyDone
}

extension InvalidStateError: CustomStringConvertible {
  /// asyncio's own words.
  public var description: String {
    switch self {
    case .resultNotSet: "Result is not set."
    case .exceptionNotSet: "Exception is not set."
    case .alreadyDone: "invalid state"
    }
  }
}

extension InvalidStateError: PythonRepresentable {
  var pythonRepresentation: String { "InvalidStateError(\(quoted(description)))" }
}
