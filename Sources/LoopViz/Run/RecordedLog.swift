import VizEngine

/// Reads a text log as a whole run.
enum RecordedLog {
  /// - Throws: what is wrong with a file that cannot be read, or is no log of loopviz.
  static func read(_ path: String) throws(RecordedLogError) -> RecordedRun {
    let log = try readText(path)
    let name = String(path.split(separator: "/").last ?? "")
    return RecordedRun(
      name: name, header: log.header, source: .log(path: path, problems: log.problemCount),
      ending: RunModel.Ending(of: log.trace), trace: log.trace)
  }

  /// The log itself, with its header and what is wrong with it; `-` is standard input.
  /// - Throws: what is wrong with a file that cannot be read, or is no log of loopviz.
  static func readText(_ path: String) throws(RecordedLogError) -> TextLog {
    let file = try LogFile(opening: path)
    var decoder = TextLogDecoder()
    var trace = Trace()
    reading: while !decoder.isRefused {
      switch file.read(atMost: 1 << 18) {
      case .success(let bytes) where bytes.isEmpty: break reading
      case .success(let bytes): decoder.feed(bytes, into: &trace)
      case .failure(let error): throw .unreadable(path: file.name, reason: error.reason)
      }
    }
    if let trouble = file.finish() { throw .unreadable(path: file.name, reason: trouble) }
    decoder.finish(into: &trace)
    let (log, path) = (TextLog(decoder, trace), file.name)
    if decoder.isRefused, let problem = log.problems.first { throw .refused(path: path, reason: "\(problem)") }
    // A text in which lines of a log are quoted is none.
    let hasHeading = !log.problems.contains { $0.kind == .missingHeading }
    guard hasHeading, !log.trace.events.isEmpty else { throw .noLog(path: path) }
    return log
  }
}
