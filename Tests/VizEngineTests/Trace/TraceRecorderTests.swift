import TestSupport
import Testing

@testable import VizEngine

@Suite("Trace recorder", .timeLimit(.minutes(1)))
struct TraceRecorderTests {
  @Test func `an event takes 32 bytes`() {
    #expect(MemoryLayout<TraceEvent>.stride == 32)
  }

  private static func event(_ number: Int) -> TraceEvent {
    TraceEvent(.start, .loop, iteration: UInt32(number), instant: Instant(nanoseconds: Int64(number)))
  }

  @Test(arguments: [0, 1, 4095, 4096, 4097, 8192, 10_000])
  func `everything comes out once and in order, across blocks`(count: Int) {
    let recorder = TraceRecorder()
    for number in 0..<count { recorder.append(Self.event(number)) }
    #expect(recorder.count == count)
    var trace = Trace()
    recorder.drain(into: &trace)
    recorder.drain(into: &trace)
    #expect(trace.events.map(\.iteration) == (0..<UInt32(count)).map(\.self))
  }

  @Test func `draining in pieces gives the same as draining at once`() {
    let recorder = TraceRecorder()
    var trace = Trace()
    var written = 0
    for size in [1, 4094, 1, 1, 0, 4096, 5000, 3] {
      for _ in 0..<size {
        recorder.append(Self.event(written))
        written += 1
      }
      recorder.drain(into: &trace)
      #expect(trace.events.count == written)
    }
    #expect(trace.events.map(\.iteration) == (0..<UInt32(written)).map(\.self))
  }

  @Test func `drained while it is written, nothing is lost and every string is there`() throws {
    let recorder = TraceRecorder()
    let total = 50_000
    try startThread {
      for number in 0..<total {
        let text = recorder.withTables { $0.reference(to: "line \(number % 1000)") }
        recorder.append(
          TraceEvent(
            .output(text), .task(1), iteration: UInt32(number), instant: Instant(nanoseconds: Int64(number))))
      }
    }
    var trace = Trace()
    var isRight = true
    var checked = 0
    while checked < total {
      recorder.drain(into: &trace)
      for event in trace.events[checked...] {
        guard case .output(let text) = event.kind else {
          isRight = false
          continue
        }
        let isInPlace = event.iteration == UInt32(checked) && trace.tables[text] == "line \(checked % 1000)"
        isRight = isRight && isInPlace
        checked += 1
      }
    }
    #expect(isRight)
    #expect(trace.events.count == total)
  }

  @Test func `events that were passed on can be forgotten, and the tables stay`() {
    let recorder = TraceRecorder()
    var trace = Trace()
    let text = recorder.withTables { $0.reference(to: "kept") }
    recorder.append(TraceEvent(.output(text), .loop, iteration: 0, instant: .zero))
    recorder.drain(into: &trace)
    trace.removeEvents()
    #expect(trace.events.isEmpty)
    #expect(trace.tables[text] == "kept")
    recorder.append(Self.event(1))
    recorder.drain(into: &trace)
    #expect(trace.events.count == 1)
  }

  @Test func `a string and a place are kept once`() {
    var tables = TraceTables()
    #expect(tables.reference(to: "a") == tables.reference(to: "a"))
    #expect(tables.reference(to: "a") != tables.reference(to: "b"))
    let place = SourceLocation(file: "Module/Sub/File.swift", line: 3)
    #expect(tables.reference(to: place) == tables.reference(to: place))
    #expect(place.description == "File.swift:3")
    #expect(tables[LocationReference.none] == nil)
  }

  @Test func `a loop without a recorder runs all the same`() throws {
    let loop = try EventLoop(clock: VirtualClock())
    let interpreter = ProgramInterpreter(RandomProgram(seed: 5), on: loop)
    try interpreter.run()
    let recorded = Box<[String]>()
    _ = try runLoop { loop in
      let interpreter = ProgramInterpreter(RandomProgram(seed: 5), on: loop)
      try interpreter.run()
      recorded.value = interpreter.log
    }
    #expect(interpreter.log == recorded.value)
  }

  @Test func `events stand at the line of the call they tell of`() throws {
    let run = try runProgram { loop in
      loop.print("here", fileID: "x/Here.swift", line: 5)
      try await loop.sleep(.seconds(1), fileID: "x/Here.swift", line: 6)
    }
    let places = run.trace.events.compactMap { run.trace.tables[$0.location]?.description }
    #expect(places.contains("Here.swift:5"))
    #expect(places.contains("Here.swift:6"))
  }
}
