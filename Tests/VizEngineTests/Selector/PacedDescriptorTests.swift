import TestSupport
import Testing
import VizEngine

@Suite("Descriptors and a clock that is steered", .timeLimit(.minutes(1)))
struct PacedDescriptorTests {
  @Test func `a paused loop takes nothing that comes, and a step takes one thing`() throws {
    let pipe = try Pipe()
    let run = try SteeredRun { loop in
      let future = loop.createFuture(of: Void.self)
      try loop.addReader(pipe.readEnd, "look") {
        loop.print(pipe.read())
        try loop.removeReader(pipe.readEnd)
        try future.setResult(())
      }
      try await future.value()
      loop.print("end")
    }
    run.waitUntilParked()
    run.step()
    // It stands in its wait now.
    pipe.write("hello")
    #expect(run.traceSoFar().turns == [.task(1)])
    run.step()
    #expect(run.traceSoFar().output == ["hello"])
    run.clock.step()
    #expect(try run.waitUntilEnd().output == ["hello", "end"])
  }

  @Test func `a step looks at the descriptors before it jumps to a timer`() throws {
    let pipe = try Pipe()
    let run = try SteeredRun { loop in
      try loop.addReader(pipe.readEnd, "look") {
        loop.print(pipe.read(), loop.time() < Instant(nanoseconds: 3_600_000_000_000))
        try loop.removeReader(pipe.readEnd)
      }
      try await loop.sleep(.seconds(3600))
      loop.print("end")
    }
    run.waitUntilParked()
    run.step()
    pipe.write("hello")
    run.step()
    #expect(run.traceSoFar().output == ["hello True"])
    run.step()
    run.clock.step()
    #expect(try run.waitUntilEnd().output == ["hello True", "end"])
  }

  @Test func `a step waits for what has not come yet`() throws {
    let pipe = try Pipe()
    let run = try SteeredRun { loop in
      let future = loop.createFuture(of: Void.self)
      try loop.addReader(pipe.readEnd, "look") {
        loop.print(pipe.read())
        try loop.removeReader(pipe.readEnd)
        try future.setResult(())
      }
      try await future.value()
    }
    run.waitUntilParked()
    run.step()
    run.clock.step()
    pipe.write("late")
    run.waitUntilParked()
    #expect(run.traceSoFar().output == ["late"])
    run.clock.step()
    _ = try run.waitUntilEnd()
  }

  @Test func `what comes ends the wait of a loop that flows`() throws {
    let pipe = try Pipe()
    let run = try SteeredRun(isPaused: false) { loop in
      let future = loop.createFuture(of: Void.self)
      try loop.addReader(pipe.readEnd, "look") {
        loop.print(pipe.read())
        try loop.removeReader(pipe.readEnd)
        try future.setResult(())
      }
      let timer = try loop.callLater(.seconds(3600)) {}
      try await future.value()
      timer.cancel()
    }
    pipe.write("hello")
    #expect(try run.waitUntilEnd().output == ["hello"])
  }

  @Test func `a connection can be stepped through`() throws {
    let run = try SteeredRun { loop in
      let server = try await loop.startServer(host: "127.0.0.1", port: 0) { reader, writer in
        let line = try await reader.readLine()
        try await loop.sleep(.seconds(3600))
        try writer.write(line)
      }
      let (reader, writer) = try await loop.openConnection(host: "127.0.0.1", port: server.port)
      try writer.write("hello\n")
      loop.print(text(try await reader.readToEnd()))
    }
    run.waitUntilParked()
    for _ in 0..<6 { run.step() }
    // Four until it connects, then the one that accepts and the one that is connected.
    #expect(run.traceSoFar().turns.count == 6)
    run.clock.release()
    #expect(try run.waitUntilEnd().output == ["hello\n"])
  }

  @Test func `let go, a run with connections ends at once`() throws {
    let run = try SteeredRun { loop in
      let server = try await loop.startServer(host: "127.0.0.1", port: 0) { reader, writer in
        while case let line = try await reader.readLine(), !line.isEmpty {
          try await loop.sleep(.seconds(3600))
          try writer.write(line)
        }
      }
      let (reader, writer) = try await loop.openConnection(host: "127.0.0.1", port: server.port)
      for number in 1...3 {
        try writer.write("\(number)\n")
        loop.print(text(try await reader.readLine().dropLast()), loop.time().nanoseconds / 3_600_000_000_000)
      }
    }
    run.clock.release()
    #expect(try run.waitUntilEnd().output == ["1 1", "2 2", "3 3"])
  }
}
