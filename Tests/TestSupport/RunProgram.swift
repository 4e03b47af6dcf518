public import VizEngine

/// What a program left behind: its trace, and how it ended.
public struct LoopRun: Sendable {
  /// Every event of the run, in order.
  public let trace: Trace
  /// What `main` threw, or `nil`.
  public let error: (any Error)?

  /// What was printed, a line for each call.
  public var output: [String] { trace.output }
  /// The events as people read them, without source positions.
  public var lines: [String] { trace.lines }
  /// The instant of the last event.
  public var end: Instant { trace.events.last?.instant ?? .zero }
}

/// Runs `main` as `Task-1` on a loop of the calling thread, closes the loop, and checks the trace's invariants.
///
/// On the virtual clock, the default, a run takes no time and gives the same trace every time.
/// - Throws: ``InvariantViolation``, or ``SystemError``; what `main` throws is in the result.
public func runProgram(
  clock: any LoopClock = VirtualClock(), _ main: @escaping @Sendable (EventLoop) async throws -> Void
) throws -> LoopRun {
  try runLoop(clock: clock) { loop in
    try loop.runUntilComplete(Coroutine("main()") { try await main(loop) })
  }
}

/// Calls `body` with a fresh loop of the calling thread, closes the loop, and checks the trace's invariants.
/// - Throws: ``InvariantViolation``, or ``SystemError``; what `body` throws is in the result.
public func runLoop(
  clock: any LoopClock = VirtualClock(), _ body: (EventLoop) throws -> Void
) throws -> LoopRun {
  let recorder = TraceRecorder()
  let failure = try runAndClose(clock, recorder, body)
  var trace = Trace()
  recorder.drain(into: &trace)
  try trace.checkInvariants()
  return LoopRun(trace: trace, error: failure)
}

/// A function of its own, so that everything that `body` made is gone, and warned of, when it returns.
private func runAndClose(
  _ clock: any LoopClock, _ recorder: TraceRecorder, _ body: (EventLoop) throws -> Void
) throws -> (any Error)? {
  let loop = try EventLoop(clock: clock, recorder: recorder)
  var failure: (any Error)?
  do { try body(loop) } catch { failure = error }
  try loop.close()
  return failure
}
