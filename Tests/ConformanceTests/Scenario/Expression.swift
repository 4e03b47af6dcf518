/// A value that a scenario writes down.
indirect enum Expression: Sendable {
  case none
  case truth(Bool)
  case whole(Int)
  case fraction(Double)
  case text(String)
  case variable(String)
  case list([Expression])
  case sum(Expression, Expression)
  case difference(Expression, Expression)
  case length(Expression)
  case error(ErrorExpression)
}

/// What `raise` and `set_exception` take.
enum ErrorExpression: Sendable {
  case variable(String)
  /// A class with arguments, or, with `nil`, without parentheses.
  case make(ErrorClass, [Expression])
}

/// Something to await. Evaluating it makes what Python makes: a gather its tasks, a call a coroutine.
indirect enum AwaitableForm: Sendable {
  case variable(String)
  case coroutine(String, [Expression])
  case method(MethodCall)
  case sleep(Expression, result: Expression?)
  case gather(AwaitableList, returnExceptions: Bool)
  case wait(AwaitableList, timeout: Expression?, returnWhen: Expression?)
  case waitFor(AwaitableForm, timeout: Expression?)
  case shield(AwaitableForm)
  case runInExecutor(FunctionCall)
}

/// Several of them, or a list variable.
enum AwaitableList: Sendable {
  case variable(String)
  case items([AwaitableForm])
}

/// `name(arguments)`.
struct FunctionCall: Sendable {
  var name: String
  var arguments: [Expression]
}

/// `object.method(arguments)`.
struct MethodCall: Sendable {
  var object: String
  var method: Method
  var arguments: [Expression]
}

/// What `call_soon` takes.
enum CallbackCall: Sendable {
  case function(FunctionCall)
  case method(MethodCall)
}

/// A piece of a print's text.
enum TemplatePart: Sendable {
  case literal(String)
  case text(of: String)
  case representation(of: String)
  case rounded(String, decimals: Int)
}

/// The methods that objects have, by their Python names.
enum Method: String, CaseIterable, Sendable {
  case cancel, uncancel, cancelling, done, cancelled, result, exception, when, set, clear, release, locked, notify
  case qsize, empty, full, reschedule, expired, time, stop, close, append, wait, acquire, put, get, join, reset, abort
  case getName = "get_name"
  case setName = "set_name"
  case setResult = "set_result"
  case setException = "set_exception"
  case isSet = "is_set"
  case notifyAll = "notify_all"
  case putNowait = "put_nowait"
  case getNowait = "get_nowait"
  case taskDone = "task_done"
  case isRunning = "is_running"
  case isClosed = "is_closed"

  /// Whether calling it makes a coroutine.
  var isAwaited: Bool {
    switch self {
    case .wait, .acquire, .put, .get, .join, .reset, .abort: true
    default: false
    }
  }
}
