/// The exception classes of the language, as Python's tree has them.
enum ErrorClass: String, CaseIterable, Sendable {
  case baseException = "BaseException"
  case exception = "Exception"
  case valueError = "ValueError"
  case typeError = "TypeError"
  case keyError = "KeyError"
  case lookupError = "LookupError"
  case runtimeError = "RuntimeError"
  case zeroDivisionError = "ZeroDivisionError"
  case arithmeticError = "ArithmeticError"
  case osError = "OSError"
  case timeoutError = "TimeoutError"
  case cancelledError = "CancelledError"
  case invalidStateError = "InvalidStateError"
  case queueEmpty = "QueueEmpty"
  case queueFull = "QueueFull"
  case exceptionGroup = "ExceptionGroup"
  case baseExceptionGroup = "BaseExceptionGroup"
  case keyboardInterrupt = "KeyboardInterrupt"
  case systemExit = "SystemExit"
  case stopIteration = "StopIteration"
  case brokenBarrierError = "BrokenBarrierError"

  /// The classes that it is made of.
  private var parents: [ErrorClass] {
    switch self {
    case .baseException: []
    case .exception, .cancelledError, .keyboardInterrupt, .systemExit, .baseExceptionGroup: [.baseException]
    case .keyError: [.lookupError]
    case .zeroDivisionError: [.arithmeticError]
    case .timeoutError: [.osError]
    case .brokenBarrierError: [.runtimeError]
    case .exceptionGroup: [.baseExceptionGroup, .exception]
    case .valueError, .typeError, .lookupError, .runtimeError, .arithmeticError, .osError, .invalidStateError,
      .queueEmpty, .queueFull, .stopIteration:
      [.exception]
    }
  }

  /// Python: `issubclass`.
  func isKind(of other: ErrorClass) -> Bool {
    self == other || parents.contains { $0.isKind(of: other) }
  }
}
