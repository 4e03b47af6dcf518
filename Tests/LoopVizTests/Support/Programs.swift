import VizEngine

@testable import LoopViz

/// Small programs of the tests' own, for what the examples leave out.
extension CatalogEntry {
  static let wideNames = CatalogEntry(WideNames.self, "wide") { _ in
    ExampleWords("wide names", "Names that take two columns a sign.")
  }
  static let mishaps = CatalogEntry(Mishaps.self, "mishaps") { _ in
    ExampleWords("what goes wrong", "Tasks that fail and are cancelled.")
  }
  static let crowd = CatalogEntry(Crowd.self, "crowd") { _ in
    ExampleWords("many tasks", "A hundred tasks.")
  }
  static let brief = CatalogEntry(Brief.self, "brief") { _ in
    ExampleWords("microseconds", "Steps of a few microseconds.")
  }

  static let sockets = CatalogEntry(Sockets.self, "sockets") { _ in
    ExampleWords("a server's echo", "A server and a client of one loop.")
  }

  /// The catalog's examples but `swarm`: what is tried at every event, or with every two subjects, would take minutes
  /// with its ten thousand tasks. It has tests of its own.
  static let small = Catalog.entries.filter { $0.name != "swarm" }

  /// The catalog's small examples, and those above.
  static let all = small + [wideNames, mishaps, crowd, brief, sockets]
}

private struct WideNames: Example {
  let loop: EventLoop

  func main() throws {
    let names = ["任务一", "コルーチン", "👩‍👩‍👧 family", "e\u{301}lan \u{1F1E9}\u{1F1EA}", "tab\there\u{1B}[31m", ""]
    let tasks = try names.enumerated().map { index, name in
      try loop.createTask(
        Coroutine("等待(\(name))") {
          loop.print("\(name) 开始 🙂")
          try await loop.sleep(.seconds(index))
          return "完成 \(name)"
        }, name: name)
    }
    try loop.runUntilComplete(Coroutine("全部()") { _ = try await loop.wait(tasks) })
  }
}

private struct Mishaps: Example {
  let loop: EventLoop

  struct BoardOnFire: Error {}

  func failing() -> Coroutine<Void> {
    Coroutine("failing()") {
      try await loop.sleep(.seconds(1))
      throw BoardOnFire()
    }
  }

  func sleeper() -> Coroutine<Void> {
    Coroutine("sleeper()") { try await loop.sleep(.seconds(60)) }
  }

  func main() throws {
    let failing = try loop.createTask(failing())
    let sleeper = try loop.createTask(sleeper())
    let future = loop.createFuture(of: Int.self)
    try loop.runUntilComplete(
      Coroutine("main()") {
        let waiter = try loop.createTask(Coroutine("waiter()") { _ = try await future.value() })
        try await loop.sleep(.milliseconds(1200))
        _ = sleeper.cancel()
        try await loop.sleep(.seconds(1))
        _ = try loop.callLater(.seconds(3)) {}
        _ = future.cancel()
        _ = try await loop.wait([waiter])
        try await failing.value()
      })
  }
}

private struct Crowd: Example {
  let loop: EventLoop

  func main() throws {
    let tasks = try (1...100).map { number in
      try loop.createTask(Coroutine("visitor(\(number))") { try await loop.sleep(.milliseconds(number * 25)) })
    }
    try loop.runUntilComplete(Coroutine("all()") { _ = try await loop.wait(tasks) })
  }
}

private struct Brief: Example {
  let loop: EventLoop

  func main() throws {
    try loop.runUntilComplete(
      Coroutine("main()") {
        for _ in 1...3 {
          loop.block(.microseconds(7))
          try await loop.sleep(.microseconds(45))
          try await loop.sleep(.zero)
        }
      })
  }
}

private struct Sockets: Example {
  let loop: EventLoop

  func main() throws {
    try loop.runUntilComplete(
      Coroutine("main()") {
        let server = try await loop.startServer(host: "127.0.0.1", port: 0) { reader, writer in
          let line = try await reader.readLine()
          try await loop.sleep(.seconds(1))
          try writer.write(line)
          writer.close()
        }
        let (reader, writer) = try await loop.openConnection(host: "127.0.0.1", port: server.port)
        try writer.write("hello\n")
        loop.print(String(decoding: try await reader.readLine(), as: UTF8.self))
        writer.close()
        try await writer.waitClosed()
        server.close()
      })
  }
}
