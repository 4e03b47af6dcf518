import Dispatch
import TestSupport
import Testing
import VizEngine

@Suite("Calls from other threads", .timeLimit(.minutes(1)))
struct ThreadSafeTests {
  @Test(arguments: [true, false])
  func `a callback from another thread wakes a sleeping loop`(isVirtual: Bool) throws {
    let clock: any LoopClock = isVirtual ? VirtualClock() : RealClock()
    let run = try runLoop(clock: clock) { loop in
      // The loop says that it stands still; only then does the other thread call.
      loop.willWait = {
        loop.willWait = nil
        try? startThread {
          loop.callSoonThreadSafe("knock") {
            loop.print("woken")
            loop.stop()
          }
        }
      }
      try loop.runForever()
    }
    #expect(run.output == ["woken"])
    #expect(
      run.lines == [
        "loop idle(forever)", "H1 created(knock by loop)", "H1 running", "H1 output(woken)", "H1 finished(None)",
      ])
  }

  @Test func `a loop can be stopped from another thread`() throws {
    let run = try runLoop(clock: RealClock()) { loop in
      loop.willWait = { try? startThread { loop.stopThreadSafe() } }
      try loop.runForever()
      loop.print("stopped")
      loop.willWait = nil
    }
    #expect(run.output == ["stopped"])
  }

  @Test func `callbacks from one thread keep their order`() throws {
    let run = try runLoop(clock: RealClock()) { loop in
      try startThread {
        for number in 0..<500 { loop.callSoonThreadSafe { loop.print(number) } }
        loop.callSoonThreadSafe { loop.stop() }
      }
      try loop.runForever()
    }
    #expect(run.output == (0..<500).map(String.init))
  }

  @Test func `nothing that many threads send is lost`() throws {
    let run = try runLoop(clock: RealClock()) { loop in
      let left = Box(4 * 250)
      for thread in 0..<4 {
        try startThread {
          for number in 0..<250 {
            loop.callSoonThreadSafe {
              loop.print(thread, number)
              left.value = left.value.map { $0 - 1 }
              if left.value == 0 { loop.stop() }
            }
          }
        }
      }
      try loop.runForever()
    }
    #expect(Set(run.output).count == 1000)
    for thread in 0..<4 {
      let own = run.output.filter { $0.hasPrefix("\(thread) ") }
      #expect(own == (0..<250).map { "\(thread) \($0)" })
    }
  }

  @Test func `no knock is missed, however the threads meet`() throws {
    // Two threads knock at the same moment, again and again, each waiting for the answer before the next.
    let run = try runLoop(clock: RealClock()) { loop in
      let left = Box(2)
      for _ in 0..<2 {
        try startThread {
          let answer = DispatchSemaphore(value: 0)
          for _ in 0..<5000 {
            loop.callSoonThreadSafe { answer.signal() }
            answer.wait()
          }
          loop.callSoonThreadSafe {
            left.value = left.value.map { $0 - 1 }
            if left.value == 0 { loop.stop() }
          }
        }
      }
      try loop.runForever()
    }
    #expect(run.trace.turns.count == 10_002)
  }

  @Test func `from the loop's own thread it is call soon at the next pass`() throws {
    let run = try runProgram { loop in
      loop.callSoonThreadSafe { loop.print("called", loop.iteration) }
      try await loop.sleep(.zero)
      try await loop.sleep(.zero)
    }
    #expect(run.output == ["called 2"])
  }

  @Test func `what is sent to a closed loop is dropped`() throws {
    let loop = try EventLoop(clock: VirtualClock())
    try loop.close()
    loop.callSoonThreadSafe {}
    loop.stopThreadSafe()
  }
}
