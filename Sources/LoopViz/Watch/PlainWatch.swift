import VizEngine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Watches a program without a screen: its log is passed on as it comes.
enum PlainWatch {
  /// How long one waits for more of the log once the program has ended: another process may hold its pipe.
  private static let patience: Int32 = 200

  /// Runs it to its end.
  /// - Parameter say: what says a line about the program, as it happens.
  /// - Throws: ``FileError`` when the log cannot be written, ``SystemError`` when the program cannot be started.
  static func run(
    _ command: WatchedCommand, log path: String?, overload: WatchedProgram.Overload,
    into statistics: inout RunStatistics, tell say: (String) -> Void
  ) throws -> WatchedProgram.Ending {
    let file = try path.map { path throws(FileError) in try OutputFile(creating: path) }
    let output = file ?? OutputFile(standardOutput: ())
    let program = try WatchedProgram(command, output: file == nil ? .standardError : .inherited, overload: overload)
    Interrupts.leaveTheFirst(to: program.process)
    var stream = ProbeStream()
    var decoder = TextLogDecoder()
    var trace = Trace()
    var telling = PlainTelling()
    func tell(_ flow: PlainTelling.Flow) {
      for line in telling.lines(statistics.linter, decoder.header, flow) { say(line) }
    }
    var ending: WatchedProgram.Ending?
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    reading: while true {
      var watched = pollfd(fd: program.log, events: Int16(POLLIN), revents: 0)
      let count = poll(&watched, 1, patience)
      if count == 0 {
        tell(.silent)
        if ending != nil { break }
        ending = program.ending(waits: false)
        continue
      }
      guard count > 0 else {
        if errno == EINTR { continue }
        break
      }
      let length = read(program.log, &piece, piece.count)
      if length < 0, errno == EINTR { continue }
      guard length > 0 else { break reading }
      let text = stream.text(of: Array(piece[..<length]))
      decoder.feed(text, into: &trace)
      for event in trace.events { statistics.accept(event, trace.tables) }
      tell(.coming)
      trace.removeEvents()
      do throws(FileError) {
        try output.write(text)
      } catch {
        // Who wanted the log is gone, or has no room for it: the program is not left alone.
        program.end()
        throw error
      }
    }
    decoder.finish(into: &trace)
    statistics.finish()
    tell(.ended)
    try output.finish()
    return ending ?? program.ending(waits: true) ?? .status(1)
  }
}
