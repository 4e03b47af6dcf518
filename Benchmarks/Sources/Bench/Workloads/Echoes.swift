import VizEngine

/// A line to a server on the same loop and back, over a loopback socket: what a round trip costs.
struct Echoes: Workload {
  let title = "echo round trips over a loopback socket, both ends on one loop"
  let count = 100_000
  let pythonName = "echo"

  func main(_ loop: EventLoop) -> Coroutine<Void> {
    Coroutine {
      let server = try await loop.startServer(host: "127.0.0.1", port: 0) { reader, writer in
        while case let line = try await reader.readLine(), !line.isEmpty {
          try writer.write(line)
          try await writer.drain()
        }
        writer.close()
      }
      let (reader, writer) = try await loop.openConnection(host: "127.0.0.1", port: server.port)
      for _ in 0..<count {
        try writer.write("hello\n")
        try await writer.drain()
        _ = try await reader.readLine()
      }
      writer.close()
      server.close()
    }
  }
}
