import TestSupport
import Testing
import VizEngine

@Suite("Streams", .timeLimit(.minutes(1)))
struct StreamTests {
  enum Clock: CaseIterable {
    case real, virtual, paced

    var made: any LoopClock {
      switch self {
      case .real: RealClock()
      case .virtual: VirtualClock()
      case .paced: PacedClock()
      }
    }
  }

  @Test(arguments: Clock.allCases)
  func `a line goes there and back on every clock`(clock: Clock) throws {
    let run = try runProgram(clock: clock.made) { loop in
      let server = try await loop.startServer(host: "127.0.0.1", port: 0) { reader, writer in
        let line = try await reader.readLine()
        try await loop.sleep(.milliseconds(2))
        try writer.write(line)
        try await writer.drain()
        writer.close()
        try await writer.waitClosed()
      }
      let (reader, writer) = try await loop.openConnection(host: "127.0.0.1", port: server.port)
      try writer.write("hello\n")
      loop.print(text(try await reader.readToEnd()), reader.isAtEnd)
      writer.close()
      try await writer.waitClosed()
      server.close()
      try await server.waitClosed()
    }
    #expect(run.error == nil)
    #expect(run.output == ["hello\n True"])
    #expect(run.trace.warnings == [])
  }

  @Test func `each task steps in the pass in which CPython's does`() throws {
    let run = try runProgram { loop in
      let server = try await loop.startServer(host: "127.0.0.1", port: 0) { reader, writer in
        let line = try await reader.readLine()
        try await loop.sleep(.milliseconds(50))
        try writer.write(line)
        try await writer.drain()
        writer.close()
        try await writer.waitClosed()
      }
      let (reader, writer) = try await loop.openConnection(host: "127.0.0.1", port: server.port)
      try writer.write("hello\n")
      _ = try await reader.readToEnd()
      writer.close()
      try await writer.waitClosed()
      server.close()
      try await server.waitClosed()
    }
    let steps = run.trace.events.compactMap { event -> String? in
      guard case .running = event.kind, event.subject.kind == .task else { return nil }
      return "\(event.iteration):\(event.subject)"
    }
    // As CPython 3.13 logged for the same program.
    let expected =
      "1:T1 2:T2 4:T1 5:T1 7:T3 7:T1 9:T4 9:T3 9:T1 11:T4 13:T4 15:T4 15:T1 16:T1 18:T1"
    #expect(steps.joined(separator: " ") == expected)
  }

  @Test func `a task that waits in a stream says on which descriptor, and is woken by it`() throws {
    let run = try pair { loop, reader, _, other in
      let task = try loop.createTask(Coroutine("read()") { _ = try await reader.readLine() })
      try await loop.sleep(.zero)
      try other.write("x\n")
      try await task.value()
      loop.print(task.name)
    }
    let lines = run.trace.lines(of: .task(5))
    #expect(lines.contains("suspended(read D2)"))
    #expect(lines.contains("ready(D2)"))
  }

  @Test func `lines, counts, separators and what is there can be read in turn`() throws {
    let run = try pair { loop, reader, _, other in
      try other.write("one\ntwo\nthree;fourfive six")
      loop.print(text(try await reader.readLine()), text(try await reader.readLine()))
      loop.print(text(try await reader.read(until: [UInt8](";".utf8))))
      loop.print(text(try await reader.read(exactly: 4)), text(try await reader.read(exactly: 0)))
      loop.print(text(try await reader.read(upTo: 4)), text(try await reader.read(upTo: 100)))
      loop.print(try await reader.read(upTo: 0).count)
      other.close()
      loop.print(try await reader.readLine().count, try await reader.read(upTo: 9).count, reader.isAtEnd)
    }
    #expect(run.error == nil)
    #expect(run.output == ["one\n two\n", "three;", "four ", "five  six", "0", "0 0 True"])
  }

  @Test func `what is asked for may come in many pieces`() throws {
    let run = try pair { loop, reader, _, other in
      let line = try loop.createTask(Coroutine("read()") { try await reader.read(until: Array("\r\n".utf8)) })
      for piece in ["a", "bc\r", "d\r", "\ne"] {
        try other.write(piece)
        try await loop.sleep(.seconds(1))
      }
      loop.print(text(try await line.value()).count, text(try await reader.read(exactly: 1)))
    }
    #expect(run.output == ["6 e"])
  }

