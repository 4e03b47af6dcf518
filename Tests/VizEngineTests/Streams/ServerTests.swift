import TestSupport
import Testing

@testable import VizEngine

#if canImport(Glibc)
  import Glibc
#endif

@Suite("Servers", .timeLimit(.minutes(1)))
struct ServerTests {
  @Test func `a function that returns a coroutine serves as well, and its task has its name`() throws {
    let run = try runProgram { loop in
      @Sendable func answer(_ reader: StreamReader, _ writer: StreamWriter) -> Coroutine<Void> {
        Coroutine {
          try writer.write("hello")
          writer.close()
        }
      }
      let server = try await loop.startServer(host: "127.0.0.1", port: 0, answer)
      let (reader, _) = try await loop.openConnection(host: "127.0.0.1", port: server.port)
      loop.print(text(try await reader.readToEnd()))
      loop.print(server.isServing, server.addresses.count)
      server.close()
      server.close()
      loop.print(server.isServing, server.port)
    }
    #expect(run.error == nil)
    #expect(run.output == ["hello", "True 1", "False 0"])
    #expect(run.lines.contains { $0.hasPrefix("T4 created(") && $0.hasSuffix(" by D3)") })
  }

  @Test func `closed, it waits for its last connection`() throws {
    let run = try runProgram { loop in
      let server = try await loop.startServer(host: "127.0.0.1", port: 0) { reader, writer in
        _ = try await reader.readLine()
        try await loop.sleep(.seconds(5))
        writer.close()
      }
      let (_, writer) = try await loop.openConnection(host: "127.0.0.1", port: server.port)
      try writer.write("x\n")
      try await loop.sleep(.seconds(1))
      server.close()
      try await server.waitClosed()
      loop.print(loop.time())
      try await server.waitClosed()
    }
    #expect(run.error == nil)
    #expect(run.output == ["5.000000000"])
  }

  @Test func `serving for ever ends with its task, and closes`() throws {
    let run = try runProgram { loop in
      let server = try await loop.startServer(host: "127.0.0.1", port: 0) { _, _ in }
      let serving = try loop.createTask(Coroutine("serve()") { try await server.serveForever() })
      try await loop.sleep(.seconds(1))
      do { try await server.serveForever() } catch let error as StreamError { loop.print(error == .serverAwaited) }
      serving.cancel()
      do { try await serving.value() } catch is CancelledError { loop.print(server.isServing) }
      do { try await server.serveForever() } catch let error as StreamError { loop.print(error == .serverClosed) }
    }
    #expect(run.error == nil)
    #expect(run.output == ["True", "False", "True"])
  }

  @Test func `its connections can be closed and broken off`() throws {
    let run = try runProgram { loop in
      let server = try await loop.startServer(host: "127.0.0.1", port: 0) { reader, _ in
        _ = try await reader.readToEnd()
      }
      for isClosing in [true, false] {
        let (reader, _) = try await loop.openConnection(host: "127.0.0.1", port: server.port)
        try await loop.sleep(.seconds(1))
        if isClosing { server.closeClients() } else { server.abortClients() }
        loop.print(try await reader.readToEnd().count)
      }
    }
    #expect(run.output == ["0", "0"])
  }

  @Test func `an error in a connection's task is told, and closes the connection`() throws {
    let run = try runProgram { loop in
      loop.exceptionHandler = { context in loop.print(context.message, context.error is CancelledError) }
      let server = try await loop.startServer(host: "127.0.0.1", port: 0) { reader, writer in
        withExtendedLifetime(writer) {}
        throw StreamError.negativeCount
      }
      let (reader, _) = try await loop.openConnection(host: "127.0.0.1", port: server.port)
      loop.print(try await reader.readToEnd().count)
    }
    #expect(run.trace.warnings == ["unhandled: Unhandled exception in client_connected_cb"])
    #expect(run.output == ["Unhandled exception in client_connected_cb False", "0"])
  }

