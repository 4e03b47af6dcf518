import VizEngine

/// The Trace Event Format, which ui.perfetto.dev and chrome://tracing open: a track for each task, callback and job.
///
/// On a track waiting, ready and running follow each other exactly. A slice is ended by the event that begins the next.
/// When a subject gives the loop back, the end of its running slice is held back until it moves again or the run is
/// over, so that whom it woke last can have an arrow from that slice: readers bind an arrow to the slice which is open
/// in the order of the file.
struct ChromeExport {
  private let trace: Trace
  private var tracks = ChromeTracks()
  private var counts = ChromeCounts()
  private var nextFlow: UInt32 = 1
  private var isIdle = false

  static func write(_ run: ExportedRun, into pieces: inout OutputPieces) throws(FileError) {
    var export = ChromeExport(trace: run.trace)
    ChromeEvents.begin(run.header, to: &pieces.bytes)
    for number in 0..<run.trace.events.count {
      export.append(run.trace.events[number], UInt32(number), to: &pieces.bytes)
      try pieces.passOn()
    }
    try export.end(into: &pieces)
    pieces.bytes.add("\n]}\n")
  }

  private init(trace: Trace) {
    self.trace = trace
  }

  private mutating func append(_ event: TraceEvent, _ number: UInt32, to bytes: inout [UInt8]) {
    counts.write(before: event.instant, to: &bytes)
    if case .created(let identity, _) = event.kind { name(event.subject, identity, to: &bytes) }
    if event.endsIdleness { endIdleness(at: event.instant, to: &bytes) }
    guard event.subject.hasTrack else { return appendForLoop(event, to: &bytes) }
    let row = row(of: event.subject, to: &bytes)
    guard let place = event.kind.place(of: event.subject.kind) else {
      settle(row, to: &bytes)
      return ChromeEvents.instant(event, track: row, words, to: &bytes)
    }
    if event.subject.kind == .task { counts.move(from: tracks[row].lane, to: place.phase.lane, at: event.instant) }
    tracks[row].lane = place.phase.lane
    move(row, event, number, place, to: &bytes)
  }

  /// At the end everything that is open is closed, at the last instant.
  private mutating func end(into pieces: inout OutputPieces) throws(FileError) {
    let end = trace.events.last?.instant ?? .zero
    endIdleness(at: end, to: &pieces.bytes)
    for row in 0..<tracks.count {
      settle(row, to: &pieces.bytes)
      close(row, at: end, to: &pieces.bytes)
      try pieces.passOn()
    }
    counts.write(to: &pieces.bytes)
  }

  private var words: ChromeWords { ChromeWords(tables: trace.tables, tracks: tracks) }
}

/// Slices.
extension ChromeExport {
  private mutating func move(
    _ row: Int, _ event: TraceEvent, _ number: UInt32, _ place: Standing.Place, to bytes: inout [UInt8]
  ) {
    settle(row, to: &bytes)
    if tracks[row].isRunning, place != .running {
      tracks[row].heldBack = number
      return
    }
    begin(row, event, to: &bytes)
    switch event.kind {
    case .ready(by: .subject(let waker)): beginFlow(from: waker, to: row, at: event.instant, to: &bytes)
    case .created(_, let parent): beginFlow(from: parent, to: row, at: event.instant, to: &bytes)
    case .running: endFlow(row, at: event.instant, to: &bytes)
    default: break
    }
  }

  /// Writes what was held back of a track.
  private mutating func settle(_ row: Int, to bytes: inout [UInt8]) {
    guard let number = tracks[row].heldBack else { return }
    tracks[row].heldBack = nil
    begin(row, trace.events[Int(number)], to: &bytes)
  }

