import VizEngine

/// Writes a run's text log while it happens.
final class LogWriter {
  private let file: OutputFile
  private var trace = Trace()
  private var count = 0
  private var buffer: [UInt8] = []

  /// Writes the header.
  init(to file: OutputFile, header: TextLogHeader) throws(FileError) {
    self.file = file
    TextLogEncoder.append(header, to: &buffer)
    try flush()
  }

  /// Writes the lines of new events.
  func write(_ delta: TraceDelta) throws(FileError) {
    guard !delta.isEmpty else { return }
    trace.append(delta)
    for event in trace.events { TextLogEncoder.append(event, tables: trace.tables, to: &buffer) }
    count += trace.events.count
    trace.removeEvents()
    try flush()
  }

  /// Writes the trailer, by which a reader knows that the log is whole.
  func finish() throws(FileError) {
    TextLogEncoder.appendTrailer(eventCount: count, to: &buffer)
    try flush()
    try file.finish()
  }

  private func flush() throws(FileError) {
    try file.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}

extension TextLogHeader {
  /// The header of a run of an example.
  init(program: String, clock: String, started: String) {
    self.init(source: "VizEngine \(Version.current)", program: program, clock: clock, started: started)
  }
}
