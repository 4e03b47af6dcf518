/// Reads a text log from bytes that come in pieces of any size.
///
/// Nothing that it can be fed stops it: what cannot be read is left out and reported with its line.
public struct TextLogDecoder: Sendable {
  /// What was read so far.
  public private(set) var log = TextLog()
  /// Whether the log is of a later version, so that nothing more of it is read.
  public private(set) var isRefused = false

  private var reader = TextLogEventReader()
  private var created = SubjectSet()
  private var unfinished: [UInt8] = []
  private var lineNumber = 0
  private var eventLineCount = 0
  private var hasTrailer = false
  private var hasLinesAfterTrailer = false

  /// A decoder that has read nothing.
  public init() {}

  /// Reads the next bytes; a line is read when its end has come. O(their count).
  public mutating func feed(_ bytes: [UInt8]) {
    feed(bytes.span)
  }

  /// Reads the next bytes; a line is read when its end has come. O(their count).
  public mutating func feed(_ bytes: Span<UInt8>) {
    var start = 0
    while start < bytes.count, !isRefused {
      let end = bytes.endOfLine(from: start)
      if end < bytes.count, unfinished.isEmpty {
        read(bytes.extracting(start..<end))
      } else {
        bytes.extracting(start..<end).withUnsafeBufferPointer { unfinished.append(contentsOf: $0) }
        if end < bytes.count { readUnfinished() }
      }
      start = end + 1
    }
  }

  /// Says that there are no more bytes: what is missing at the log's end becomes a problem.
  public mutating func finish() {
    guard !isRefused else { return }
    if unfinished.first == Byte.hash {
      readUnfinished()
    } else if !unfinished.isEmpty {
      lineNumber += 1
      if lineNumber == 1 { log.note(.missingHeading, line: 1) }
      log.note(.unfinishedLine, line: lineNumber)
      unfinished = []
    }
    if lineNumber == 0 { log.note(.missingHeading, line: 1) }
    if !hasTrailer, !isRefused { log.note(.cutShort, line: lineNumber) }
  }

  private mutating func readUnfinished() {
    // Moved out and back, so that its memory serves the next such line.
    var line = unfinished
    unfinished = []
    read(line.span)
    line.removeAll(keepingCapacity: true)
    unfinished = line
  }

  private mutating func read(_ line: Span<UInt8>) {
    lineNumber += 1
    // Made for logs that went through an editor of another system.
    var line = line
    if line.count > 0, line[line.count - 1] == Byte.carriageReturn { line = line.extracting(0..<line.count - 1) }
    if lineNumber == 1, line.spells("\u{FEFF}", in: 0..<min(3, line.count)) { line = line.extracting(3..<line.count) }
    if lineNumber == 1, readHeading(line) { return }
    guard line.endOfSpaces(from: 0) < line.count else { return }
    do throws(LineFault) {
      if line[0] == Byte.hash {
        try readHeader(line)
      } else {
        try readEvent(line)
      }
    } catch {
      log.note(.malformed(error.reason), line: lineNumber)
    }
  }

  /// Whether the line names the format; one that does not is read as any other.
  private mutating func readHeading(_ line: Span<UInt8>) -> Bool {
    let name: StaticString = "# loopviz log "
    let end = name.utf8CodeUnitCount
    guard line.count > end, line.spells(name, in: 0..<end), line.areDigits(in: end..<line.count) else {
      log.note(.missingHeading, line: 1)
      return false
    }
    let version = line.number(in: end..<line.count).flatMap(Int.init(exactly:)) ?? .max
    if version > TextLogHeader.version {
      isRefused = true
      log.note(.higherVersion(version), line: 1)
    }
    return true
  }

  private mutating func readHeader(_ line: Span<UInt8>) throws(LineFault) {
    let field = try TextLogHeader.Field(line)
    if hasTrailer { noteLineAfterTrailer() }
    guard field.name == "events" else { return log.header.add(field) }
    guard let count = Int(field.value), count >= 0 else { throw .trailer }
    hasTrailer = true
    if count != eventLineCount { log.note(.countDiffers(stated: count, found: eventLineCount), line: lineNumber) }
  }

  private mutating func readEvent(_ line: Span<UInt8>) throws(LineFault) {
    if hasTrailer { noteLineAfterTrailer() }
    eventLineCount += 1
    var reading = try reader.read(line, into: &log.trace.tables)
    if case .created = reading.event.kind, !created.insert(reading.event.subject) {
      return log.note(.subjectReused(reading.event.subject), line: lineNumber)
    }
    if let last = log.trace.events.last?.instant, reading.event.instant < last {
      log.note(.timeGoesBack, line: lineNumber)
      reading.event.instant = last
    }
    if let remainder = reading.remainder { log.trace.remainders[log.trace.events.count] = remainder }
    log.trace.events.append(reading.event)
  }

  private mutating func noteLineAfterTrailer() {
    if !hasLinesAfterTrailer { log.note(.linesAfterTrailer, line: lineNumber) }
    hasLinesAfterTrailer = true
  }
}
