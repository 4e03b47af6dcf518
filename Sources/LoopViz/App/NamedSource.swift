import VizEngine

extension RunRecording.Source {
  /// The example of this name, or else the log at this path.
  /// - Throws: the sentence that says why there is neither.
  init(named name: String, in phrases: any Phrases) throws {
    if let entry = Catalog.entry(named: name) {
      self = .example(entry)
      return
    }
    do throws(RecordedLogError) {
      self = .known(try RecordedLog.read(Environment.expandingHome(in: name)))
    } catch {
      throw CommandFailure(phrases.sentence(error))
    }
  }

  /// The whole run; an example is recorded on the calling thread.
  var recorded: RecordedRun {
    switch self {
    case .example(let entry): RunRecording.record(entry)
    case .known(let run): run
    }
  }
}
