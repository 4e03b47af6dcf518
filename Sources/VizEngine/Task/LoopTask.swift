/// A coroutine that the loop drives, and a future of its result. asyncio: `Task`.
///
/// Made by ``EventLoop/createTask(_:name:fileID:line:)``; not called `Task`, which is Swift's own.
///
/// `@unchecked Sendable`: for the reason that ``AnyFuture`` gives; a class must say it again.
public final class LoopTask<Value: Sendable>: AnyTask, Awaitable, @unchecked Sendable {
  /// The result or error; `nil` while pending.
  public private(set) var outcome: Result<Value, any Error>?
  private var coroutine: Coroutine<Value>?

  init(loop: EventLoop, number: UInt32, name: String, coroutine: Coroutine<Value>) {
    self.coroutine = coroutine
    super.init(loop: loop, number: number, name: name, label: coroutine.label, definition: coroutine.site)
  }

  override var error: (any Error)? {
    if case .failure(let error) = outcome { error } else { nil }
  }

  override func start() {
    guard let coroutine else { return }
    if let cancellation = takePendingCancellation() {
      // Cancelled before its first step: the body never runs.
      coroutine.close()
      end(.failure(cancellation))
      return
    }
    loop.awaitJob(of: self) {
      Task(executorPreference: loop) { [self] in
        let outcome: Result<Value, any Error>
        do { outcome = .success(try await coroutine.value()) } catch { outcome = .failure(error) }
        end(outcome)
      }
    }
  }

  private func end(_ outcome: Result<Value, any Error>) {
    coroutine = nil
    var outcome = outcome
    var hasEscaped = true
    if case .success = outcome, let cancellation = takePendingCancellation() {
      outcome = .failure(cancellation)
      hasEscaped = false
    }
    self.outcome = outcome
    loop.recordEnd(of: subject, outcome.map { $0 as Any }, at: nil)
    loop.forget(self)
    switch outcome {
    case .success: conclude(.finished)
    case .failure(let error as CancelledError): concludeAsCancelled(escaped: hasEscaped ? error : nil)
    case .failure: conclude(.failed)
    }
  }

  /// As asyncio's `repr`: `<Task finished name='Task-1' coro=<worker() done, defined at …> result='Done after 2s'>`.
  public override var description: String {
    switch outcome {
    case .success(let value): description(outcome: " result=\(pythonRepresentation(of: value))")
    case .failure(let error) where !isCancelled:
      description(outcome: " exception=\(pythonRepresentation(of: error))")
    default: description(outcome: "")
    }
  }
}
