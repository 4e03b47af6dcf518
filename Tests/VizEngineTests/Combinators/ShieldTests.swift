import TestSupport
import Testing

@testable import VizEngine

@Suite("shield")
struct ShieldTests {
  @Test func `cancelling who waits leaves the shielded one alone`() throws {
    let run = try runProgram { loop in
      let inner = try loop.createTask(
        Coroutine("inner()") {
          try await loop.sleep(.seconds(2))
          loop.print("inner ends")
        })
      let outer = try loop.createTask(Coroutine("outer()") { try await loop.shield(inner).value() })
      try await loop.sleep(.seconds(1))
      outer.cancel()
      do { try await outer.value() } catch { loop.print(pythonRepresentation(of: error), loop.time()) }
      try await inner.value()
    }
    #expect(run.output == ["CancelledError() 1.000000000", "inner ends"])
    #expect(run.trace.lines(of: .task(3)).contains("suspended(shield T2)"))
  }

  @Test func `a cancelled inner one cancels who waits`() throws {
    let run = try runProgram { loop in
      let inner = try loop.createTask(Coroutine("inner()") { try await loop.sleep(.seconds(2)) })
      let shield = loop.shield(inner)
      inner.cancel()
      do { try await shield.value() } catch { loop.print(pythonRepresentation(of: error), shield.isCancelled) }
    }
    #expect(run.output == ["CancelledError() True"])
  }

  @Test func `what is done needs no shield`() throws {
    let run = try runProgram { loop in
      let inner = try loop.createTask(Coroutine("inner()") { 5 })
      try await loop.sleep(.zero)
      loop.print(loop.shield(inner) === inner)
      loop.print(try await loop.shield(Coroutine("x()") { 6 }).value())
    }
    #expect(run.output == ["True", "6"])
  }
}
