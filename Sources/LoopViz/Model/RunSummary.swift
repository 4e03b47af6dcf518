import VizEngine

/// What a run comes to: how long it took, and how long it would have taken one after another.
struct RunSummary: Hashable, Sendable {
  let elapsed: Duration
  /// What all tasks together waited for timers, threads and the outside.
  let waited: Duration
  /// How long tasks and callbacks had the loop.
  let busy: Duration
  let longestStep: LoopState.Step?
  let tasks: Int
  let turns: Int

  init(_ state: LoopState, now: Instant) {
    elapsed = now - .zero
    waited = state.waitedOutside(at: now)
    busy = state.busy
    longestStep = state.longestStep
    tasks = state.taskCount
    turns = state.turn
  }

  /// The time of all the waiting and all the work, one after another.
  var oneAfterAnother: Duration { waited + busy }

  /// How many times faster it was than one after another; 1 when nothing overlapped.
  var gain: Double {
    elapsed > .zero ? oneAfterAnother / elapsed : 1
  }
}
