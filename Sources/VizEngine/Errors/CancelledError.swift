/// Thrown into a task at the `await` where it stands when it was asked to cancel. asyncio: `CancelledError`.
///
/// Catch it to tidy up and throw it again; a task out of which it escapes ends as cancelled.
public struct CancelledError: Error, Hashable, Sendable {
  /// What was given to `cancel(_:)`.
  public var message: String?

  /// Makes the error, as `cancel(_:)` does.
  public init(_ message: String? = nil) {
    self.message = message
  }
}

extension CancelledError: CustomStringConvertible {
  /// The message, or nothing.
  public var description: String { message ?? "" }
}

extension CancelledError: PythonRepresentable {
  var pythonRepresentation: String { "CancelledError(\(message.map(quoted) ?? ""))" }
}
