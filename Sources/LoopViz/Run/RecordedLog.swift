import VizEngine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads a text log as a whole run.
enum RecordedLog {
  /// - Throws: what is wrong with a file that cannot be read, or is no log of loopviz.
  static func read(_ path: String) throws(RecordedLogError) -> RecordedRun {
    let log = try readText(path)
    let name = String(path.split(separator: "/").last ?? "")
    return RecordedRun(
      name: name, source: .log(path: path, problems: log.problemCount), ending: ending(of: log.trace), trace: log.trace)
  }

  /// The log itself, with its header and what is wrong with it; `-` is standard input.
  /// - Throws: what is wrong with a file that cannot be read, or is no log of loopviz.
  static func readText(_ path: String) throws(RecordedLogError) -> TextLog {
    var decoder = TextLogDecoder()
    guard let file = path == "-" ? fdopen(dup(STDIN_FILENO), "rb") : fopen(path, "rb") else {
      if errno == ENOENT { throw .nowhere(path: path) }
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    defer { fclose(file) }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while !decoder.isRefused {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { break }
      decoder.feed(chunk.span.extracting(0..<count))
    }
    if ferror(file) != 0 { throw .unreadable(path: path, reason: String(cString: strerror(errno))) }
    decoder.finish()
    let (log, path) = (decoder.log, path == "-" ? "standard input" : path)
    if decoder.isRefused, let problem = log.problems.first { throw .refused(path: path, reason: "\(problem)") }
    // A text in which lines of a log are quoted is none.
    let hasHeading = !log.problems.contains { $0.kind == .missingHeading }
    guard hasHeading, !log.trace.events.isEmpty else { throw .noLog(path: path) }
    return log
  }

  /// A log does not say how its program ended; but after a deadlock nothing ran any more.
  private static func ending(of trace: Trace) -> RunModel.Ending {
    for event in trace.events.reversed() {
      if case .warning(.deadlock, let text) = event.kind { return .failed(trace.tables[text]) }
      if case .running = event.kind { break }
    }
    return .succeeded
  }
}

/// A log that is wanted and cannot be had.
enum RecordedLogError: Error, Hashable, Sendable {
  case nowhere(path: String)
  case unreadable(path: String, reason: String)
  /// Of a later version of the format.
  case refused(path: String, reason: String)
  /// It does not begin as a log does, or has no event.
  case noLog(path: String)
}
