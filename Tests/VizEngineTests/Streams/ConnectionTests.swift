import TestSupport
import Testing

@testable import VizEngine

@Suite("Connections", .timeLimit(.minutes(1)))
struct ConnectionTests {
  @Test(arguments: [true, false])
  func `where nobody listens a connection is refused`(isVirtual: Bool) throws {
    let run = try runProgram(clock: isVirtual ? VirtualClock() : RealClock()) { loop in
      let server = try await loop.startServer(host: "127.0.0.1", port: 0) { _, _ in }
      let port = server.port
      server.close()
      do { _ = try await loop.openConnection(host: "127.0.0.1", port: port) } catch let error as ConnectionError {
        let words = "Connect call failed ('127.0.0.1', \(port))"
        loop.print(pythonRepresentation(of: error) == "ConnectionRefusedError(111, \"\(words)\")", error.advice)
      }
    }
    #expect(run.error == nil)
    #expect(run.output == ["True Start the server first, and check the port."])
  }

  @Test func `a port that is taken is refused, and the first server goes on`() throws {
    let run = try runProgram { loop in
      let server = try await loop.startServer(host: "127.0.0.1", port: 0) { _, writer in try writer.write("first") }
      do {
        _ = try await loop.startServer(host: "127.0.0.1", port: server.port) { _, _ in }
      } catch ConnectionError.addressInUse(let address) {
        loop.print(address.port == server.port)
      }
      let (reader, _) = try await loop.openConnection(host: "127.0.0.1", port: server.port)
      loop.print(text(try await reader.readToEnd()))
    }
    #expect(run.error == nil)
    #expect(run.output == ["True", "first"])
  }

  @Test func `another machine's address cannot be listened at`() throws {
    let run = try runProgram { loop in _ = try await loop.startServer(host: "192.0.2.1", port: 0) { _, _ in } }
    guard case .bindFailed(let address, _) = run.error as? ConnectionError else {
      Issue.record("\(String(describing: run.error))")
      return
    }
    #expect(address.host == "192.0.2.1")
  }

  @Test func `a name is looked up by a thread`() throws {
    let run = try runProgram { loop in
      let server = try await loop.startServer(host: "localhost", port: 0) { _, writer in try writer.write("found") }
      let address = try #require(server.addresses.first)
      let (reader, _) = try await loop.openConnection(host: "localhost", port: address.port)
      loop.print(text(try await reader.readToEnd()))
    }
    #expect(run.error == nil)
    #expect(run.output == ["found"])
    #expect(run.lines.contains { $0.hasPrefix("J2 created(getaddrinfo localhost by T1") })
  }

  @Test func `a host without an address, and a port that there cannot be, are refused`() throws {
    let unknown = try runProgram { loop in _ = try await loop.openConnection(host: "no such host.invalid", port: 1) }
    guard case .unknownHost(let host, _, let reason) = unknown.error as? ConnectionError else {
      Issue.record("\(String(describing: unknown.error))")
      return
    }
    #expect(host == "no such host.invalid")
    #expect(!reason.isEmpty)
    for port in [-1, 65536] {
      let run = try runProgram { loop in _ = try await loop.openConnection(host: "127.0.0.1", port: port) }
      #expect(run.error as? ConnectionError == .portOutOfRange(port))
    }
  }

  @Test func `a limit has to be positive, and a loop open`() throws {
    let run = try runProgram { loop in _ = try await loop.openConnection(host: "127.0.0.1", port: 1, limit: 0) }
    #expect(run.error as? StreamError == .limitNotPositive)
    let server = try runProgram { loop in
      _ = try await loop.startServer(host: "127.0.0.1", port: 0, limit: 0) { _, _ in }
    }
    #expect(server.error as? StreamError == .limitNotPositive)
  }

  @Test(arguments: [true, false])
  func `a connection that the other end breaks off is reset`(isVirtual: Bool) throws {
    let run = try pair(clock: isVirtual ? VirtualClock() : RealClock()) { loop, reader, writer, other in
      // What is unread when it closes makes the system break the connection off.
      let ends = try #require(loop.streams?.transports.values.first { $0.peer == writer.local })
      ends.pauseReading()
      try writer.write("unread")
      try await loop.sleep(.milliseconds(10))
      other.close()
      do { loop.print(try await reader.readLine().count) } catch let error as ConnectionError {
        loop.print(pythonRepresentation(of: error))
      }
      do { try await writer.drain() } catch let error as ConnectionError { loop.print(error == .reset) }
      do { try await writer.waitClosed() } catch let error as ConnectionError { loop.print(error == .reset) }
    }
    #expect(run.error == nil)
    #expect(run.output == ["ConnectionResetError(104, 'Connection reset by peer')", "True", "True"])
  }

  @Test func `writing to a connection that is over does nothing, and draining tells`() throws {
    let run = try pair { loop, _, writer, _ in
      writer.close()
      writer.close()
      try await writer.waitClosed()
      try writer.write("x")
      do { try await writer.drain() } catch let error as ConnectionError { loop.print(pythonRepresentation(of: error)) }
    }
    #expect(run.output == ["ConnectionResetError('Connection lost')"])
  }

  @Test func `a reader that does not read holds its writer back`() throws {
    let run = try pair { loop, reader, _, other in
      let chunk = [UInt8](repeating: 7, count: 100_000)
      let total = 20_000_000
      let most = Counter()
      let writing = try loop.createTask(
        Coroutine("write()") {
          for _ in 0..<total / chunk.count {
            try other.write(chunk)
            most.value = max(most.value, other.bufferedCount)
            try await other.drain()
          }
          other.close()
          loop.print("written at \(loop.time())")
        })
      try await loop.sleep(.seconds(10))
      loop.print(writing.isDone)
      var got = 0
      while true {
        let bytes = try await reader.read(upTo: 1 << 20)
        if bytes.isEmpty { break }
        got += bytes.count
      }
      loop.print(got == total, most.value <= 64 * 1024 + chunk.count)
      try await writing.value()
    }
    #expect(run.error == nil)
    #expect(run.output == ["False", "written at 10.000000000", "True True"])
    #expect(run.trace.lines(of: .task(5)).contains("suspended(write D3)"))
  }

  @Test func `the water marks can be moved`() throws {
    let run = try runProgram { loop in
      let server = try await loop.startServer(host: "127.0.0.1", port: 0) { reader, _ in
        loop.print(try await reader.readToEnd().count)
      }
      let (_, writer) = try await loop.openConnection(host: "127.0.0.1", port: server.port)
      #expect(throws: StreamError.waterMarks(high: 1, low: 2)) { try writer.setWaterMarks(high: 1, low: 2) }
      try writer.setWaterMarks(high: 0, low: 0)
      try writer.write([UInt8](repeating: 0, count: 50_000_000))
      loop.print(writer.bufferedCount > 0)
      try await writer.drain()
      loop.print(writer.bufferedCount)
      writer.close()
      server.close()
      try await server.waitClosed()
    }
    #expect(run.output == ["True", "0", "50000000"])
  }
}

/// A number that sendable closures of one loop share.
private final class Counter: @unchecked Sendable {
  // `@unchecked`: the loop's thread alone uses it.
  var value = 0
}
