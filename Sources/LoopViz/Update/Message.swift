import VizEngine

/// What can happen to the model.
enum Message: Sendable {
  case input(Input)
  case resized(Size)
  /// The wall's time, and that of the run's clock if there is a run.
  case tick(WallTime, Instant?)
  /// The run has recorded this.
  case recorded(TraceDelta)
  case started(RunStart)
  /// A log is open, and will be read.
  case opened(OpenedLog, RunStart)
  /// A program is started, and will be watched.
  case watching(WatchedRun, RunStart, retained: Int?)
  /// What the watched program printed.
  case printed([UInt8])
  case programEnded(ProgramExit)
  /// A source file of the program was read, or cannot be.
  case source(String, ProgramSources.Reading)
  /// The next bytes of the log.
  case read([UInt8])
  /// The log has ended; with a reason when it could not be read to its end.
  case readToEnd(String?)
  /// The paused loop came to a stand, or the run ended.
  case ended(RunModel.Ending)
  /// Two runs that are to be compared are recorded.
  case compared(RecordedRun, RecordedRun)
  /// An example that is to be predicted is recorded.
  case predicting(CatalogEntry, RecordedRun)
  case exported(ExportForm.Outcome)
}

/// What the world is to do; the runtime does it, and answers with messages.
enum Effect: Hashable, Sendable {
  case start(example: String, speed: Double)
  /// Records two examples to their ends.
  case compare(String, String)
  /// Records an example to its end, to ask about it.
  case predict(String)
  /// Ctrl-C for the program that is watched.
  case interrupt
  /// Keys for the program that is watched, as a terminal sends them.
  case type([UInt8])
  case readSource(SourceRequest)
  case pause
  case resume
  case step
  case setSpeed(Double)
  /// Ends the run, if there is one, and what is being recorded.
  case abandonRun
  case export(ExportFormat, path: String, overwrite: Bool)
  case setMouse(Bool)
  case suspend
  case redraw
  case quit
}
