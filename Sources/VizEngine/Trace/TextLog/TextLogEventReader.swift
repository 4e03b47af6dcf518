/// Reads one line of a text log as an event.
struct TextLogEventReader: Sendable {
  /// An event, and what its line says beyond it.
  struct Reading {
    var event: TraceEvent
    var remainder: EventRemainder?
  }

  private var fields = TextLogFields()
  private var tails = TextLogTailMemory()
  private var locations = LocationMemory()

  /// Reads a line without its end; the strings that it needs go into `tables`. O(the line's length).
  mutating func read(_ line: Span<UInt8>, into tables: inout TraceTables) throws(LineFault) -> Reading {
    guard let columns = TextLogColumns(line) else { return try readColumns(of: line, into: &tables) }
    var event = TraceEvent(.start, columns.subject, iteration: columns.iteration, instant: columns.instant)
    if let known = tails.meaning(of: line, from: columns.word) {
      event.kind = known.kind
      event.location = known.location
      return Reading(event: event)
    }
    let end = line.firstIndex(of: Byte.space, from: columns.word, to: line.count)
    let remainder = try readTail(from: columns.word..<end, of: line, into: &event, &tables)
    if remainder == nil {
      tails.remember(
        TextLogTailMemory.Meaning(kind: event.kind, location: event.location), of: line, from: columns.word)
    }
    return Reading(event: event, remainder: remainder)
  }

  /// Reads a line whose columns are unusual, or wrong.
  private mutating func readColumns(
    of line: Span<UInt8>, into tables: inout TraceTables
  ) throws(LineFault) -> Reading {
    var index = 0
    let time = Self.column(of: line, from: &index)
    guard let nanoseconds = line.nanoseconds(in: time) else { throw .time }
    let iteration = Self.column(of: line, from: &index)
    guard let iteration = line.number(in: iteration).flatMap(UInt32.init(exactly:)) else { throw .iteration }
    let name = Self.column(of: line, from: &index)
    guard let subject = line.subject(in: name) else { throw .subject }
    let word = Self.column(of: line, from: &index)
    let instant = Instant(nanoseconds: nanoseconds)
    var event = TraceEvent(.start, .loop, iteration: iteration, instant: instant)
    if case .known(let subject) = subject {
      event.subject = subject
      let remainder = try readTail(from: word, of: line, into: &event, &tables)
      return Reading(event: event, remainder: remainder)
    }
    try splitTail(from: word, of: line)
    event.location = try takeLocation(of: line, into: &tables)
    guard let written = line.text(in: name) else { throw .encoding }
    event.kind = .unknown(tables.reference(to: try unknown(word, of: line)))
    let remainder = EventRemainder(subject: tables.reference(to: written), fields: tables.reference(to: ""))
    return Reading(event: event, remainder: remainder)
  }

  private mutating func splitTail(from word: Range<Int>, of line: Span<UInt8>) throws(LineFault) {
    guard !word.isEmpty, line.endOfToken(from: word.lowerBound) >= word.upperBound else { throw .word }
    try fields.split(line, from: word.upperBound)
  }

  /// Reads what happened and where, from the word on; what the event cannot hold is returned.
  private mutating func readTail(
    from word: Range<Int>, of line: Span<UInt8>, into event: inout TraceEvent, _ tables: inout TraceTables
  ) throws(LineFault) -> EventRemainder? {
    try splitTail(from: word, of: line)
    event.location = try takeLocation(of: line, into: &tables)
    guard let kind = try fields.kind(of: word, in: line, into: &tables) else {
      event.kind = .unknown(tables.reference(to: try unknown(word, of: line)))
      return nil
    }
    event.kind = kind
    guard !fields.areAllTaken else { return nil }
    let left = try fields.written(of: line, onlyUntaken: true)
    return EventRemainder(fields: tables.reference(to: left))
  }

  private static func column(of line: Span<UInt8>, from index: inout Int) -> Range<Int> {
    let start = line.endOfSpaces(from: index)
    index = line.firstIndex(of: Byte.space, from: start, to: line.count)
    return start..<index
  }

  private func unknown(_ word: Range<Int>, of line: Span<UInt8>) throws(LineFault) -> String {
    guard let word = line.text(in: word) else { throw .encoding }
    let rest = try fields.written(of: line, onlyUntaken: false)
    return rest.isEmpty ? word : word + " " + rest
  }

  private mutating func takeLocation(
    of line: Span<UInt8>, into tables: inout TraceTables
  ) throws(LineFault) -> LocationReference {
    guard let field = try fields.take("at", of: line) else { return .none }
    // With escapes, the same bytes between quotes and without them are two places.
    if !field.hasEscapes, let known = locations.reference(to: field.value, of: line) { return known }
    let text = try field.text(of: line)
    guard let colon = text.utf8.lastIndex(of: Byte.colon) else { throw .value("at") }
    let digits = Array(text.utf8[text.utf8.index(after: colon)...])
    guard let number = digits.span.number(in: digits.indices).flatMap(UInt32.init(exactly:)) else { throw .value("at") }
    let location = SourceLocation(file: String(text[..<colon]), line: Int(number))
    let reference = tables.reference(to: location)
    if !field.hasEscapes { locations.remember(reference, field.value, of: line) }
    return reference
  }
}

/// Remembers the places in the source met lately by their bytes, so that a line needs no string for its own.
private struct LocationMemory: Sendable {
  private struct Entry {
    var bytes: [UInt8] = []
    var reference = LocationReference.none
  }

  private static let size = 64
  private var entries = [Entry](repeating: Entry(), count: size)

  func reference(to range: Range<Int>, of line: Span<UInt8>) -> LocationReference? {
    let slot = Self.slot(of: range, of: line)
    guard entries[slot].bytes.count == range.count else { return nil }
    for (offset, byte) in entries[slot].bytes.enumerated() where line[range.lowerBound + offset] != byte { return nil }
    return entries[slot].reference == .none ? nil : entries[slot].reference
  }

  mutating func remember(_ reference: LocationReference, _ range: Range<Int>, of line: Span<UInt8>) {
    let bytes = range.map { line[$0] }
    entries[Self.slot(of: range, of: line)] = Entry(bytes: bytes, reference: reference)
  }

  /// A sum over the last bytes: those are the line's number, which differs most.
  private static func slot(of range: Range<Int>, of line: Span<UInt8>) -> Int {
    var sum = range.count
    for index in range.suffix(4) { sum = sum &* 31 &+ Int(line[index]) }
    return sum & (size - 1)
  }
}
