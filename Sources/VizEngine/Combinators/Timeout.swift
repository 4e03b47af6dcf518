/// A deadline for a piece of a task: when it comes, the task is cancelled there. asyncio: `Timeout`.
///
/// `@unchecked Sendable`: it is used on its loop's thread only; every call that changes it checks that.
public final class Timeout: CustomStringConvertible, @unchecked Sendable {
  /// How far a timeout has come.
  public enum Stage: String, Sendable {
    case active
    /// The deadline has come, and the task is asked to cancel.
    case expiring
    case expired
    /// Its piece of the task has ended in time.
    case finished
  }

  /// How far it has come.
  public private(set) var stage = Stage.active
  /// When the task will be cancelled; never when `nil`. asyncio: `when`.
  public private(set) var deadline: Instant?
  private let task: AnyTask
  private let site: CallSite
  /// How many requests to cancel the task had before.
  private let requestsBefore: Int
  private var handle: Handle?

  init(_ task: AnyTask, deadline: Instant?, at site: CallSite) throws(LoopError) {
    self.task = task
    self.site = site
    requestsBefore = task.cancelling
    try setDeadline(deadline)
  }

  /// Whether the deadline has come. asyncio: `expired`.
  public var isExpired: Bool { stage == .expiring || stage == .expired }

  /// Moves the deadline; `nil` takes it away. asyncio: `reschedule`.
  /// - Throws: ``LoopError/timeoutOver``, or ``LoopError/closed``.
  public func reschedule(_ deadline: Instant?) throws(LoopError) {
    task.loop.checkThread()
    guard stage == .active else { throw .timeoutOver(stage.rawValue) }
    try setDeadline(deadline)
  }

  private func setDeadline(_ deadline: Instant?) throws(LoopError) {
    handle?.cancel()
    handle = nil
    self.deadline = deadline
    guard let deadline else { return }
    let loop = task.loop
    // asyncio takes a deadline that has come for a callback of the next turn, not for a timer.
    handle =
      deadline <= loop.clock.now
      ? try loop.callSoon("timeout", fileID: site.fileID, line: site.line) { [self] in expire() }
      : try loop.callAt(deadline, "timeout", fileID: site.fileID, line: site.line) { [self] in expire() }
  }

  private func expire() {
    task.cancel()
    stage = .expiring
    handle = nil
  }

  /// Its piece of the task has ended.
  /// - Returns: whether that was this timeout's doing, so that ``TimeoutError`` takes the cancellation's place.
  func end(with error: (any Error)?) -> Bool {
    handle?.cancel()
    handle = nil
    guard stage == .expiring else {
      stage = .finished
      return false
    }
    stage = .expired
    return task.uncancel() <= requestsBefore && error is CancelledError
  }

  /// As asyncio's `repr`: `<Timeout [active] when=1.5>`.
  public var description: String {
    guard stage == .active else { return "<Timeout [\(stage.rawValue)]>" }
    let when = deadline.map { "\(($0 - .zero).roundedSeconds)" } ?? "None"
    return "<Timeout [active] when=\(when)>"
  }
}

extension Duration {
  /// Seconds to the millisecond.
  fileprivate var roundedSeconds: Double { (inSeconds * 1000).rounded(.toNearestOrEven) / 1000 }
}

extension EventLoop {
  /// Runs `body`, and cancels it when it takes longer than `delay`; `nil` gives it all the time it wants.
  /// asyncio: `async with timeout(delay)`.
  /// - Throws: ``TimeoutError``, what `body` throws, or ``LoopError/notInTask``.
  @discardableResult
  public func timeout<Result>(
    _ delay: Duration?, fileID: StaticString = #fileID, line: UInt32 = #line,
    _ body: (Timeout) async throws -> Result
  ) async throws -> Result {
    try await timeoutAt(delay.map { clock.now + $0 }, fileID: fileID, line: line, body)
  }

  /// As ``timeout(_:fileID:line:_:)``, with an instant of the loop's clock. asyncio: `timeout_at`.
  /// - Throws: ``TimeoutError``, what `body` throws, or ``LoopError/notInTask``.
  @discardableResult
  public func timeoutAt<Result>(
    _ deadline: Instant?, fileID: StaticString = #fileID, line: UInt32 = #line,
    _ body: (Timeout) async throws -> Result
  ) async throws -> Result {
    let timeout = try Timeout(currentTaskOrThrow(), deadline: deadline, at: CallSite(fileID, line))
    let result: Result
    do { result = try await body(timeout) } catch {
      throw timeout.end(with: error) ? TimeoutError() : error
    }
    _ = timeout.end(with: nil)
    return result
  }
}
