import VizEngine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Watches a program that ran already, without a screen: its log is passed on as it comes.
enum PlainAttach {
  /// How long the program may take to say its last after it was asked to: then it is left as it is.
  private static let patience: Int32 = 2000

  /// Goes on until the program ends, or Ctrl-C ends loopviz's part in it; a second one does not wait for its last words.
  /// - Throws: ``FileError`` when the log cannot be written.
  static func run(
    _ program: AttachedProgram, log path: String?, into statistics: inout RunStatistics
  ) throws {
    let file = try path.map { path throws(FileError) in try OutputFile(creating: path) }
    let output = file ?? OutputFile(standardOutput: ())
    let interrupts = AttachInterrupts()
    defer { interrupts.finish() }
    var stream = ProbeStream()
    var decoder = TextLogDecoder()
    var trace = Trace()
    var isLeaving = false
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    while !AttachInterrupts.haveComeTwice {
      if AttachInterrupts.haveCome, !isLeaving {
        isLeaving = true
        program.detach()
      }
      var watched = pollfd(fd: program.log, events: Int16(POLLIN), revents: 0)
      let count = poll(&watched, 1, isLeaving ? patience : 200)
      if count < 0, errno == EINTR { continue }
      if count == 0, !isLeaving { continue }
      guard count > 0 else { break }
      let length = read(program.log, &piece, piece.count)
      if length < 0, errno == EINTR { continue }
      guard length > 0 else { break }
      let text = stream.text(of: Array(piece[..<length]))
      decoder.feed(text.span, into: &trace)
      for event in trace.events { statistics.accept(event, trace.tables) }
      trace.removeEvents()
      try output.write(text)
    }
    decoder.finish(into: &trace)
    statistics.finish()
    try output.finish()
  }
}
