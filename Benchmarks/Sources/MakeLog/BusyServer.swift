import VizEngine

/// A run as a server makes it: clients come, each is served by a task that waits for the network, for a lock and for a
/// database with a bounded number of connections, says what it did, and ends; a few fail or are cancelled.
struct BusyServer {
  /// What one request records, about.
  private static let eventsOfARequest = 43
  /// How many clients ask at the same time.
  private static let clients = 400
  /// How many events are handed on at once.
  private static let eventsOfAPart = 20_000

  let events: Int

  /// Runs it on the virtual clock, and hands over what is recorded while it goes on.
  func record(_ take: (TraceDelta) -> Void) throws {
    let recorder = TraceRecorder()
    let loop = try EventLoop(clock: VirtualClock(), recorder: recorder)
    try withoutActuallyEscaping(take) { take in
      var taken = 0
      loop.willWait = {
        guard recorder.count - taken >= Self.eventsOfAPart else { return }
        taken = recorder.count
        take(recorder.drain())
      }
      try loop.runUntilComplete(main(loop, recorder))
      loop.willWait = nil
    }
    try loop.close()
    take(recorder.drain())
  }

  private func main(_ loop: EventLoop, _ recorder: TraceRecorder) -> Coroutine<Void> {
    Coroutine("main()") {
      let server = try Server(
        loop: loop, cache: Lock(loop, name: "cache"), database: Semaphore(loop, value: 40, name: "database"))
      var clients: [LoopTask<Void>] = []
      let share = max(1, events / Self.eventsOfARequest / Self.clients)
      for number in 1...min(Self.clients, max(1, events / Self.eventsOfARequest)) {
        clients.append(try loop.createTask(server.client(number, requests: share), name: "client-\(number)"))
      }
      _ = try await loop.wait(clients)
    }
  }
}

/// What the tasks share.
private struct Server: Sendable {
  let loop: EventLoop
  let cache: Lock
  let database: Semaphore

  func client(_ number: Int, requests: Int) -> Coroutine<Void> {
    Coroutine("client(\(number))") {
      // Any row of numbers that are far from regular will do.
      var random = UInt64(number)
      for request in 1...requests {
        random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let task = try loop.createTask(serve(number, request, random >> 33))
        if (random >> 33) % 50 == 0 { try loop.callLater(.milliseconds(3), "cancel") { task.cancel() } }
        _ = try await loop.wait([task])
      }
    }
  }

  private func serve(_ client: Int, _ request: Int, _ random: UInt64) -> Coroutine<String> {
    Coroutine("serve('/page/\(random % 5000)')") {
      for part in UInt64(0)..<4 { try await loop.sleep(.microseconds(Int64(200 + (random >> part) % 3000))) }
      try await cache.acquire()
      try await loop.sleep(.microseconds(1))
      try cache.release()
      try await database.acquire()
      try await loop.sleep(.microseconds(Int64(random % 900)))
      try database.release()
      loop.print("client \(client) got page \(random % 5000) in request \(request)")
      for _ in 0..<3 { try await loop.sleep(.microseconds(Int64(100 + random % 700))) }
      if random % 97 == 0 { throw NoPage(number: random % 5000) }
      return "page \(random % 5000)"
    }
  }
}

private struct NoPage: Error, CustomStringConvertible {
  let number: UInt64
  var description: String { "page \(number)" }
}
