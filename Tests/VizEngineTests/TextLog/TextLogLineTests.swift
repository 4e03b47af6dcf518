import Testing

@testable import VizEngine

/// How each event is written.
struct TextLogLineTests {
  @Test func anEventStaysAtThirtyTwoBytes() {
    #expect(MemoryLayout<TraceEvent>.stride == 32)
  }

  @Test func everyWordHasItsColumnsAndKeys() {
    var tables = TraceTables()
    let text = tables.reference(to: "waiting 1")
    let main = tables.reference(to: Identity(name: .numbered(1), coroutine: tables.reference(to: "worker(1)")))
    let callback = tables.reference(
      to: Identity(name: .given(tables.reference(to: "hello")), coroutine: tables.reference(to: "")))
    let list = tables.reference(to: [.task(2), .task(3)])
    let nothing = tables.reference(to: [Subject]())
    let second = Instant(nanoseconds: 1_250_000_000)
    let lines: [(Subject, TraceEvent.Kind, String)] = [
      (.loop, .start, "loop  start"),
      (.loop, .stop, "loop  stop"),
      (.loop, .close, "loop  close"),
      (.loop, .idle(until: second), "loop  idle       until=1.250000000"),
      (.loop, .idle(until: nil), "loop  idle"),
      (.task(1), .created(main, parent: .loop), "T1    created    name=Task-1 coro=worker(1)"),
      (.handle(12345), .created(callback, parent: .task(1)), "H12345  created    name=hello parent=T1"),
      (.task(1), .running(thread: 0), "T1    running"),
      (.job(2), .running(thread: 9), "J2    running    thread=9"),
      (.task(1), .suspended(on: .turn), "T1    suspended  on=turn"),
      (.task(1), .suspended(on: .timer(until: second)), "T1    suspended  on=sleep delay=1 until=1.250000000"),
      (.handle(1), .suspended(on: .timer(until: second)), "H1    suspended  on=timer until=1.250000000"),
      (.task(1), .suspended(on: .future(.task(2))), "T1    suspended  on=task of=T2"),
      (.task(1), .suspended(on: .future(.future(3))), "T1    suspended  on=future of=F3"),
      (.task(1), .suspended(on: .future(.job(1))), "T1    suspended  on=thread of=J1"),
      (.task(1), .suspended(on: .wait(list)), "T1    suspended  on=wait of=T2,T3"),
      (.task(1), .suspended(on: .gather(nothing)), "T1    suspended  on=gather of=-"),
      (.task(1), .suspended(on: .outside), "T1    suspended  on=outside"),
      (.task(1), .ready(by: .timer), "T1    ready      by=timer"),
      (.task(1), .ready(by: .subject(.task(3))), "T1    ready      by=T3"),
      (.task(1), .ready(by: .cancellation), "T1    ready      by=cancellation"),
      (.task(1), .ready(by: .outside), "T1    ready      by=outside"),
      (.task(1), .finished(text), "T1    finished   result=\"waiting 1\""),
      (.task(1), .failed(text), "T1    failed     error=\"waiting 1\""),
      (.task(1), .cancelled, "T1    cancelled"),
      (.task(1), .blocking(until: Instant(nanoseconds: 2_000_000_000)), "T1    blocking   until=2.000000000"),
      (.task(1), .cancelling(by: .loop), "T1    cancelling by=loop"),
      (.task(1), .output(text), "T1    output     text=\"waiting 1\""),
      (.task(1), .warning(.neverAwaited, text), "T1    warning    kind=never-awaited text=\"waiting 1\""),
    ]
    for (subject, kind, expected) in lines {
      let event = TraceEvent(kind, subject, iteration: 7, instant: Instant(nanoseconds: 250_000_000))
      #expect(TextLogEncoder.line(of: event, tables: tables) == "0.250000000     7 \(expected)")
    }
    let place = tables.reference(to: SourceLocation(file: "Example/Workers.swift", line: 14))
    let event = TraceEvent(.running(thread: 0), .task(1), at: place, iteration: 123_456, instant: .zero)
    #expect(TextLogEncoder.line(of: event, tables: tables) == "0.000000000 123456 T1    running    at=Workers.swift:14")
  }

  @Test(arguments: [
    ("", #""""#), ("a", "a"), ("a b", #""a b""#), ("a=b", #""a=b""#), ("\"", #""\"""#), ("\n\t", #""\n\t""#),
    ("\u{1B}", #""\u{1b}""#), ("\u{2028}", #""\u{2028}""#), ("a\\", "a\\"), ("a \\", #""a \\""#), ("事件", "事件"),
    ("🎉", "🎉"),
  ])
  func valuesAreQuotedOnlyWhenTheyMust(_ text: String, _ written: String) {
    var tables = TraceTables()
    let event = TraceEvent(.output(tables.reference(to: text)), .task(1), iteration: 1, instant: .zero)
    #expect(TextLogEncoder.line(of: event, tables: tables) == "0.000000000     1 T1    output     text=" + written)
  }

  @Test func spellingsOfOneCharacterStayApart() {
    var tables = TraceTables()
    let composed = tables.reference(to: "\u{E9}")
    let decomposed = tables.reference(to: "e\u{301}")
    #expect(Array(tables[composed].utf8) != Array(tables[decomposed].utf8))
  }
}
