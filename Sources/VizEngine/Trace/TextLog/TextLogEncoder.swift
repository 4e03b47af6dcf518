/// Writes the text log: the same bytes for the same events, always.
///
/// A log is its header, its events in their order, and the trailer; docs/LOG-FORMAT.md specifies it. References that
/// are not of the tables given with them are a mistake of the caller and trap.
public enum TextLogEncoder {
  /// A whole log. O(its length).
  public static func encode(_ trace: Trace, header: TextLogHeader) -> [UInt8] {
    var bytes: [UInt8] = []
    append(header, to: &bytes)
    for (index, event) in trace.events.enumerated() {
      let remainder = trace.remainders.isEmpty ? nil : trace.remainders[index]
      append(event, tables: trace.tables, remainder: remainder, to: &bytes)
    }
    appendTrailer(eventCount: trace.events.count, to: &bytes)
    return bytes
  }

  /// The line of one event, without its end. O(its length).
  public static func line(
    of event: TraceEvent, tables: TraceTables, remainder: EventRemainder? = nil
  ) -> String {
    var bytes: [UInt8] = []
    append(event, tables: tables, remainder: remainder, to: &bytes)
    return String(decoding: bytes.dropLast(), as: UTF8.self)
  }

  /// Adds the lines before the first event. O(their length).
  public static func append(_ header: TextLogHeader, to bytes: inout [UInt8]) {
    bytes.append("# loopviz log ")
    bytes.append(UInt64(TextLogHeader.version))
    bytes.append(Byte.lineFeed)
    let known = [
      ("source", header.source), ("program", header.program), ("clock", header.clock), ("started", header.started),
    ]
    for (name, value) in known {
      if let value { append(TextLogHeader.Field(name: name, value: value), to: &bytes) }
    }
    for field in header.others { append(field, to: &bytes) }
  }

  /// Adds the line that says that the log is whole.
  public static func appendTrailer(eventCount: Int, to bytes: inout [UInt8]) {
    bytes.append("# events: ")
    bytes.append(UInt64(max(0, eventCount)))
    bytes.append(Byte.lineFeed)
  }

  /// Adds the line of one event, with its end. O(its length).
  public static func append(
    _ event: TraceEvent, tables: TraceTables, remainder: EventRemainder? = nil, to bytes: inout [UInt8]
  ) {
    bytes.append(event.instant)
    bytes.append(Byte.space)
    bytes.append(UInt64(event.iteration), width: 5)
    bytes.append(Byte.space)
    let start = bytes.count
    if let subject = remainder?.subject {
      bytes.append(raw: tables[subject])
    } else {
      bytes.append(event.subject)
    }
    bytes.append(spaces: 4 - (bytes.count - start))
    bytes.append("  ")
    append(event.kind, of: event, tables: tables, to: &bytes)
    if let remainder, case let fields = tables[remainder.fields], !fields.isEmpty {
      bytes.append(Byte.space)
      bytes.append(raw: fields)
    }
    if let location = tables[event.location] {
      bytes.append(key: "at")
      bytes.append(location)
    }
    // Those after a word that nothing follows; a value that ends with a space is quoted.
    while bytes.last == Byte.space { bytes.removeLast() }
    bytes.append(Byte.lineFeed)
  }

  private static func append(_ field: TextLogHeader.Field, to bytes: inout [UInt8]) {
    bytes.append("# ")
    guard !field.name.isEmpty else {
      bytes.append(raw: field.value)
      bytes.append(Byte.lineFeed)
      return
    }
    for byte in field.name.utf8 { bytes.append(byte.isTokenByte ? byte : Byte.dash) }
    bytes.append(": ")
    let value = field.value
    let isPlain =
      !value.isEmpty && value.utf8.first != Byte.quote && value.utf8.first != Byte.space
      && value.utf8.last != Byte.space && !value.unicodeScalars.contains(where: \.endsLineOrControls)
    if isPlain { bytes.append(contentsOf: value.utf8) } else { bytes.append(quoted: value) }
    bytes.append(Byte.lineFeed)
  }
}

extension [UInt8] {
  /// A place in the source; most files' names can stand as they are.
  fileprivate mutating func append(_ location: SourceLocation) {
    let line = UInt64(Swift.max(0, location.line))
    if location.file.utf8.allSatisfy({ $0.isTokenByte || $0 == Byte.point }) {
      append(contentsOf: location.file.utf8)
      append(Byte.colon)
      append(line)
    } else {
      append(value: "\(location.file):\(line)")
    }
  }
}