  @Test func `many clients at once are all served, each in its time`() throws {
    let run = try runProgram { loop in
      let server = try await loop.startServer(host: "127.0.0.1", port: 0) { reader, writer in
        let line = try await reader.readLine()
        try await loop.sleep(.seconds(Int(text(line.dropLast())) ?? 0))
        try writer.write(line)
      }
      let tasks = try (1...50).reversed().map { number in
        try loop.createTask(
          Coroutine("ask(\(number))") {
            let (reader, writer) = try await loop.openConnection(host: "127.0.0.1", port: server.port)
            try writer.write("\(number)\n")
            let answer = text(try await reader.readToEnd())
            #expect(loop.time() == Instant(nanoseconds: Int64(number) * 1_000_000_000))
            return answer
          })
      }
      let answers = try await loop.gather(tasks).value()
      loop.print(answers == (1...50).reversed().map { "\($0)\n" }, loop.time())
    }
    #expect(run.error == nil)
    #expect(run.output == ["True 50.000000000"])
  }

  @Test func `on a virtual clock the whole order is the same always`() throws {
    func order() throws -> [String] {
      let run = try runProgram { loop in
        let server = try await loop.startServer(host: "127.0.0.1", port: 0) { reader, writer in
          while true {
            let line = try await reader.readLine()
            if line.isEmpty { return }
            if line.count > 4 { try await loop.sleep(.seconds(1)) }
            try writer.write(line + line)
          }
        }
        @Sendable func ask(_ words: [String]) -> Coroutine<Int> {
          Coroutine("ask()") {
            let (reader, writer) = try await loop.openConnection(host: "127.0.0.1", port: server.port)
            for word in words { try writer.write(word + "\n") }
            writer.writeEnd()
            return try await reader.readToEnd().count
          }
        }
        let coroutines = [["a", "bb", "cccc"], ["dddd", "eeee"], [], ["f"], ["g", "hhhhh", "i"]].map(ask)
        loop.print(try await loop.gather(coroutines).value())
        server.close()
        try await server.waitClosed()
      }
      #expect(run.error == nil)
      // The client's port differs from run to run.
      return run.trace.events.map { event in
        if case .created = event.kind { return "\(event.instant) \(event.iteration) \(event.subject) created" }
        return "\(event.instant) \(event.iteration) \(event.subject) \(run.trace.words(for: event.kind))"
      }
    }
    let first = try order()
    for _ in 0..<30 {
      let next = try order()
      #expect(next == first, "\(zip(first, next).first { $0 != $1 } ?? ("", ""))")
    }
  }

  #if canImport(Glibc)
    @Test func `a closed loop gives every descriptor back`() async {
      // A process of its own: other tests open descriptors too.
      await #expect(processExitsWith: .success) {
        func openCount() -> Int {
          (Int32(0)..<500).count { descriptor in
            var link = [CChar](repeating: 0, count: 100)
            let length = max(0, readlink("/proc/self/fd/\(descriptor)", &link, link.count))
            let file = String(decoding: link[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
            // Swift's own timers may come and go.
            return !file.isEmpty && !file.hasSuffix("[timerfd]") && !file.hasSuffix("[eventfd]")
          }
        }
        func leaveAllOpen(after passes: Int) throws {
          let loop = try EventLoop(clock: VirtualClock())
          let pipe = try Pipe()
          defer { withExtendedLifetime(pipe) {} }
          // Not the pipe itself: what a loop leaves unfinished keeps what it holds.
          let readEnd = pipe.readEnd
          let main = try loop.createTask(
            Coroutine("main()") {
              let server = try await loop.startServer(host: "127.0.0.1", port: 0) { reader, writer in
                _ = try await reader.readToEnd()
                withExtendedLifetime(writer) {}
              }
              try loop.addReader(readEnd) {}
              while true {
                let (reader, writer) = try await loop.openConnection(host: "127.0.0.1", port: server.port)
                _ = try loop.createTask(
                  Coroutine("read()") {
                    _ = try await reader.readToEnd()
                    withExtendedLifetime(writer) {}
                  })
              }
            })
          for _ in 0..<passes { try loop.callSoon {} }
          try loop.callSoon { loop.stop() }
          try loop.runForever()
          for _ in 0..<passes {
            try loop.callSoon { loop.stop() }
            try loop.runForever()
          }
          try loop.close()
          withExtendedLifetime(main) {}
        }
        let before = openCount()
        // Stopped at each pass of a connection's beginning.
        for passes in 0..<30 { try leaveAllOpen(after: passes) }
        // The testing library opens and closes one now and then; a leak would be one for most of the thirty.
        if openCount() > before + 5 { exit(7) }
      }
    }
  #endif
}