  @Test func `an end before all has come is an error that holds what came`() throws {
    let run = try pair { loop, reader, _, other in
      try other.write("abc")
      other.writeEnd()
      do { _ = try await reader.read(exactly: 4) } catch let error as IncompleteReadError {
        loop.print(error, text(error.partial), error.expected ?? 0)
      }
      do { _ = try await reader.read(until: [0]) } catch let error as IncompleteReadError {
        loop.print(error)
      }
    }
    #expect(
      run.output == [
        "3 bytes read on a total of 4 expected bytes abc 4",
        "0 bytes read on a total of undefined expected bytes",
      ])
  }

  @Test func `a line without its end is what there was`() throws {
    let run = try pair { loop, reader, _, other in
      try other.write("abc")
      other.writeEnd()
      loop.print(text(try await reader.readLine()), try await reader.readLine().count)
    }
    #expect(run.output == ["abc 0"])
  }

  @Test func `beyond the limit a separator is not waited for, and nothing is lost`() throws {
    let run = try pair(limit: 4) { loop, reader, _, other in
      try other.write("123456;")
      for separator in [";", "?"] {
        do { _ = try await reader.read(until: Array(separator.utf8)) } catch let error as LimitOverrunError {
          loop.print(error, error.consumed)
        }
      }
      loop.print(text(try await reader.read(exactly: 7)))
      try other.write("12345\nab\n")
      do { _ = try await reader.readLine() } catch let error as StreamError { loop.print(error) }
      loop.print(text(try await reader.readLine()))
      try other.write("1234567")
      do { _ = try await reader.readLine() } catch let error as StreamError { loop.print(error) }
      try other.write("c\n")
      loop.print(text(try await reader.readLine()))
    }
    #expect(
      run.output == [
        "Separator is found, but chunk is longer than limit 6",
        "Separator is not found, and chunk exceed the limit 7",
        "123456;", "Separator is found, but chunk is longer than limit", "ab\n",
        "Separator is not found, and chunk exceed the limit", "c\n",
      ])
  }

  @Test func `two tasks cannot read at once`() throws {
    let run = try pair { loop, reader, _, other in
      let first = try loop.createTask(Coroutine("first()") { try await reader.readLine() })
      try await loop.sleep(.zero)
      do { _ = try await reader.read(exactly: 1) } catch let error as StreamError { loop.print(error) }
      try other.write("x\n")
      loop.print(text(try await first.value()))
    }
    #expect(
      run.output == ["readexactly() called while another coroutine is already waiting for incoming data", "x\n"])
  }

  @Test func `a cancelled read leaves the stream as it was`() throws {
    let run = try pair { loop, reader, _, other in
      let first = try loop.createTask(Coroutine("first()") { try await reader.readLine() })
      try await loop.sleep(.zero)
      first.cancel()
      do { _ = try await first.value() } catch is CancelledError { loop.print("cancelled") }
      try other.write("x\n")
      loop.print(text(try await reader.readLine()))
    }
    #expect(run.output == ["cancelled", "x\n"])
  }

  @Test func `reading goes on after the own end is written`() throws {
    let run = try pair { loop, reader, writer, other in
      writer.writeEnd()
      #expect(throws: StreamError.writeAfterEnd) { try writer.write("x") }
      try other.write("late")
      other.close()
      loop.print(text(try await reader.readToEnd()))
    }
    #expect(run.output == ["late"])
  }

  @Test func `bytes are shown as Python shows them`() {
    #expect(pythonRepresentation(of: Array("GET /\r\n\t\\".utf8) + [0, 255]) == "b'GET /\\r\\n\\t\\\\\\x00\\xff'")
    #expect(pythonRepresentation(of: Array("it's".utf8)) == "b\"it's\"")
    #expect(pythonRepresentation(of: Array("'\"".utf8)) == "b'\\'\"'")
    #expect(pythonRepresentation(of: [UInt8]()) == "b''")
  }

  @Test func `addresses tell both ends`() throws {
    let run = try pair { loop, _, writer, other in
      loop.print(writer.peer == other.local, writer.local == other.peer, writer.peer?.host ?? "")
    }
    #expect(run.output == ["True True 127.0.0.1"])
  }

  @Test func `a connection that nobody holds is closed, and one end holds it`() throws {
    let run = try runProgram { loop in
      let server = try await loop.startServer(host: "127.0.0.1", port: 0) { _, writer in try writer.write("bye") }
      let (reader, _) = try await loop.openConnection(host: "127.0.0.1", port: server.port)
      loop.print(text(try await reader.readToEnd()))
    }
    #expect(run.output == ["bye"])
  }
}

/// Bytes as text.
func text(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }

/// Runs `body` with a connection within the loop: the client's reader and writer, and the server's writer.
func pair(
  clock: any LoopClock = VirtualClock(), limit: Int = 1 << 16,
  _ body: @escaping @Sendable (EventLoop, StreamReader, StreamWriter, StreamWriter) async throws -> Void
) throws -> LoopRun {
  try runProgram(clock: clock) { loop in
    let accepted = loop.createFuture(of: StreamWriter.self)
    let over = Event(loop)
    let server = try await loop.startServer(host: "127.0.0.1", port: 0) { _, writer in
      try accepted.setResult(writer)
      try await over.wait()
    }
    let (reader, writer) = try await loop.openConnection(host: "127.0.0.1", port: server.port, limit: limit)
    let other = try await accepted.value()
    try await body(loop, reader, writer, other)
    over.set()
  }
}
