import TestSupport
import Testing
import VizEngine

@Suite("Streams", .timeLimit(.minutes(1)))
struct StreamTests {
  @Test func trial() throws {
    let run = try runProgram { loop in
      let server = try await loop.startServer(host: "127.0.0.1", port: 0) { reader, writer in
        let line = try await reader.readLine()
        try await loop.sleep(.seconds(1))
        try writer.write(line)
        try await writer.drain()
        writer.close()
        try await writer.waitClosed()
      }
      let (reader, writer) = try await loop.openConnection(host: "127.0.0.1", port: server.port)
      try writer.write("hello\n")
      loop.print(String(decoding: try await reader.readToEnd(), as: UTF8.self))
      writer.close()
      try await writer.waitClosed()
      server.close()
      try await server.waitClosed()
    }
    for (event, line) in zip(run.trace.events, run.lines) { print(event.iteration, line) }
    #expect(run.error == nil)
    #expect(run.output == ["hello\n"])
  }
}
