/// A coroutine that the loop drives, and a future of its result. asyncio: `Task`.
///
/// Made by ``EventLoop/createTask(_:name:fileID:line:)``; not called `Task`, which is Swift's own.
///
/// `@unchecked Sendable`: for the reason that ``AnyFuture`` gives; a class must say it again.
public final class LoopTask<Value: Sendable>: AnyTask, Awaitable, @unchecked Sendable {
  /// The result; `nil` unless it has finished.
  public private(set) var finishedValue: Value?
  private var coroutine: Coroutine<Value>?

  init(loop: EventLoop, number: UInt32, name: String, coroutine: Coroutine<Value>) {
    self.coroutine = coroutine
    super.init(loop: loop, number: number, name: name, label: coroutine.label, definition: coroutine.site)
  }

  override func start() {
    guard let coroutine else { return }
    if let cancellation = takePendingCancellation() {
      // Cancelled before its first step: the body never runs.
      coroutine.close()
      loop.recordThrown(cancellation, into: self)
      end(throwing: cancellation)
      return
    }
    do { try coroutine.begin() } catch { return end(throwing: error) }
    loop.awaitJob(of: self) {
      Task(executorPreference: loop) { [self] in
        // Not value(): one asynchronous function more would cost every step of the task.
        do {
          let value = try await coroutine.body()
          coroutine.close()
          end(returning: value)
        } catch {
          coroutine.close()
          end(throwing: error)
        }
      }
    }
  }

  private func end(returning value: Value) {
    guard takePendingCancellation() == nil else {
      // Asked to cancel in its last step.
      leave()
      loop.record(.cancelled, subject)
      concludeAsCancelled(escaped: nil)
      return
    }
    finishedValue = value
    leave()
    loop.recordFinished(subject, value, at: nil)
    conclude(.finished)
  }

  private func end(throwing error: any Error) {
    leave()
    if let cancellation = error as? CancelledError {
      loop.record(.cancelled, subject)
      concludeAsCancelled(escaped: cancellation)
    } else {
      loop.recordFailed(subject, error, at: nil)
      concludeAsFailed(error)
    }
  }

  private func leave() {
    coroutine = nil
    loop.forget(self)
  }

  /// As asyncio's `repr`: `<Task finished name='Task-1' coro=<worker() done, defined at …> result='Done after 2s'>`.
  public override var description: String {
    let outcome =
      switch state {
      case .finished: finishedValue.map { " result=\(pythonRepresentation(of: $0))" } ?? ""
      case .failed: error.map { " exception=\(pythonRepresentation(of: $0))" } ?? ""
      case .pending, .cancelled: ""
      }
    return description(outcome: outcome)
  }
}
