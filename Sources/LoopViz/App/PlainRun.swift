import VizEngine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs an example without a screen: the text log goes to standard output as it happens.
enum PlainRun {
  /// What a run came to.
  struct Outcome {
    var ending: RunModel.Ending
    /// What lints found in it.
    var findings: [Finding]
  }

  /// Runs to the end on the calling thread.
  /// - Returns: how the example ended, and what is to be said about it.
  /// - Throws: ``FileError`` when the log cannot be written, ``SystemError`` when the loop cannot be made.
  static func run(_ entry: CatalogEntry, clock: any LoopClock, logPath: String?) throws -> Outcome {
    let recorder = TraceRecorder()
    let loop = try EventLoop(clock: clock, recorder: recorder)
    let start = WallClock.runStart(clockName: clock.name)
    let header = TextLogHeader(program: entry.name, clock: start.clockName, started: start.startedAt)
    // The file first: when it is refused, nothing has been written yet.
    var writers: [LogWriter] = []
    if let logPath { writers.append(try LogWriter(to: OutputFile(creating: logPath), header: header)) }
    writers.append(try LogWriter(to: OutputFile(standardOutput: ()), header: header))
    var failure: (any Error)?
    var trace = Trace()
    var linter = Linter()
    func flush() {
      let delta = recorder.drain()
      trace.append(delta)
      for event in trace.events { linter.accept(event, tables: trace.tables) }
      trace.removeEvents()
      do { for writer in writers { try writer.write(delta) } } catch {
        failure = failure ?? error
        loop.stop()
      }
    }
    loop.willWait = flush
    var ending = RunModel.Ending.succeeded
    do {
      try entry.run(on: loop)
      try loop.close()
    } catch {
      ending = .failed(pythonRepresentation(of: error))
    }
    loop.willWait = nil
    flush()
    if let failure { throw failure }
    for writer in writers { try writer.finish() }
    return Outcome(ending: ending, findings: linter.findings)
  }
}
