import Testing

@testable import VizEngine

/// What a reader gets who comes at any moment.
@Suite("trace delta")
struct TraceDeltaTests {
  @Test("a reader who comes between a new string and its event gets the string with the event")
  func stringBeforeItsEvent() {
    let recorder = TraceRecorder()
    var trace = Trace()
    let text = recorder.withTables { $0.reference(to: "hello") }
    #expect(recorder.drain().isEmpty)
    recorder.append(TraceEvent(.output(text), .loop, iteration: 0, instant: .zero))
    trace.append(recorder.drain())
    #expect(trace.tables[text] == "hello")
    #expect(recorder.drain().isEmpty)
  }
}