  /// Ends the open slice and begins the one to which an event leads, if it leads to one.
  private mutating func begin(_ row: Int, _ event: TraceEvent, to bytes: inout [UInt8]) {
    let isEnd = event.kind.place(of: event.subject.kind)?.phase.isEnd ?? false
    let isRunning = if case .running = event.kind { true } else { false }
    if tracks[row].isOpen {
      if !isRunning { endFlow(row, at: event.instant, to: &bytes) }
      ChromeEvents.endSlice(track: row, by: event, words, to: &bytes)
    }
    if !isEnd { ChromeEvents.beginSlice(event, track: row, words, to: &bytes) }
    tracks[row].isOpen = !isEnd
    tracks[row].isRunning = isRunning
  }

  private mutating func close(_ row: Int, at instant: Instant, to bytes: inout [UInt8]) {
    guard tracks[row].isOpen else { return }
    endFlow(row, at: instant, to: &bytes)
    ChromeEvents.endSlice(track: row, at: instant, to: &bytes)
    tracks[row].isOpen = false
  }
}

/// Arrows.
extension ChromeExport {
  /// From the slice that a subject has, or had last, to the slice in which the woken one runs next.
  private mutating func beginFlow(from waker: Subject, to row: Int, at instant: Instant, to bytes: inout [UInt8]) {
    guard let source = tracks.row(of: waker), source != row, tracks[source].isOpen else { return }
    let start = tracks[source].heldBack.map { trace.events[Int($0)].instant } ?? instant
    ChromeEvents.flow(.start, nextFlow, track: source, at: start, to: &bytes)
    tracks[row].flow = nextFlow
    nextFlow += 1
  }

  private mutating func endFlow(_ row: Int, at instant: Instant, to bytes: inout [UInt8]) {
    guard tracks[row].flow != 0 else { return }
    ChromeEvents.flow(.end, tracks[row].flow, track: row, at: instant, to: &bytes)
    tracks[row].flow = 0
  }
}

/// The loop's own track, and who is who.
extension ChromeExport {
  private mutating func appendForLoop(_ event: TraceEvent, to bytes: inout [UInt8]) {
    switch event.kind {
    case .idle:
      ChromeEvents.beginIdleness(event, to: &bytes)
      isIdle = true
    case .start, .stop, .close, .output, .warning, .unknown:
      ChromeEvents.instant(event, track: nil, words, to: &bytes)
    // What happens to futures, locks and descriptors is told by those who wait for them.
    case .created, .running, .thrown, .suspended, .blocking, .ready, .finished, .failed, .cancelled, .cancelling,
      .acquired, .released:
      break
    }
  }

  private mutating func endIdleness(at instant: Instant, to bytes: inout [UInt8]) {
    if isIdle { ChromeEvents.endSlice(track: nil, at: instant, to: &bytes) }
    isIdle = false
  }

  private mutating func name(_ subject: Subject, _ identity: IdentityReference, to bytes: inout [UInt8]) {
    let isNew = tracks.row(of: subject) == nil
    let row = tracks.insert(subject)
    tracks[row].identity = identity
    if isNew, subject.hasTrack { ChromeEvents.name(track: row, words, to: &bytes) }
  }

  /// A log that was cut at its front has subjects that nobody made.
  private mutating func row(of subject: Subject, to bytes: inout [UInt8]) -> Int {
    if let row = tracks.row(of: subject) { return row }
    let row = tracks.insert(subject)
    ChromeEvents.name(track: row, words, to: &bytes)
    return row
  }
}

extension Subject {
  /// Whether it runs, and so has a track of its own.
  fileprivate var hasTrack: Bool {
    switch kind {
    case .task, .handle, .job: true
    case .loop, .future, .primitive, .descriptor: false
    }
  }
}

extension TraceEvent {
  /// Whether the loop does something from here on.
  fileprivate var endsIdleness: Bool {
    switch kind {
    case .start, .stop, .close, .idle, .ready: true
    case .running: subject.kind != .job
    case .created, .thrown, .suspended, .blocking, .finished, .failed, .cancelled, .cancelling, .acquired, .released,
      .output, .warning, .unknown:
      false
    }
  }
}
