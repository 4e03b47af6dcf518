import TestSupport
import Testing

@testable import VizEngine

@Suite("Readers and writers", .timeLimit(.minutes(1)))
struct ReaderWriterTests {
  @Test(arguments: [true, false])
  func `a reader is called once a pass while there is something to read`(isVirtual: Bool) throws {
    let pipe = try Pipe()
    let run = try runLoop(clock: isVirtual ? VirtualClock() : RealClock()) { loop in
      try loop.addReader(pipe.readEnd, "look") {
        loop.print("pass \(loop.iteration)")
        guard loop.iteration == 3 else { return }
        loop.removeAndStop(pipe.readEnd)
      }
      pipe.write("x")
      try loop.runForever()
    }
    #expect(run.error == nil)
    #expect(run.output == ["pass 1", "pass 2", "pass 3"])
    #expect(run.trace.warnings == [])
  }

  @Test func `the trace names the descriptor, and who waits for it and is called by it`() throws {
    let pipe = try Pipe()
    let run = try runLoop { loop in
      try loop.addReader(pipe.readEnd, "look") {
        _ = pipe.read()
        loop.stop()
      }
      pipe.write("x")
      try loop.runForever()
      try loop.removeReader(pipe.readEnd)
    }
    #expect(
      run.lines == [
        "D1 created(fd \(pipe.readEnd) by loop)", "H1 created(look by loop)", "H1 suspended(read D1)",
        "loop idle(forever)", "H1 ready(D1)", "H1 running", "H1 suspended(read D1)", "H1 cancelled",
        "D1 finished(None)",
      ])
  }

  @Test func `a writer is called while there is room, and a reader before it`() throws {
    let ends = try SocketPair()
    let run = try runLoop { loop in
      var rounds = 0
      try loop.addWriter(ends.first, "write") {
        loop.print("write")
        rounds += 1
        if rounds == 2 { loop.stop() }
      }
      try loop.addReader(ends.first, "read") { loop.print("read") }
      ends.writeToFirst("x")
      try loop.runForever()
      loop.print(try loop.removeWriter(ends.first), try loop.removeWriter(ends.first))
      loop.print(try loop.removeReader(ends.first))
    }
    #expect(run.output == ["read", "write", "read", "write", "True False", "True"])
  }

  @Test func `what is ready comes in the system's order, after what other threads sent and before timers`() throws {
    let (first, second) = (try Pipe(), try Pipe())
    let run = try runLoop { loop in
      // asyncio's own order: call_soon_threadsafe, then the selector, then what is due.
      try loop.addReader(first.readEnd, "first") { loop.print(first.read()) }
      try loop.addReader(second.readEnd, "second") { loop.print(second.read()) }
      try loop.callLater(.zero, "timer") { loop.print("timer") }
      try loop.callLater(.zero, "end") { loop.stop() }
      second.write("second")
      first.write("first")
      loop.callSoonThreadSafe("thread") { loop.print("thread") }
      try loop.runForever()
    }
    #expect(run.output == ["thread", "second", "first", "timer"])
  }

  @Test func `a busy loop looks at its descriptors in each pass`() throws {
    let pipe = try Pipe()
    let run = try runProgram { loop in
      try loop.addReader(pipe.readEnd, "look") { loop.print(pipe.read()) }
      for number in 1...3 {
        if number == 1 { pipe.write("data") }
        try await loop.sleep(.zero)
        loop.print("turn \(number)")
      }
      try loop.removeReader(pipe.readEnd)
    }
    // The task is in the queue before the system is asked.
    #expect(run.output == ["turn 1", "data", "turn 2", "turn 3"])
  }

  @Test func `a second reader takes the place of the first`() throws {
    let pipe = try Pipe()
    let run = try runLoop { loop in
      try loop.addReader(pipe.readEnd, "first") { loop.print("first") }
      try loop.addReader(pipe.readEnd, "second") {
        loop.print("second")
        loop.stop()
      }
      pipe.write("x")
      try loop.runForever()
    }
    #expect(run.output == ["second"])
    #expect(run.trace.lines(of: .handle(1)).last == "cancelled")
  }

  @Test func `a reader that was taken away while it stood in the queue is not called`() throws {
    let (first, second) = (try Pipe(), try Pipe())
    let run = try runLoop { loop in
      for (own, other) in [(first, second), (second, first)] {
        try loop.addReader(own.readEnd, "look") {
          loop.print("called")
          try loop.removeReader(other.readEnd)
          loop.stop()
        }
      }
      first.write("x")
      second.write("x")
      try loop.runForever()
    }
    #expect(run.output == ["called"])
  }

  @Test func `a reader may take itself away`() throws {
    let pipe = try Pipe()
    let run = try runProgram { loop in
      try loop.addReader(pipe.readEnd, "once") {
        loop.print("once")
        try loop.removeReader(pipe.readEnd)
      }
      pipe.write("x")
      for _ in 1...3 { try await loop.sleep(.seconds(1)) }
    }
    #expect(run.output == ["once"])
    #expect(run.trace.lines(of: .handle(1)).last == "finished(None)")
  }

  @Test func `an error in a reader is warned of, and the reader stays`() throws {
    let pipe = try Pipe()
    let run = try runLoop { loop in
      var calls = 0
      try loop.addReader(pipe.readEnd, "bad") {
        calls += 1
        if calls == 2 { loop.stop() }
        throw CancelledError("oh")
      }
      pipe.write("x")
      try loop.runForever()
    }
    #expect(run.trace.warnings == Array(repeating: "callbackFailed: Exception in callback bad()", count: 2))
  }

  @Test func `the other end's close can be read`() throws {
    let pipe = try Pipe()
    let run = try runLoop { loop in
      try loop.addReader(pipe.readEnd, "look") {
        loop.print(pipe.read().isEmpty)
        loop.stop()
      }
      pipe.shut(pipe.writeEnd)
      try loop.runForever()
    }
    #expect(run.output == ["True"])
  }

  @Test(arguments: [true, false])
  func `another thread's bytes end the wait`(isVirtual: Bool) throws {
    let pipe = try Pipe()
    let run = try runLoop(clock: isVirtual ? VirtualClock() : RealClock()) { loop in
      try loop.addReader(pipe.readEnd, "look") {
        loop.print(pipe.read())
        loop.stop()
      }
      loop.willWait = { try? startThread { pipe.write("hello") } }
      try loop.runForever()
      loop.willWait = nil
    }
    #expect(run.output == ["hello"])
  }

  @Test func `more descriptors than one look holds are all served`() throws {
    let pipes = try (0..<100).map { _ in try Pipe() }
    let run = try runLoop { loop in
      var left = pipes.count
      for pipe in pipes {
        try loop.addReader(pipe.readEnd, "look") {
          _ = pipe.read()
          left -= 1
          if left == 0 { loop.stop() }
        }
        pipe.write("x")
      }
      try loop.runForever()
      loop.print(left)
    }
    #expect(run.output == ["0"])
  }

  @Test func `a loop that watches nothing has no selector`() throws {
    let run = try runProgram { loop in
      try await loop.sleep(.seconds(1))
      loop.print(loop.descriptors == nil)
    }
    #expect(run.output == ["True"])
  }
}

extension EventLoop {
  fileprivate func removeAndStop(_ descriptor: Int32) {
    _ = try? removeReader(descriptor)
    stop()
  }
}
