/// Reads a text log from bytes that come in pieces of any size, into a trace that somebody else keeps.
///
/// Nothing that it can be fed stops it: what cannot be read is left out and reported with its line.
public struct TextLogDecoder: Sendable {
  /// How many problems are kept; beyond that they are only counted.
  public static let greatestProblemCount = 1000
  /// How long a line may be, in bytes; a longer one is left out.
  public static let greatestLineLength = 1 << 24

  /// Where the log comes from, as far as it was read.
  public private(set) var header = TextLogHeader()
  /// The first problems, in the order of their lines.
  public private(set) var problems: [TextLogProblem] = []
  /// How many problems there are in all.
  public private(set) var problemCount = 0
  /// Whether the log is of a later version, so that nothing more of it is read.
  public private(set) var isRefused = false

  private var reader = TextLogEventReader()
  private var created = SubjectSet()
  private var unfinished: [UInt8] = []
  /// Whether what comes belongs to a line that is too long already.
  private var isPassingOver = false
  private var lineNumber = 0
  private var eventLineCount = 0
  private var latest = Instant.zero
  private var hasTrailer = false
  private var hasLinesAfterTrailer = false

  /// A decoder that has read nothing.
  public init() {}

  /// Reads the next bytes; a line is read when its end has come. O(their count).
  public mutating func feed(_ bytes: [UInt8], into trace: inout Trace) {
    feed(bytes.span, into: &trace)
  }

  /// Reads the next bytes; a line is read when its end has come. O(their count).
  ///
  /// Time never goes back in what is added, and no subject is created twice.
  public mutating func feed(_ bytes: Span<UInt8>, into trace: inout Trace) {
    var start = 0
    while start < bytes.count, !isRefused {
      let end = bytes.endOfLine(from: start)
      let hasEnd = end < bytes.count
      if isPassingOver || unfinished.count + end - start > Self.greatestLineLength {
        passOver(hasEnd: hasEnd)
      } else if hasEnd, unfinished.isEmpty {
        read(bytes.extracting(start..<end), into: &trace)
      } else {
        bytes.extracting(start..<end).withUnsafeBufferPointer { unfinished.append(contentsOf: $0) }
        if hasEnd { readUnfinished(into: &trace) }
      }
      start = end + 1
    }
  }

  /// Says that there are no more bytes: what is missing at the log's end becomes a problem.
  public mutating func finish(into trace: inout Trace) {
    guard !isRefused else { return }
    if unfinished.first == Byte.hash {
      readUnfinished(into: &trace)
    } else if !unfinished.isEmpty {
      lineNumber += 1
      if lineNumber == 1 { note(.missingHeading) }
      note(.unfinishedLine)
      unfinished = []
    }
    if lineNumber == 0 { note(.missingHeading, line: 1) }
    if !hasTrailer, !isRefused { note(.cutShort, line: max(1, lineNumber)) }
  }

  private mutating func note(_ kind: TextLogProblem.Kind, line: Int? = nil) {
    problemCount += 1
    if problems.count < Self.greatestProblemCount { problems.append(TextLogProblem(kind, line: line ?? lineNumber)) }
  }

  /// Goes over a part of a line that is too long; at its first part it is reported.
  private mutating func passOver(hasEnd: Bool) {
    if !isPassingOver {
      lineNumber += 1
      if lineNumber == 1 { note(.missingHeading) }
      if unfinished.first != Byte.hash { eventLineCount += 1 }
      note(.malformed(LineFault.length.reason))
      unfinished = []
    }
    isPassingOver = !hasEnd
  }

  private mutating func readUnfinished(into trace: inout Trace) {
    // Moved out and back, so that its memory serves the next such line.
    var line = unfinished
    unfinished = []
    read(line.span, into: &trace)
    line.removeAll(keepingCapacity: true)
    unfinished = line
  }

  private mutating func read(_ line: Span<UInt8>, into trace: inout Trace) {
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
        try readEvent(line, into: &trace)
      }
    } catch {
      note(.malformed(error.reason))
    }
  }

  /// Whether the line names the format; one that does not is read as any other.
  private mutating func readHeading(_ line: Span<UInt8>) -> Bool {
    let name: StaticString = "# loopviz log "
    let end = name.utf8CodeUnitCount
    guard line.count > end, line.spells(name, in: 0..<end), line.areDigits(in: end..<line.count),
      line[end] != Byte.zero
    else {
      note(.missingHeading)
      return false
    }
    let version = line.number(in: end..<line.count).flatMap(Int.init(exactly:)) ?? .max
    if version > TextLogHeader.version {
      isRefused = true
      note(.higherVersion(version))
    }
    return true
  }

  private mutating func readHeader(_ line: Span<UInt8>) throws(LineFault) {
    let field = try TextLogHeader.Field(line)
    if hasTrailer { noteLineAfterTrailer() }
    guard field.name == "events" else { return header.add(field) }
    let digits = Array(field.value.utf8)
    guard let number = digits.span.number(in: digits.indices), let count = Int(exactly: number) else { throw .trailer }
    hasTrailer = true
    if count != eventLineCount { note(.countDiffers(stated: count, found: eventLineCount)) }
  }

  private mutating func readEvent(_ line: Span<UInt8>, into trace: inout Trace) throws(LineFault) {
    if hasTrailer { noteLineAfterTrailer() }
    eventLineCount += 1
    var reading = try reader.read(line, into: &trace.tables)
    if case .created = reading.event.kind, !created.insert(reading.event.subject) {
      return note(.subjectReused(reading.event.subject))
    }
    if reading.event.instant < latest {
      note(.timeGoesBack)
      reading.event.instant = latest
    }
    latest = reading.event.instant
    if let remainder = reading.remainder { trace.remainders[trace.events.count] = remainder }
    trace.events.append(reading.event)
  }

  private mutating func noteLineAfterTrailer() {
    if !hasLinesAfterTrailer { note(.linesAfterTrailer) }
    hasLinesAfterTrailer = true
  }
}
