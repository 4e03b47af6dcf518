/// An error that nobody takes, as the loop's exception handler hears of it. asyncio: the handler's `context`.
public struct ExceptionContext {
  /// What happened, in asyncio's words.
  public let message: String
  /// The error, when there is one.
  public let error: (any Error)?
  /// The task, future or callback that it came from.
  public let subject: Subject
}
