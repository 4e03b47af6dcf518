/// One step of a coroutine, function or script.
indirect enum Step: Sendable {
  case print([TemplatePart])
  case assign(Source, to: String)
  case call(MethodCall, result: String?)
  case createTask(AwaitableForm, name: String?, group: String?, result: String?)
  case ensureFuture(AwaitableForm, result: String?)
  case addDoneCallback(FunctionCall, to: String)
  case removeDoneCallback(String, from: String, result: String?)
  case schedule(CallbackCall, Schedule, result: String?)
  case block(Expression)
  case giveBack(Expression)
  case raise(ErrorExpression)
  case raiseAgain
  case leaveLoop
  case attempt(Attempt)
  case choose(Expression, equals: Expression?, then: [Step], otherwise: [Step])
  /// `nil` times is for ever.
  case repeated(Expression?, [Step])
  case each(String, Iterated, [Step])
  case run(AwaitableForm, result: String?)
  case runUntilComplete(AwaitableForm, result: String?)
  case runForever
  case await(AwaitableForm, Target)
  case with(String, [Step])
  case timeout(Expression, scope: String?, [Step])
  case taskGroup(String, [Step])

  /// What `let` assigns; a form is not awaited.
  enum Source: Sendable {
    case value(Expression)
    case form(AwaitableForm)
  }

  /// When a callback is due.
  enum Schedule: Sendable {
    case soon
    case later(Expression)
    case at(Expression)
  }

  /// Where an awaited result goes.
  enum Target: Sendable {
    case nowhere
    case name(String)
    case pair(String, String)
  }

  /// What a `for` goes through.
  enum Iterated: Sendable {
    case value(Expression)
    case completed(AwaitableList, timeout: Expression?)
  }

  /// A `try` statement.
  struct Attempt: Sendable {
    var body: [Step]
    var handlers: [Handler]
    var otherwise: [Step]
    var finally: [Step]
  }

  /// An `except` clause.
  struct Handler: Sendable {
    var classes: [ErrorClass]
    var name: String?
    var body: [Step]
  }
}
