/// One entry of the ready queue: what the loop runs at one turn.
enum ReadyItem {
  /// The next step of a task.
  case step(AnyTask)
  /// A sleep's timer was due: its task goes into the queue, if the sleep is still this one.
  case wake(AnyTask, sleepNumber: UInt32)
  /// A callback of the user's.
  case handle(Handle)
  /// A watched descriptor is ready, or a stream goes on.
  case reaction(Reaction)
  /// A part of the engine takes note of a future's end.
  case notify((AnyFuture) -> Void, AnyFuture)
  /// A job that the Swift runtime gave this loop: the rest of a task that awaited something outside, or, without
  /// a task, a child task of Swift's own.
  case outside(UnownedJob, AnyTask?)
}
