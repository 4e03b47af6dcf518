import VizEngine

/// The objects of the Trace Event Format, each with a comma before it. A track is a row, or none for the loop's.
enum ChromeEvents {
  enum FlowEnd {
    case start, end
  }

  /// The beginning of the file: where it comes from, and the process and the loop's track by name.
  static func begin(_ header: TextLogHeader, to bytes: inout [UInt8]) {
    bytes.add("{\"displayTimeUnit\":\"ms\",\"otherData\":{\"format\":\"loopviz\"")
    let known: [(StaticString, String?)] = [
      ("source", header.source), ("program", header.program), ("clock", header.clock), ("started", header.started),
    ]
    for (name, value) in known {
      guard let value else { continue }
      bytes.add(",\"")
      bytes.add(name)
      bytes.add("\":")
      bytes.add(json: value)
    }
    bytes.add("},\"traceEvents\":[\n{\"ph\":\"M\",\"pid\":1,\"name\":\"process_name\",\"args\":{\"name\":")
    bytes.add(json: header.program ?? "loopviz")
    bytes.add("}}")
    nameTrack(number(of: nil), to: &bytes) { $0.add("event loop") }
  }

  /// Names a row's track and gives it its place.
  static func name(track row: Int, _ words: ChromeWords, to bytes: inout [UInt8]) {
    nameTrack(number(of: row), to: &bytes) { words.appendTitle(row: row, to: &$0) }
  }

  private static func nameTrack(_ track: UInt64, to bytes: inout [UInt8], _ name: (inout [UInt8]) -> Void) {
    bytes.add(",\n{\"ph\":\"M\",\"pid\":1,\"tid\":")
    bytes.add(track)
    bytes.add(",\"name\":\"thread_name\",\"args\":{\"name\":\"")
    name(&bytes)
    bytes.add("\"}},\n{\"ph\":\"M\",\"pid\":1,\"tid\":")
    bytes.add(track)
    bytes.add(",\"name\":\"thread_sort_index\",\"args\":{\"sort_index\":")
    bytes.add(track)
    bytes.add("}}")
  }

  static func beginSlice(_ event: TraceEvent, track row: Int, _ words: ChromeWords, to bytes: inout [UInt8]) {
    head("B", row, event.instant, to: &bytes)
    bytes.add(",\"cat\":\"")
    bytes.add(words.category(of: event))
    bytes.add("\",\"name\":\"")
    words.appendName(of: event, to: &bytes)
    bytes.add("\",\"args\":{\"why\":\"")
    words.appendWhy(of: event, to: &bytes)
    bytes.add("\"")
    if case .suspended(let wait) = event.kind { words.appendAwaited(wait, to: &bytes) }
    if case .running(let thread) = event.kind, thread != 0 {
      bytes.add(",\"thread\":")
      bytes.add(UInt64(thread))
    }
    details(of: event, words, to: &bytes)
    bytes.add("}}")
  }

  /// Ends the open slice, and says how when the subject ends with it.
  static func endSlice(track row: Int, by event: TraceEvent, _ words: ChromeWords, to bytes: inout [UInt8]) {
    head("E", row, event.instant, to: &bytes)
    switch event.kind {
    case .finished(let result):
      bytes.add(",\"args\":{\"end\":\"finished\",\"result\":")
      bytes.add(json: words.tables[result])
      bytes.add("}")
    case .failed(let error):
      bytes.add(",\"args\":{\"end\":\"failed\",\"error\":")
      bytes.add(json: words.tables[error])
      bytes.add("}")
    case .cancelled: bytes.add(",\"args\":{\"end\":\"cancelled\"}")
    default: break
    }
    bytes.add("}")
  }

  static func endSlice(track row: Int?, at instant: Instant, to bytes: inout [UInt8]) {
    head("E", row, instant, to: &bytes)
    bytes.add("}")
  }

  static func beginIdleness(_ event: TraceEvent, to bytes: inout [UInt8]) {
    head("B", nil, event.instant, to: &bytes)
    bytes.add(",\"cat\":\"waiting\",\"name\":\"idle\",\"args\":{\"iteration\":")
    bytes.add(UInt64(event.iteration))
    if case .idle(let until?) = event.kind {
      bytes.add(",\"until\":\"")
      bytes.add(seconds: until)
      bytes.add(" s\"")
    }
    bytes.add("}}")
  }

  static func instant(_ event: TraceEvent, track row: Int?, _ words: ChromeWords, to bytes: inout [UInt8]) {
    head("i", row, event.instant, to: &bytes)
    bytes.add(",\"s\":\"t\",\"cat\":\"")
    bytes.add(words.category(of: event))
    bytes.add("\",\"name\":\"")
    words.appendName(of: event, to: &bytes)
    bytes.add("\",\"args\":{\"what\":\"")
    words.appendWhy(of: event, to: &bytes)
    bytes.add("\"")
    details(of: event, words, to: &bytes)
    bytes.add("}}")
  }

  /// One end of an arrow, bound to the slice that is open on its track.
  static func flow(
    _ end: FlowEnd, _ identity: UInt32, track row: Int, at instant: Instant, to bytes: inout [UInt8]
  ) {
    head(end == .start ? "s" : "f", row, instant, to: &bytes)
    if end == .end { bytes.add(",\"bp\":\"e\"") }
    bytes.add(",\"cat\":\"wake\",\"name\":\"wakes\",\"id\":")
    bytes.add(UInt64(identity))
    bytes.add("}")
  }

  private static func head(_ phase: StaticString, _ row: Int?, _ instant: Instant, to bytes: inout [UInt8]) {
    bytes.add(",\n{\"ph\":\"")
    bytes.add(phase)
    bytes.add("\",\"pid\":1,\"tid\":")
    bytes.add(number(of: row))
    bytes.add(",\"ts\":")
    bytes.add(microseconds: instant)
  }

  private static func details(of event: TraceEvent, _ words: ChromeWords, to bytes: inout [UInt8]) {
    bytes.add(",\"iteration\":")
    bytes.add(UInt64(event.iteration))
    guard let place = words.tables[event.location] else { return }
    bytes.add(",\"at\":\"")
    bytes.add(jsonInside: place.file)
    bytes.add(":")
    bytes.add(place.line)
    bytes.add("\"")
  }

  /// Not 1, the number of the process: readers call the thread of that number the main thread.
  private static func number(of row: Int?) -> UInt64 { row.map { UInt64($0) + 3 } ?? 2 }
}

extension [UInt8] {
  /// Microseconds with all their nanoseconds.
  mutating func add(microseconds instant: Instant) {
    let nanoseconds = UInt64(Swift.max(0, instant.nanoseconds))
    add(nanoseconds / 1000)
    add(".")
    add(nanoseconds % 1000, width: 3)
  }

  /// Seconds with nine decimals.
  mutating func add(seconds instant: Instant) {
    let nanoseconds = UInt64(Swift.max(0, instant.nanoseconds))
    add(nanoseconds / 1_000_000_000)
    add(".")
    add(nanoseconds % 1_000_000_000, width: 9)
  }

  /// Seconds with as many decimals as it takes.
  mutating func add(shortest duration: Duration) {
    add(seconds: .zero + duration)
    while last == UInt8(ascii: "0") { removeLast() }
    if last == UInt8(ascii: ".") { removeLast() }
  }
}
