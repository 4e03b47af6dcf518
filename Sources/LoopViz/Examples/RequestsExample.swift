import VizEngine

/// A small HTTP server and its client on one loop, over real sockets: three pages one after another, then at once.
struct RequestsExample: Example {
  let loop: EventLoop

  func answer(_ reader: StreamReader, _ writer: StreamWriter) -> Coroutine<Void> {
    Coroutine {
      let request = String(decoding: try await reader.readLine(), as: UTF8.self)  // GET /slow HTTP/1.1
      while try await reader.readLine().count > 2 {}  // the headers, up to an empty line
      let path = request.split(separator: " ").dropFirst().first ?? "/"
      try await loop.sleep(path == "/slow" ? .seconds(3) : path == "/news" ? .seconds(2) : .seconds(1))
      let page = "<h1>This is \(path)</h1>\n"
      try writer.write("HTTP/1.1 200 OK\r\nContent-Length: \(page.utf8.count)\r\nConnection: close\r\n\r\n\(page)")
      try await writer.drain()
      writer.close()
    }
  }

  func fetch(_ path: String, port: Int) -> Coroutine<Int> {
    Coroutine("fetch(\(path))") {
      let (reader, writer) = try await loop.openConnection(host: "127.0.0.1", port: port)
      try writer.write("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
      let status = String(decoding: try await reader.readLine().dropLast(2), as: UTF8.self)
      while try await reader.readLine().count > 2 {}
      let page = try await reader.readToEnd()
      writer.close()
      loop.print("\(path): \(status), \(page.count) bytes")
      return page.count
    }
  }

  func main() throws {
    let server = try loop.runUntilComplete(
      Coroutine("start()") { try await loop.startServer(host: "127.0.0.1", port: 0, answer) })
    let pages = ["/", "/slow", "/news"]
    var start = loop.time()
    var bytes = 0
    for path in pages { bytes += try loop.runUntilComplete(fetch(path, port: server.port)) }
    loop.print("one after another: \(bytes) bytes in \((loop.time() - start).inSeconds)s")
    start = loop.time()
    let fetches = pages.map { path in fetch(path, port: server.port) }
    bytes = try loop.runUntilComplete(loop.gather(fetches)).reduce(0, +)
    loop.print("at once: \(bytes) bytes in \((loop.time() - start).inSeconds)s")
    server.close()
  }
}
