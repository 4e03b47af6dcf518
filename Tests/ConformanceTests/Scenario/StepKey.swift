/// The key that says which step a mapping is.
enum StepKey: String, CaseIterable {
  case print, `let`, call, block, `return`, raise, `try`, `if`, `repeat`, `for`, run, `await`, sleep, gather, wait
  case shield, with, timeout, coro
  case createTask = "create_task"
  case ensureFuture = "ensure_future"
  case addDoneCallback = "add_done_callback"
  case removeDoneCallback = "remove_done_callback"
  case callSoon = "call_soon"
  case callLater = "call_later"
  case callAt = "call_at"
  case runUntilComplete = "run_until_complete"
  case runForever = "run_forever"
  case waitFor = "wait_for"
  case runInExecutor = "run_in_executor"
  case taskGroup = "task_group"

  /// The other keys that it takes.
  var options: [String] {
    switch self {
    case .print, .block, .return, .raise, .runForever: []
    case .let, .call, .ensureFuture, .run, .runUntilComplete, .await, .shield, .runInExecutor, .coro, .callSoon:
      ["as"]
    case .createTask: ["as", "name", "group"]
    case .addDoneCallback: ["to"]
    case .removeDoneCallback: ["from", "as"]
    case .callLater: ["delay", "as"]
    case .callAt: ["when", "as"]
    case .try: ["except", "else", "finally"]
    case .if: ["equals", "do", "else"]
    case .repeat, .with, .taskGroup: ["do"]
    case .for: ["in", "do"]
    case .sleep: ["result", "as"]
    case .gather: ["return_exceptions", "as"]
    case .wait: ["timeout", "return_when", "as"]
    case .waitFor: ["timeout", "as"]
    case .timeout: ["as", "do"]
    }
  }
}
