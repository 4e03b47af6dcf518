import Testing

@testable import VizEngine

/// What the engine itself records comes back.
struct TextLogEngineTests {
  @Test func aRunComesBack() throws {
    let recorder = TraceRecorder()
    let loop = try EventLoop(clock: VirtualClock(), recorder: recorder)
    let main = Coroutine("main()") {
      let tasks = try ["tea", "茶"].map { name in
        try loop.createTask(
          Coroutine("brew('\(name)')") {
            loop.print("brewing", name)
            try await loop.sleep(.milliseconds(name.utf8.count * 100))
            return name
          })
      }
      try loop.callLater(.seconds(1), "alarm") { loop.print("ring\nring") }
      _ = try await loop.wait(tasks)
      let job = try loop.runInExecutor("count") { 7 }
      _ = try await job.value()
      try await loop.sleep(.seconds(2))
      tasks[0].cancel()
    }
    try loop.runUntilComplete(main)
    try loop.close()
    var trace = Trace()
    recorder.drain(into: &trace)
    #expect(trace.events.count > 30)
    let bytes = TextLogEncoder.encode(trace, header: TextLogHeader(program: "kettle", clock: "virtual"))
    let log = TextLog(reading: bytes)
    #expect(log.problems.isEmpty, "\(log.problems)")
    #expect(log.trace.meaning == trace.meaning)
    let again = TextLogEncoder.encode(log.trace, header: log.header)
    #expect(again == bytes)
  }
}
