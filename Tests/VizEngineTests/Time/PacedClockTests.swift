import TestSupport
import Testing
import VizEngine

@Suite("Paced clock", .timeLimit(.minutes(1)))
struct PacedClockTests {
  @Test func `a paused loop stands before the next handle`() throws {
    let run = try SteeredRun { loop in loop.print("ran") }
    run.waitUntilParked()
    #expect(run.clock.pace == .parked)
    #expect(run.traceSoFar().turns.isEmpty)
    run.clock.resume()
    #expect(try run.waitUntilEnd().output == ["ran"])
  }

  @Test func `a step lets exactly one handle through`() throws {
    let run = try SteeredRun { loop in
      for number in 1...3 { try loop.callSoon { loop.print(number) } }
      try await loop.sleep(.zero)
      loop.print("end")
    }
    run.waitUntilParked()
    var turns: [[Subject]] = []
    for _ in 0..<4 {
      run.step()
      turns.append(run.traceSoFar().turns)
    }
    let order: [Subject] = [.task(1), .handle(1), .handle(2), .handle(3)]
    #expect(turns == (1...4).map { Array(order.prefix($0)) })
    run.clock.step()
    #expect(try run.waitUntilEnd().output == ["1", "2", "3", "end"])
  }

  @Test func `when nothing is ready a step jumps to the next timer`() throws {
    let run = try SteeredRun { loop in
      try await loop.sleep(.seconds(3600))
      loop.print("end")
    }
    run.waitUntilParked()
    let start = run.clock.now
    run.step()
    #expect(run.clock.now == start)
    run.step()
    #expect(run.clock.now == start + .seconds(3600))
    run.clock.step()
    #expect(try run.waitUntilEnd().output == ["end"])
  }

  @Test func `the clock of a paused loop stands still`() throws {
    let run = try SteeredRun { _ in }
    run.waitUntilParked()
    let before = run.clock.now
    for _ in 0..<1000 { #expect(run.clock.now == before) }
    run.clock.resume()
    _ = try run.waitUntilEnd()
  }

  @Test func `a paused loop takes in what other threads send, and holds it at the gate`() throws {
    let home = Box<EventLoop>()
    let run = try SteeredRun { loop in
      home.value = loop
      let future = loop.createFuture(of: Int.self)
      try loop.callSoon("open") { try future.setResult(1) }
      _ = try await future.value()
      loop.print("end")
    }
    run.waitUntilParked()
    run.step()
    home.value?.callSoonThreadSafe("knock") {}
    run.step()
    #expect(run.traceSoFar().turns == [.task(1), .handle(1)])
    run.clock.resume()
    #expect(try run.waitUntilEnd().output == ["end"])
  }

  @Test func `resuming forgets steps that were not taken`() throws {
    let run = try SteeredRun { loop in
      try await loop.sleep(.zero)
      loop.print("end")
    }
    run.waitUntilParked()
    run.clock.resume()
    #expect(try run.waitUntilEnd().output == ["end"])
    #expect(run.clock.pace == .flowing)
  }

  @Test func `a block that is stepped into passes at once`() throws {
    let run = try SteeredRun { loop in
      let start = loop.time()
      loop.block(.seconds(3600))
      loop.print(loop.time() == start + .seconds(3600))
    }
    run.waitUntilParked()
    run.clock.step()
    #expect(try run.waitUntilEnd().output == ["True"])
  }

  @Test func `a block is held while the clock is paused, and a step ends it`() throws {
    let run = try SteeredRun(isPaused: false) { loop in
      while true {
        loop.print("blocking")
        loop.block(.seconds(3600))
        loop.print("unblocked")
        try await loop.sleep(.zero)
      }
    }
    // The pause must meet the loop inside of the block; where it comes too early, the loop parks at the gate instead.
    while true {
      while run.traceSoFar().output.last != "blocking" {}
      run.clock.pause()
      run.waitUntilParked()
      if run.traceSoFar().output.last == "blocking" { break }
      run.clock.resume()
    }
    let before = run.clock.now
    #expect(run.clock.now == before)
    run.step()
    #expect(run.traceSoFar().output.last == "unblocked")
    #expect(run.clock.now >= Instant(nanoseconds: 3_600_000_000_000))
    run.stop()
    run.clock.release()
    #expect(try run.waitUntilEnd().error as? LoopError == .stoppedBeforeCompletion)
  }

  @Test(arguments: [true, false])
  func `release ends a run at once, whatever it sleeps, blocks or is paused at`(isPaused: Bool) throws {
    let run = try SteeredRun(isPaused: isPaused) { loop in
      let job = try loop.runInExecutor("job") { loop.block(.seconds(3600)) }
      try await loop.sleep(.seconds(3600))
      loop.block(.seconds(3600))
      try await job.value()
      loop.print("end")
    }
    run.clock.release()
    #expect(try run.waitUntilEnd().output == ["end"])
    #expect(run.clock.pace == .released)
  }

  @Test func `a released clock cannot be paused again`() {
    let clock = PacedClock()
    clock.release()
    clock.pause()
    clock.resume()
    clock.step()
    #expect(clock.pace == .released)
    clock.block(for: .seconds(3600))
  }

  @Test func `an hour at a million times the speed is soon over`() throws {
    let run = try SteeredRun(speed: 1e6, isPaused: false) { loop in
      try await loop.sleep(.seconds(3600))
      loop.block(.seconds(3600))
      loop.print(loop.time() >= Instant(nanoseconds: 7_200_000_000_000))
    }
    #expect(try run.waitUntilEnd().output == ["True"])
  }

  @Test func `speed changes what is still to wait, not what is over`() throws {
    let run = try SteeredRun(speed: 1e-6, isPaused: false) { loop in
      try await loop.sleep(.seconds(3600))
      loop.print(loop.time() >= Instant(nanoseconds: 3_600_000_000_000))
    }
    run.clock.setSpeed(1e9)
    #expect(try run.waitUntilEnd().output == ["True"])
  }

  @Test func `a sleep to the end of time can be paced`() throws {
    let run = try SteeredRun(speed: 0.25, isPaused: false) { loop in
      let task = try loop.createTask(Coroutine("long()") { try await loop.sleep(.seconds(Int64.max)) })
      try await loop.sleep(.nanoseconds(1))
      task.cancel()
      do { try await task.value() } catch is CancelledError { loop.print("cancelled") }
    }
    #expect(try run.waitUntilEnd().output == ["cancelled"])
  }
}
