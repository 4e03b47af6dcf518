import TestSupport
import Testing
import VizEngine

@Suite("Timers")
struct TimerTests {
  @Test func `timers fire by deadline`() throws {
    let run = try runProgram { loop in
      for delay in [3, 1, 2] { try loop.callLater(.seconds(delay)) { loop.print(delay, loop.time()) } }
      try await loop.sleep(.seconds(4))
    }
    #expect(run.output == ["1 1.000000000", "2 2.000000000", "3 3.000000000"])
  }

  @Test func `timers of one instant fire in the order they were set`() throws {
    let run = try runProgram { loop in
      for number in 0..<20 { try loop.callAt(Instant(nanoseconds: 5)) { loop.print(number) } }
      try await loop.sleep(.seconds(1))
    }
    #expect(run.output == (0..<20).map(String.init))
  }

  @Test func `a timer that is due now runs after what is ready already`() throws {
    let run = try runProgram { loop in
      try loop.callLater(.zero) { loop.print("later") }
      try loop.callSoon { loop.print("soon") }
      try await loop.sleep(.zero)
      try await loop.sleep(.zero)
    }
    #expect(run.output == ["soon", "later"])
  }

  @Test func `a negative delay is due at once, and before no delay`() throws {
    let run = try runProgram { loop in
      try loop.callLater(.zero) { loop.print("none", loop.time()) }
      let handle = try loop.callLater(.seconds(-5)) { loop.print("negative", loop.time()) }
      loop.print(handle.deadline == .zero + .seconds(-5))
      try await loop.sleep(.seconds(1))
    }
    #expect(run.output == ["True", "negative 0.000000000", "none 0.000000000"])
  }

  @Test func `a negative delay is warned of, and none is not`() throws {
    let run = try runProgram { loop in
      try await loop.sleep(.seconds(-2))
      try await loop.sleep(.zero)
      try loop.callLater(.milliseconds(-500)) {}
      try loop.callLater(.zero) {}
      try await loop.sleep(.seconds(1))
    }
    #expect(
      run.trace.warnings == [
        "negativeDelay: a delay of -2.0 s is negative, and counts as none",
        "negativeDelay: a delay of -0.5 s is negative, and counts as none",
      ])
  }

  @Test func `a cancelled timer never fires and nobody waits for it`() throws {
    let run = try runProgram { loop in
      let handle = try loop.callLater(.seconds(9)) { loop.print("never") }
      try await loop.sleep(.seconds(1))
      handle.cancel()
      handle.cancel()
      loop.print(handle.isCancelled)
    }
    #expect(run.output == ["True"])
    #expect(run.end == Instant(nanoseconds: 1_000_000_000))
    #expect(
      run.trace.lines(of: .handle(1)) == ["created(callback by T1)", "suspended(timer 9s)", "cancelled"])
  }

  @Test func `a callback that is ready can still be cancelled`() throws {
    let run = try runProgram { loop in
      let handle = try loop.callSoon { loop.print("never") }
      handle.cancel()
      try await loop.sleep(.zero)
    }
    #expect(run.output.isEmpty)
  }

  @Test func `a timer cancelled by another of the same instant does not fire`() throws {
    let run = try runProgram { loop in
      let second = try loop.callLater(.seconds(2)) { loop.print("never") }
      try loop.callLater(.seconds(1)) {
        loop.block(.seconds(1))
        second.cancel()
      }
      try await loop.sleep(.seconds(3))
    }
    #expect(run.output.isEmpty)
  }

  @Test func `cancelling a callback that has run does nothing`() throws {
    let run = try runProgram { loop in
      let handle = try loop.callSoon {}
      try await loop.sleep(.zero)
      handle.cancel()
      loop.print(handle.isCancelled)
    }
    #expect(run.trace.lines(of: .handle(1)) == ["created(callback by T1)", "running", "finished(None)"])
  }

  @Test func `all timers that a blocking step made overdue fire in one pass, by deadline`() throws {
    let run = try runProgram { loop in
      for delay in [2, 1] { try loop.callLater(.seconds(delay)) { loop.print(delay, loop.iteration) } }
      loop.block(.seconds(5))
      try await loop.sleep(.zero)
      loop.print("main", loop.iteration)
      try await loop.sleep(.zero)
    }
    #expect(run.output == ["main 2", "1 2", "2 2"])
  }

  @Test func `a thousand cancelled timers leave the others in order`() throws {
    let run = try runProgram { loop in
      let handles = try (0..<1000).map { number in
        try loop.callLater(.seconds(number % 7 + 1)) { loop.print(number) }
      }
      for (number, handle) in handles.enumerated() where number % 100 != 0 { handle.cancel() }
      try await loop.sleep(.seconds(8))
    }
    let expected = stride(from: 0, to: 1000, by: 100).sorted { ($0 % 7, $0) < ($1 % 7, $1) }
    #expect(run.output == expected.map(String.init))
  }

  @Test func `a delay beyond the end of time is the end of time`() throws {
    let run = try runProgram { loop in
      try await loop.sleep(.seconds(1))
      let handle = try loop.callLater(.seconds(Int64.max)) {}
      loop.print(handle.deadline == Instant(nanoseconds: .max))
    }
    #expect(run.output == ["True"])
  }

  @Test func `ten thousand seconds pass at once on the virtual clock`() throws {
    let run = try runProgram { loop in
      for _ in 0..<10 { try await loop.sleep(.seconds(1000)) }
    }
    #expect(run.end.description == "10000.000000000")
  }
}
