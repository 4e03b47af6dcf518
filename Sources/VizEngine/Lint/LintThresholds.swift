/// From where on something is worth a finding.
public struct LintThresholds: Hashable, Sendable {
  /// How long one step may keep the loop. asyncio: `loop.slow_callback_duration`.
  public var step = Duration.milliseconds(100)
  /// How long all steps of one pass may, together: so long no timer and no socket is looked at.
  public var pass = Duration.milliseconds(250)
  /// Over how long a task's share of the loop is judged.
  public var shareWindow = Duration.seconds(1)
  /// Which part of that window one task may have while others stand ready, from 0 to 1.
  public var share = 0.9
  /// How long a task may wait while it holds a lock that others want.
  public var lockHeld = Duration.seconds(1)

  /// asyncio's where asyncio has one.
  public init() {}
}
