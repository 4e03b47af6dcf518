import VizEngine

/// JSON Lines: an object for the header, one for each event, and one for the count.
///
/// An event's object is made from its line of the text log, so that both have the same keys and values, also those that
/// this version does not know.
enum JSONLinesExport {
  static func write(_ run: ExportedRun, into pieces: inout OutputPieces) throws(FileError) {
    let trace = run.trace
    append(run.header, to: &pieces.bytes)
    var line: [UInt8] = []
    for number in 0..<trace.events.count {
      let remainder = trace.remainders.isEmpty ? nil : trace.remainders[number]
      line.removeAll(keepingCapacity: true)
      TextLogEncoder.append(trace.events[number], tables: trace.tables, remainder: remainder, to: &line)
      var reader = LogLineReader(line)
      reader.writeObject(to: &pieces.bytes)
      try pieces.passOn()
    }
    pieces.bytes.add("{\"events\":")
    pieces.bytes.add(trace.events.count)
    pieces.bytes.add("}\n")
  }

  private static func append(_ header: TextLogHeader, to bytes: inout [UInt8]) {
    bytes.add("{\"log\":\"loopviz\",\"version\":")
    bytes.add(TextLogHeader.version)
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
    if !header.others.isEmpty {
      bytes.add(",\"others\":[")
      for (place, field) in header.others.enumerated() {
        bytes.add(place > 0 ? ",{\"name\":" : "{\"name\":")
        bytes.add(json: field.name)
        bytes.add(",\"value\":")
        bytes.add(json: field.value)
        bytes.add("}")
      }
      bytes.add("]")
    }
    bytes.add("}\n")
  }
}
