import VizEngine

/// An example that runs on a thread of its own, and the only handle by which the screen touches it.
final class ExampleRun: Sendable {
  let entry: CatalogEntry
  let start: RunStart
  private let recorder = TraceRecorder()
  private let clock: RunClock
  private let shared = Guarded(Shared())

  private struct Shared: Sendable {
    var loop: EventLoop?
    var ending: RunModel.Ending?
    var isAbandoned = false
  }

  init(entry: CatalogEntry, clock: RunClock, start: RunStart) {
    self.entry = entry
    self.clock = clock
    self.start = start
  }

  /// Starts the thread.
  /// - Parameters:
  ///   - prepareThread: called first on the new thread.
  ///   - didEnd: called on it when the example is over.
  func begin(
    prepareThread: @escaping @Sendable () -> Void = {}, didEnd: @escaping @Sendable () -> Void
  ) throws(SystemError) {
    try startThread { [self] in
      prepareThread()
      let ending = runHere()
      shared.withLock { shared in
        shared.loop = nil
        shared.ending = ending
      }
      didEnd()
    }
  }

  /// Runs it to its end on the calling thread.
  func runHere() -> RunModel.Ending {
    do {
      let loop = try EventLoop(clock: clock.clock, recorder: recorder)
      let isAbandoned = shared.withLock { shared in
        shared.loop = loop
        return shared.isAbandoned
      }
      if isAbandoned { return .succeeded }
      try entry.run(on: loop)
      try loop.close()
      return .succeeded
    } catch {
      return .failed(pythonRepresentation(of: error))
    }
  }

  /// The loop's present time.
  var now: Instant { clock.clock.now }

  /// How it ended, once it has. Look before ``drain()``: what was recorded before the end is then complete.
  var ending: RunModel.Ending? { shared.withLock { $0.ending } }

  /// What the loop has done since the last call.
  func drain() -> TraceDelta { recorder.drain() }

  func pause() { clock.paced?.pause() }
  func resume() { clock.paced?.resume() }
  func step() { clock.paced?.step() }
  func setSpeed(_ factor: Double) { clock.paced?.setSpeed(factor) }

  /// Lets the run come to an end at once, in its own thread; nobody looks any more.
  func abandon() {
    clock.paced?.release()
    let loop = shared.withLock { shared in
      shared.isAbandoned = true
      return shared.loop
    }
    loop?.stopThreadSafe()
  }
}
