import TestSupport
import Testing

@testable import VizEngine

@Suite("Events")
struct EventTests {
  @Test func `setting wakes all who wait, and clearing does not undo that`() throws {
    let run = try runProgram { loop in
      let event = Event(loop, name: "go")
      let tasks = try (1...3).map { number in
        try loop.createTask(
          Coroutine("w(\(number))") {
            try await event.wait()
            loop.print(number)
          })
      }
      try await loop.sleep(.seconds(1))
      loop.print(event)
      event.set()
      event.clear()
      _ = try await loop.gather(tasks).value()
      loop.print(event)
    }
    #expect(run.output == ["<Event go [unset, waiters:3]>", "1", "2", "3", "<Event go [unset]>"])
    #expect(run.trace.lines(of: .task(2)).contains("suspended(event P1)"))
    #expect(run.trace.lines(of: .task(2)).contains("ready(T1)"))
  }

  @Test func `one that is set keeps nobody`() throws {
    let run = try runProgram { loop in
      let event = Event(loop)
      event.set()
      try await event.wait()
      loop.print(event.isSet, loop.iteration)
    }
    #expect(run.output == ["True 1"])
  }
}
