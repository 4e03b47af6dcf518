import VizEngine

/// A run of many tasks that sleep again and again, some of them with a lock, recorded by the real engine.
enum GreatRun {
  /// What each wait of a task records: that it waits, is woken, and goes on; and that the loop sleeps until then.
  private static let eventsOfAWait = 4
  /// One task of so many takes the lock and prints.
  private static let speakers = 500

  /// How many events a reader takes at once: what a busy loop records between two frames.
  private static let eventsOfAFrame = 20_000

  /// Runs it on the virtual clock, and hands over what is recorded while it goes on.
  static func record(tasks: Int, events: Int, _ take: (TraceDelta) -> Void) throws {
    let recorder = TraceRecorder()
    let loop = try EventLoop(clock: VirtualClock(), recorder: recorder)
    let rounds = max(1, (events / tasks - eventsOfAWait) / eventsOfAWait + 1)
    try withoutActuallyEscaping(take) { take in
      var taken = 0
      loop.willWait = {
        guard recorder.count - taken >= eventsOfAFrame else { return }
        taken = recorder.count
        take(recorder.drain())
      }
      try loop.runUntilComplete(main(loop, tasks: tasks, rounds: rounds))
      loop.willWait = nil
    }
    try loop.close()
    take(recorder.drain())
  }

  private static func main(_ loop: EventLoop, tasks: Int, rounds: Int) -> Coroutine<Void> {
    Coroutine("main()") {
      let lock = Lock(loop, name: "till")
      var all: [LoopTask<Void>] = []
      for number in 1...tasks {
        all.append(try loop.createTask(sleeper(loop, number, rounds: rounds, lock)))
      }
      _ = try await loop.wait(all)
    }
  }

  private static func sleeper(_ loop: EventLoop, _ number: Int, rounds: Int, _ lock: Lock) -> Coroutine<Void> {
    Coroutine("sleeper()") {
      // Any row of numbers that are far from regular will do.
      var state = UInt64(number)
      for _ in 0..<rounds {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        try await loop.sleep(.microseconds(Int64(state >> 44)))
      }
      guard number % speakers == 0 else { return }
      try await lock.acquire()
      loop.print("sleeper \(number) is done")
      try lock.release()
    }
  }
}
