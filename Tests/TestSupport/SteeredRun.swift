import Dispatch
public import VizEngine

/// A program on a paced clock and a thread of its own, which the test steers: it waits for the loop to come to a stand,
/// never for time.
public final class SteeredRun: Sendable {
  /// The clock to steer by.
  public let clock: PacedClock
  private let recorder = TraceRecorder()
  private let parked: DispatchSemaphore
  private let ended = DispatchSemaphore(value: 0)
  private let loop = Box<EventLoop>()
  private let failure = Box<any Error>()
  /// What was drained so far: a recorder gives each event once.
  private let drained = Box<Trace>()

  /// Starts `main` as `Task-1`, on a clock that is paused already unless `isPaused` is false.
  public init(
    speed: Double = 1, isPaused: Bool = true, _ main: @escaping @Sendable (EventLoop) async throws -> Void
  ) throws {
    let parked = DispatchSemaphore(value: 0)
    self.parked = parked
    clock = PacedClock(speed: speed) { parked.signal() }
    if isPaused { clock.pause() }
    let made = DispatchSemaphore(value: 0)
    try startThread { [self] in
      do {
        let loop = try EventLoop(clock: clock, recorder: recorder)
        self.loop.value = loop
        made.signal()
        try loop.runUntilComplete(Coroutine("main()") { try await main(loop) })
        try loop.close()
      } catch {
        failure.value = error
        made.signal()
      }
      ended.signal()
    }
    made.wait()
  }

  /// Waits until the paused loop stands, at the gate or in a wait.
  public func waitUntilParked() { parked.wait() }

  /// Lets one handle through and waits until the loop stands again.
  public func step() {
    clock.step()
    waitUntilParked()
  }

  /// The trace up to now.
  public func traceSoFar() -> Trace {
    var trace = drained.value ?? Trace()
    recorder.drain(into: &trace)
    drained.value = trace
    return trace
  }

  /// Asks the loop to stop, from this thread.
  public func stop() { loop.value?.stopThreadSafe() }

  /// Waits for the end of the run and checks its trace.
  /// - Returns: the trace, and the error with which the run ended.
  /// - Throws: ``InvariantViolation``.
  public func waitUntilEnd() throws -> LoopRun {
    ended.wait()
    let trace = traceSoFar()
    try trace.checkInvariants()
    return LoopRun(trace: trace, error: failure.value)
  }
}
