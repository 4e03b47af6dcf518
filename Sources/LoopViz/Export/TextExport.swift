import VizEngine

/// The text log of a run that is known.
enum TextExport {
  static func write(_ run: ExportedRun, into pieces: inout OutputPieces) throws(FileError) {
    let trace = run.trace
    TextLogEncoder.append(run.header, to: &pieces.bytes)
    for number in 0..<trace.events.count {
      let remainder = trace.remainders.isEmpty ? nil : trace.remainders[number]
      TextLogEncoder.append(trace.events[number], tables: trace.tables, remainder: remainder, to: &pieces.bytes)
      try pieces.passOn()
    }
    TextLogEncoder.appendTrailer(eventCount: trace.events.count, to: &pieces.bytes)
  }
}
